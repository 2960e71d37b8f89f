using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>A deadline as its row has it.</summary>
internal sealed record DueDeadline(string Process, Deadline Deadline);

/// <summary>The rows of deadlines.</summary>
internal static class DeadlineTable
{
    public static Statement Set(SqlDialect dialect, string process, Deadline deadline) => new(
        $"insert into {Table(dialect)} (process, key, due, payload) values ($1, $2, $3, $4) on conflict (process, key) do update set due = excluded.due, payload = excluded.payload",
        process,
        deadline.Key,
        Milliseconds(deadline.Due),
        deadline.Payload);

    public static Statement Remove(SqlDialect dialect, string process, string key) => new($"delete from {Table(dialect)} where process = $1 and key = $2", process, key);

    /// <summary>Removes a deadline that was carried out, unless it was moved meanwhile.</summary>
    public static Statement Done(SqlDialect dialect, DueDeadline due) =>
        new($"delete from {Table(dialect)} where process = $1 and key = $2 and due = $3", due.Process, due.Deadline.Key, Milliseconds(due.Deadline.Due));

    /// <summary>Puts off a deadline that could not be carried out.</summary>
    public static Statement PutOff(SqlDialect dialect, DueDeadline due, DateTimeOffset until) =>
        new($"update {Table(dialect)} set due = $4 where process = $1 and key = $2 and due = $3", due.Process, due.Deadline.Key, Milliseconds(due.Deadline.Due), Milliseconds(until));

    /// <summary>The deadlines that have passed, the oldest first.</summary>
    public static ValueTask<List<DueDeadline>> ReadDueAsync(BatchWriter writer, SqlDialect dialect, DateTimeOffset now, int max, CancellationToken cancellationToken) =>
        writer.QueryAsync(
            $"select process, key, due, payload from {Table(dialect)} where due <= $1 order by due limit $2",
            static reader => new DueDeadline(reader.GetString(0), new(reader.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)), reader.GetString(3))),
            cancellationToken,
            now.ToUnixTimeMilliseconds(),
            (long)max);

    // Rounded up: a deadline never rings before its instant.
    private static long Milliseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;

    private static string Table(SqlDialect dialect) => dialect.Table(FixedTables.Deadlines);
}
