using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Views.Storage;

internal sealed class SqliteSession(SqliteConnection connection) : SqlSession(connection)
{
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    public override ValueTask BeginSnapshotAsync(CancellationToken cancellationToken) => BeginAsync("begin", cancellationToken);

    // A transaction that reads first and writes later fails when another process wrote in between.
    public override ValueTask BeginWriteAsync(CancellationToken cancellationToken) => BeginAsync("begin immediate", cancellationToken);

    public override ValueTask ExecuteManyAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_statements.TryGetValue(statement.Sql, out var prepared)) _statements.Add(statement.Sql, prepared = new(connection.Handle!, statement.Sql));
            prepared.Run(statement.Values);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        return base.DisposeAsync();
    }

    protected override void Bind(DbCommand command, object?[] values)
    {
        var parameters = ((SqliteCommand)command).Parameters;
        for (int i = 0; i < values.Length; i++)
        {
            if (parameters.Count <= i) parameters.Add(new SqliteParameter { ParameterName = "$" + (i + 1).ToString(CultureInfo.InvariantCulture) });
            parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
