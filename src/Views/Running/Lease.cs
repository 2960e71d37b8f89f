using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Views.Running;

/// <summary>This node is the one that does a work, until it lets go or no longer renews.</summary>
/// <param name="Fence">Greater than that of every holder before: what an older one still tries to write is refused.</param>
internal sealed record Lease(string Name, string Holder, long Fence);

/// <summary>Who may do a work that only one node may do. Time is the database's, which all nodes share; on SQLite that is the machine's.</summary>
internal sealed class Leases(ViewDatabase database, ViewOptions options, TimeProvider time)
{
    private const string PostgresNow = "(extract(epoch from clock_timestamp()) * 1000)::bigint";

    private readonly string _table = database.Dialect.Table(FixedTables.Leases);

    /// <summary>Takes a lease that is free, expired or this node's own.</summary>
    /// <param name="first">
    /// This node has not held it since it started. One process has the file to itself on SQLite: there a start takes the lease over from whoever died with it.
    /// </param>
    /// <returns>Null while another node holds it.</returns>
    public ValueTask<Lease?> TakeAsync(string name, bool first, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync($"insert into {_table} (name, holder, fence, expires) values ($1, '', 0, 0) on conflict (name) do nothing", cancellationToken, name);
                var (now, values) = Now(options.Node, Term, name);
                var free = first && !database.Shared ? "true" : $"(expires < {now} or holder = $1)";
                var taken = await session.QueryAsync(
                    $"update {_table} set holder = $1, fence = fence + 1, expires = {now} + $2 where name = $3 and {free} returning fence",
                    static reader => reader.GetInt64(0),
                    cancellationToken,
                    values);
                return taken.Count == 0 ? null : new Lease(name, options.Node, taken[0]);
            },
            cancellationToken);

    /// <summary>Within a transaction: makes sure that the lease is still held, and renews it.</summary>
    /// <exception cref="LeaseLostException">Another node has it.</exception>
    public async ValueTask RenewAsync(SqlSession session, Lease lease, CancellationToken cancellationToken)
    {
        // The row stays locked until the commit: nobody takes the lease over between this look and the rows becoming visible.
        var (now, values) = Now(Term, lease.Name, lease.Holder, lease.Fence);
        var renewed = await session.ExecuteAsync($"update {_table} set expires = {now} + $1 where name = $2 and holder = $3 and fence = $4", cancellationToken, values);
        if (renewed == 0) throw new LeaseLostException($"the lease '{lease.Name}' went to another node");
    }

    /// <summary>Lets go, so that another node need not wait.</summary>
    public async ValueTask ReleaseAsync(Lease lease, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.ExecuteAsync($"update {_table} set expires = 0 where name = $1 and holder = $2 and fence = $3", cancellationToken, lease.Name, lease.Holder, lease.Fence),
            cancellationToken);

    private long Term => (long)options.LeaseTerm.TotalMilliseconds;

    private (string Now, object?[] Values) Now(params object?[] values) =>
        database.Shared ? (PostgresNow, values) : ("$" + (values.Length + 1), [.. values, time.GetUtcNow().ToUnixTimeMilliseconds()]);
}
