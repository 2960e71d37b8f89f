using CivilAffairs.Relief.Views.Running;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>One consumer's step: from where to where, with the rows and whatever else belongs to it.</summary>
internal sealed record Advance(ConsumerStatus From, ConsumerStatus To, RowBatch Rows)
{
    public IReadOnlyList<Statement> Also { get; init; } = [];
}

/// <summary>
/// Writes rows and checkpoints in one transaction, under a lease. For one user at a time, who may make the next batch while one is being written: it then reads on
/// sessions of its own, one for each worker, and sees the rows that are on their way.
/// </summary>
internal sealed class BatchWriter : IAsyncDisposable
{
    private readonly ViewStore _store;
    private readonly Leases _leases;
    private readonly Lease _lease;
    private readonly SqlSession _session;
    private readonly SqlSession[] _reading;
    private readonly RowCache _cache;
    private readonly RowSource _own;
    private readonly RowSource[] _aside;
    private readonly RowWriter _json = new();

    // Where the workers read just now.
    private RowSource[] _sources;
    private (IReadOnlyList<Advance> Advances, Task Written)? _underWay;

    private BatchWriter(ViewStore store, Leases leases, Lease lease, SqlSession session, SqlSession[] reading, ViewOptions options)
    {
        _store = store;
        _leases = leases;
        _lease = lease;
        _session = session;
        _reading = reading;
        _cache = new(options.CachedRows);
        _own = new(session, _cache, store.Tables);
        _aside = [.. reading.Select(one => new RowSource(one, _cache, store.Tables))];
        _sources = [_own];
    }

    /// <summary>How many may make rows at the same time, each for consumers of its own.</summary>
    public int Workers => _aside.Length;

    public static async ValueTask<BatchWriter> OpenAsync(ViewStore store, Leases leases, Lease lease, ViewOptions options, int workers, CancellationToken cancellationToken)
    {
        var opened = new List<SqlSession>();
        try
        {
            opened.Add(await store.Database.OpenAsync(cancellationToken));
            while (opened.Count <= workers) opened.Add(await store.Database.OpenReadingAsync(cancellationToken));
            return new(store, leases, lease, opened[0], [.. opened.Skip(1)], options);
        }
        catch
        {
            foreach (var session in opened) await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Rows for one consumer's next step.</summary>
    /// <param name="worker">Who makes them, from 0.</param>
    public RowBatch NewBatch(string consumer, int worker = 0) => new(_sources[worker], _underWay?.Advances.FirstOrDefault(advance => advance.From.Name == consumer)?.Rows);

    /// <summary>What this program's consumers are at; those whose rows now mean something else begin anew.</summary>
    /// <returns>The consumers, and the names of those begun anew.</returns>
    public async ValueTask<(IReadOnlyList<ConsumerStatus> Consumers, IReadOnlyList<string> Anew)> BringUpAsync(IEnumerable<ConsumerSpec> consumers, Func<ConsumerStatus, bool> isForeign, CancellationToken cancellationToken)
    {
        var anew = new List<string>();
        var statuses = await _store.Database.WriteAsync(
            _session,
            async session =>
            {
                await _leases.RenewAsync(session, _lease, cancellationToken);
                var statuses = new List<ConsumerStatus>();
                foreach (var consumer in consumers)
                {
                    var changed = await _store.ConsumerTable.BringUpAsync(session, consumer, cancellationToken);
                    var status = (await _store.ConsumerTable.FindAsync(session, consumer.Name, cancellationToken))!;
                    if (!changed && isForeign(status))
                    {
                        await _store.ConsumerTable.ResetAsync(session, consumer, cancellationToken, otherJournal: true);
                        changed = true;
                    }

                    if (changed) anew.Add(consumer.Name);

                    // Of builds that kept them.
                    foreach (var table in consumer.Tables.Select(table => _store.Tables[table]).Where(table => !table.KeepsTombstones)) await session.ExecuteAsync(table.Sweep, cancellationToken);
                    statuses.Add(changed ? (await _store.ConsumerTable.FindAsync(session, consumer.Name, cancellationToken))! : status);
                }

                return statuses;
            },
            cancellationToken);
        foreach (var status in statuses) _store.Progress.Set(status);
        return (statuses, anew);
    }

    /// <summary>Writes steps, after those before.</summary>
    /// <param name="wait">False to come back while they are written; the next call here waits for them.</param>
    /// <exception cref="LeaseLostException">Another node does this work now, or an operator moved a consumer; nothing was written.</exception>
    public async ValueTask CommitAsync(IReadOnlyList<Advance> advances, bool wait, CancellationToken cancellationToken)
    {
        await SettleAsync();

        // What is asked of the rows in memory is asked here: the next batch uses them while this one is written.
        List<(ViewTable Table, List<RowWrite> Rows)> rows = [.. advances.SelectMany(advance => advance.Rows.ToWrite())];
        ValueTask<bool> NowAsync() => _store.Database.WriteAsync(_session, session => WriteAsync(session, advances, rows, cancellationToken), cancellationToken);
        _underWay = (advances, wait ? NowAsync().AsTask() : Task.Run(() => NowAsync().AsTask(), CancellationToken.None));
        if (wait) await SettleAsync();
    }

    /// <summary>Waits until everything is written.</summary>
    /// <exception cref="LeaseLostException">See <see cref="CommitAsync"/>.</exception>
    public async ValueTask SettleAsync()
    {
        if (_underWay is not { } one) return;
        _underWay = null;
        try
        {
            await one.Written;
        }
        catch
        {
            // Whether it was written may be unknown, and if it was not, somebody else may have written.
            _cache.Clear();
            throw;
        }

        foreach (var advance in one.Advances)
        {
            foreach (var (key, row) in advance.Rows.Changed) _cache.Set(key, row);
            _store.Progress.Set(advance.To);
        }
    }

    /// <summary>Keeps the lease while there is nothing to write.</summary>
    public async ValueTask RenewAsync(CancellationToken cancellationToken) => await _store.Database.WriteAsync(
        _session,
        async session =>
        {
            await _leases.RenewAsync(session, _lease, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Writes what belongs to no event, under the lease.</summary>
    public async ValueTask WriteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken) => await _store.Database.WriteAsync(
        _session,
        async session =>
        {
            await _leases.RenewAsync(session, _lease, cancellationToken);
            await session.ExecuteManyAsync(statements, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Reads on the writer's own session.</summary>
    public ValueTask<List<T>> QueryAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, CancellationToken cancellationToken, params object?[] values) =>
        _session.QueryAsync(sql, read, cancellationToken, values);

    /// <summary>Until disposed, rows are read in one transaction a worker instead of one each.</summary>
    /// <param name="workers">How many are about to make rows; on PostgreSQL each costs two journeys.</param>
    public async ValueTask<IAsyncDisposable> HoldReadsAsync(int workers, CancellationToken cancellationToken)
    {
        // Where nothing is being written, the writing session can read: it still has the pages that it wrote, which to any other SQLite session are news.
        var alone = workers == 1 && _underWay is null;
        _sources = alone ? [_own] : _aside;
        var held = alone ? [_session] : _reading[..workers];
        foreach (var session in held) await session.BeginSnapshotAsync(cancellationToken);
        return new Holding(held);
    }

    public void Forget() => _cache.Clear();

    public async ValueTask DisposeAsync()
    {
        if (_underWay is { } left) await left.Written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var session in _reading) await session.DisposeAsync();
        _json.Dispose();
        await _session.DisposeAsync();
    }

    private async ValueTask<bool> WriteAsync(SqlSession session, IReadOnlyList<Advance> advances, IReadOnlyList<(ViewTable Table, List<RowWrite> Rows)> changed, CancellationToken cancellationToken)
    {
        await _leases.RenewAsync(session, _lease, cancellationToken);
        var statements = new List<Statement>();
        foreach (var (from, to, rows) in advances)
        {
            if (!await _store.ConsumerTable.AdvanceAsync(session, from, to, cancellationToken)) throw new LeaseLostException($"'{from.Name}' was moved by somebody else");
            foreach (var moved in rows.Moved) statements.Add(_store.Tables[moved.Row.Table].Note(moved));
            if (to.Horizon != from.Horizon && !_store.Specs[from.Name].IsProcess) statements.AddRange(_store.Specs[from.Name].Tables.SelectMany(table => _store.Tables[table].Prune(to.Horizon)));
        }

        foreach (var (table, rows) in changed) await session.WriteRowsAsync(_store.Tables[table], rows, _json, cancellationToken);
        foreach (var advance in advances) statements.AddRange(advance.Also);
        await session.ExecuteManyAsync(statements, cancellationToken);
        return true;
    }

    private sealed class Holding(SqlSession[] sessions) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var session in sessions) await session.RollbackAsync();
        }
    }
}
