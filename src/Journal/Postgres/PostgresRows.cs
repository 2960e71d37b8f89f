using Npgsql;
using NpgsqlTypes;

namespace CivilAffairs.Relief.Journal.Postgres;

/// <summary>The statements that write a judged batch, to be sent in one round trip that ends with the commit.</summary>
internal static class PostgresRows
{
    public static void Write(NpgsqlBatch statements, Batch batch)
    {
        if (batch.NewStreams.Count > 0) statements.BatchCommands.Add(NewStreams(batch.NewStreams));
        statements.BatchCommands.Add(Events(batch.Events));
        Claims(statements, batch.Claims);
        Keys(statements, batch.Keys);
        statements.BatchCommands.Add(With("update head set position = $1, hash = $2, streams = $3", Value(batch.Head.Position), Value(batch.Head.Hash), Value(batch.Head.Streams)));
    }

    public static NpgsqlBatchCommand With(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    public static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static NpgsqlBatchCommand NewStreams(List<StreamMark> streams) => With(
        "insert into streams (id, name) select * from unnest($1, $2)",
        Value(streams.Select(s => s.Id).ToArray()),
        Value(streams.Select(s => s.Name.ToString()).ToArray()));

    private static NpgsqlBatchCommand Events(List<EventRow> rows) => With(
        "insert into events (position, stream_id, version, type, data, command_id, ordinal, cause, actor, at, hash) " +
        "select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        Column(rows, row => row.Event.Position.Value),
        Column(rows, row => row.StreamId),
        Column(rows, row => row.Event.Version.Value),
        Column(rows, row => row.Event.Type),
        new NpgsqlParameter<ReadOnlyMemory<byte>[]> { TypedValue = [.. rows.Select(row => row.Event.Data)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        Column(rows, row => row.Event.Command.Value),
        Column(rows, row => row.Event.Ordinal),
        Column(rows, row => row.Event.Cause.Value),
        Column(rows, row => row.Event.Actor.ToString()),
        Column(rows, row => row.Event.At.UtcDateTime),
        Column(rows, row => row.Hash));

    private static NpgsqlParameter<T[]> Column<T>(List<EventRow> rows, Func<EventRow, T> value)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = value(rows[i]);
        return Value(values);
    }

    private static void Claims(NpgsqlBatch statements, Dictionary<ClaimKey, ClaimRow?> claims)
    {
        var free = claims.Where(c => c.Value is null).Select(c => c.Key.ToArray()).ToArray();
        var held = claims.Where(c => c.Value is not null).ToList();
        if (free.Length > 0) statements.BatchCommands.Add(With("delete from claims where key = any($1)", Value(free)));
        if (held.Count == 0) return;
        statements.BatchCommands.Add(With(
            "insert into claims (key, stream_id, place) select * from unnest($1, $2, $3) on conflict (key) do update set stream_id = excluded.stream_id, place = excluded.place",
            Value(held.Select(c => c.Key.ToArray()).ToArray()),
            Value(held.Select(c => c.Value!.StreamId).ToArray()),
            Value(held.Select(c => c.Value!.Place?.ToString()).ToArray())));
    }

    private static void Keys(NpgsqlBatch statements, Dictionary<long, byte[]?> keys)
    {
        var destroyed = keys.Where(k => k.Value is null).Select(k => k.Key).ToArray();
        var kept = keys.Where(k => k.Value is not null).ToList();
        if (destroyed.Length > 0) statements.BatchCommands.Add(With("delete from subject_keys where stream_id = any($1)", Value(destroyed)));
        if (kept.Count == 0) return;
        statements.BatchCommands.Add(With(
            "insert into subject_keys (stream_id, wrapped) select * from unnest($1, $2) on conflict (stream_id) do update set wrapped = excluded.wrapped",
            Value(kept.Select(k => k.Key).ToArray()),
            Value(kept.Select(k => k.Value!).ToArray())));
    }
}
