using System.Data.Common;
using System.Globalization;
using CivilAffairs.Relief.Domain;
using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Views.Storage;

internal sealed class SqliteSession(SqliteConnection connection) : SqlSession(connection)
{
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    public override ValueTask BeginSnapshotAsync(CancellationToken cancellationToken) => BeginAsync("begin", cancellationToken);

    // A transaction that reads first and writes later fails when another process wrote in between.
    public override ValueTask BeginWriteAsync(CancellationToken cancellationToken) => BeginAsync("begin immediate", cancellationToken);

    public override ValueTask<StoredRow?> FindRowAsync(TableSql table, string key, CancellationToken cancellationToken) => ValueTask.FromResult(FindRow(table, key));

    public override StoredRow? FindRow(TableSql table, string key)
    {
        var select = Prepared(table.Find);
        select.Bind(0, key);
        if (!select.Step()) return null;
        try
        {
            var position = new JournalPosition(select.Int64(0));
            return select.Int64(1) != 0 ? TableSql.Tombstone(position, select.Text(2), select.Text(3), select.Text(4)) : table.Read(position, select.Bytes(5));
        }
        finally
        {
            select.Reset();
        }
    }

    public override ValueTask WriteRowsAsync(TableSql table, IReadOnlyList<RowWrite> rows, RowWriter json, CancellationToken cancellationToken)
    {
        var (upsert, update) = (Prepared(table.Upsert), Prepared(table.Update));
        foreach (var (key, row, sameScope) in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Row is null && !table.KeepsTombstones)
            {
                Prepared(table.Delete).Run([key]);
                continue;
            }

            var data = json.Write(row.Row, table.View);
            var values = row.Row is null ? null : table.View.ValuesOf(row.Row);
            if (sameScope)
            {
                Bind(update, key, row, data);
                Bind(update, 4, table, values);

                // A tombstone that is known here may have been forgotten there.
                if (update.Change() == 1) continue;
            }

            var scope = row.Scope!;
            Bind(upsert, key, row, data);
            upsert.Bind(4, ScopeText.Of(scope.Place));
            upsert.Bind(5, ScopeText.Of(scope.Disaster));
            upsert.Bind(6, ScopeText.Of(scope.Depot));
            Bind(upsert, 7, table, values);
            upsert.Run();
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask ExecuteManyAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Prepared(statement.Sql).Run(statement.Values);
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

    private static void Bind(SqliteStatement statement, string key, StoredRow row, ReadOnlySpan<byte> data)
    {
        statement.Bind(0, key);
        statement.Bind(1, row.Position.Value);
        statement.Bind(2, row.Row is null ? 1 : 0);
        statement.Bind(3, data);
    }

    /// <param name="from">The place of the first of the view's columns.</param>
    private static void Bind(SqliteStatement statement, int from, TableSql table, IReadOnlyList<object?>? values)
    {
        for (int i = 0; i < table.View.Columns.Count; i++) statement.Bind(from + i, SqlDialect.Plain(values?[i]));
    }

    private SqliteStatement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var prepared)) _statements.Add(sql, prepared = new(connection.Handle!, sql));
        return prepared;
    }
}
