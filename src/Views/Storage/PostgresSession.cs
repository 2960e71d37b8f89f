using System.Data.Common;
using Npgsql;

namespace CivilAffairs.Relief.Views.Storage;

internal sealed class PostgresSession(NpgsqlConnection connection) : SqlSession(connection)
{
    private const int Chunk = 500;

    public override bool IsFar => true;

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

    /// <summary>One statement for some hundred rows.</summary>
    public override async ValueTask WriteRowsAsync(TableSql table, IReadOnlyList<RowWrite> rows, RowWriter json, CancellationToken cancellationToken)
    {
        if (!table.KeepsTombstones && rows.Any(one => one.Row.Row is null))
        {
            await ExecuteAsync(table.DeleteMany, cancellationToken, [rows.Where(one => one.Row.Row is null).Select(one => one.Key).ToArray()]);
            rows = [.. rows.Where(one => one.Row.Row is not null)];
        }

        foreach (var chunk in rows.Chunk(Chunk))
        {
            var values = chunk.Select(one => one.Row.Row is { } row ? table.View.ValuesOf(row) : null).ToArray();
            object[] arrays =
            [
                chunk.Select(one => one.Key).ToArray(),
                chunk.Select(one => one.Row.Position.Value).ToArray(),
                chunk.Select(one => one.Row.Row is null).ToArray(),
                chunk.Select(one => json.Write(one.Row.Row, table.View).ToArray()).ToArray(),
                chunk.Select(one => ScopeText.Of(one.Row.Scope!.Place)).ToArray(),
                chunk.Select(one => ScopeText.Of(one.Row.Scope!.Disaster)).ToArray(),
                chunk.Select(one => ScopeText.Of(one.Row.Scope!.Depot)).ToArray(),
                .. Enumerable.Range(0, table.View.Columns.Count).SelectMany(i => Column(values.Select(row => SqlDialect.Plain(row?[i])))),
            ];
            await ExecuteAsync(table.Upsert, cancellationToken, arrays);
        }
    }

    // A column of a view is two here: numbers and texts.
    private static IEnumerable<object> Column(IEnumerable<object?> values)
    {
        object?[] all = [.. values];
        yield return all.Select(value => value as long?).ToArray();
        yield return all.Select(value => value as string).ToArray();
    }

    protected override void Bind(DbCommand command, object?[] values)
    {
        var parameters = ((NpgsqlCommand)command).Parameters;
        parameters.Clear();
        foreach (var value in values) parameters.Add(Parameter(value));
    }

    private static NpgsqlParameter Parameter(object? value) => new() { Value = value ?? DBNull.Value };
}
