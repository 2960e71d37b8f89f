using System.Data.Common;
using Npgsql;

namespace CivilAffairs.Relief.Views.Storage;

internal sealed class PostgresSession(NpgsqlConnection connection) : SqlSession(connection)
{
    private const int Chunk = 500;

    public override ValueTask BeginSnapshotAsync(CancellationToken cancellationToken) => BeginAsync("begin isolation level repeatable read read only", cancellationToken);

    public override ValueTask BeginWriteAsync(CancellationToken cancellationToken) => BeginAsync("begin isolation level read committed", cancellationToken);

    /// <summary>One round trip for some hundred statements.</summary>
    public override async ValueTask ExecuteManyAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        foreach (var chunk in statements.Chunk(Chunk))
        {
            await using var batch = ((NpgsqlConnection)Connection).CreateBatch();
            foreach (var statement in chunk)
            {
                var command = new NpgsqlBatchCommand(statement.Sql);
                foreach (var value in statement.Values) command.Parameters.Add(Parameter(value));
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    protected override void Bind(DbCommand command, object?[] values)
    {
        var parameters = ((NpgsqlCommand)command).Parameters;
        parameters.Clear();
        foreach (var value in values) parameters.Add(Parameter(value));
    }

    private static NpgsqlParameter Parameter(object? value) => new() { Value = value ?? DBNull.Value };
}
