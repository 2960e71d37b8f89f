using System.Data.Common;
using CivilAffairs.Relief.Views.Running;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>The rows about consumers, and their tables' coming and going.</summary>
internal sealed class ConsumerTable(SqlDialect dialect, IReadOnlyDictionary<ViewTable, TableSql> tables)
{
    private const string Columns = "name, version, epoch, position, horizon, stopped_at, stopped_event, stopped_error, stopped_since, shape";

    private readonly string _table = dialect.Table(FixedTables.Consumers);

    public async ValueTask<IReadOnlyList<ConsumerStatus>> ReadAsync(SqlSession session, CancellationToken cancellationToken) =>
        await session.QueryAsync($"select {Columns} from {_table} order by name", Read, cancellationToken);

    public async ValueTask<ConsumerStatus?> FindAsync(SqlSession session, string name, CancellationToken cancellationToken) =>
        (await session.QueryAsync($"select {Columns} from {_table} where name = $1", Read, cancellationToken, name)).FirstOrDefault();

    /// <summary>Makes the tables that are not there yet; leaves those that are.</summary>
    /// <remarks>
    /// Where all are there it asks for none: a node that starts would otherwise lock tables that another node writes, in another order, and one of them dies of it.
    /// </remarks>
    public async ValueTask CreateMissingAsync(SqlSession session, ConsumerSpec consumer, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(session, consumer, cancellationToken)) return;
        foreach (var sql in consumer.Tables.SelectMany(table => tables[table].Create())) await session.ExecuteAsync(sql, cancellationToken);
        await session.ExecuteAsync(
            $"insert into {_table} (name, version, shape, epoch, position, horizon) values ($1, $2, $3, 1, 0, 0) on conflict (name) do nothing",
            cancellationToken,
            consumer.Name,
            (long)consumer.Version,
            Shape(consumer));
    }

    /// <summary>Builds the tables anew where they mean or look other than this program's.</summary>
    /// <returns>Whether it did.</returns>
    public async ValueTask<bool> BringUpAsync(SqlSession session, ConsumerSpec consumer, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(session, consumer, cancellationToken)) return false;
        foreach (var sql in consumer.Tables.SelectMany(table => tables[table].Drop().Concat(tables[table].Create()))) await session.ExecuteAsync(sql, cancellationToken);
        await RestartAsync(session, consumer, otherJournal: false, cancellationToken);
        return true;
    }

    /// <summary>Whether the tables are those of this program: they are made in the transaction that names their consumer.</summary>
    private async ValueTask<bool> IsThereAsync(SqlSession session, ConsumerSpec consumer, CancellationToken cancellationToken)
    {
        var same = await session.QueryAsync(
            $"select 1 from {_table} where name = $1 and version = $2 and shape = $3",
            static reader => reader.GetInt64(0),
            cancellationToken,
            consumer.Name,
            (long)consumer.Version,
            Shape(consumer));
        return same.Count > 0;
    }

    /// <summary>Empties the tables of a consumer and lets it begin again from the first event. A process does not answer again what it has answered.</summary>
    /// <param name="otherJournal">The events are not those it had before.</param>
    public async ValueTask ResetAsync(SqlSession session, ConsumerSpec consumer, CancellationToken cancellationToken, bool otherJournal = false)
    {
        // Emptied, not made anew: a node's user need not be allowed to create tables.
        foreach (var sql in consumer.Tables.SelectMany(table => tables[table].Empty())) await session.ExecuteAsync(sql, cancellationToken);
        await RestartAsync(session, consumer, otherJournal, cancellationToken);
    }

    private async ValueTask RestartAsync(SqlSession session, ConsumerSpec consumer, bool otherJournal, CancellationToken cancellationToken)
    {
        var horizon = !consumer.IsProcess || otherJournal ? "0" : "case when position > horizon then position else horizon end";
        await session.ExecuteAsync($"delete from {dialect.Table(FixedTables.Deadlines)} where process = $1", cancellationToken, consumer.Name);
        await session.ExecuteAsync(
            $"update {_table} set version = $2, shape = $3, epoch = epoch + 1, position = 0, horizon = {horizon}, stopped_at = null, stopped_event = null, stopped_error = null, stopped_since = null where name = $1",
            cancellationToken,
            consumer.Name,
            (long)consumer.Version,
            Shape(consumer));
    }

    /// <summary>Moves a consumer on, where nobody else has moved it meanwhile.</summary>
    public async ValueTask<bool> AdvanceAsync(SqlSession session, ConsumerStatus from, ConsumerStatus to, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            $"update {_table} set position = $1, horizon = $2, stopped_at = $3, stopped_event = $4, stopped_error = $5, stopped_since = $6 where name = $7 and epoch = $8 and position = $9",
            cancellationToken,
            to.Position.Value,
            to.Horizon.Value,
            to.Stop?.At.Value,
            to.Stop?.Event,
            to.Stop?.Error,
            to.Stop?.Since.ToUnixTimeMilliseconds(),
            from.Name,
            from.Epoch,
            from.Position.Value) == 1;

    private static ConsumerStatus Read(DbDataReader reader) => new(
        reader.GetString(0),
        (int)reader.GetInt64(1),
        reader.GetInt64(2),
        new(reader.GetInt64(3)),
        new(reader.GetInt64(4)),
        reader.IsDBNull(5) ? null : new(new(reader.GetInt64(5)), reader.GetString(6), reader.GetString(7), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(8))));

    private string Shape(ConsumerSpec consumer) => string.Join(';', consumer.Tables.Select(table => tables[table].Shape));
}
