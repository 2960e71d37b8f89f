using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>The rows of one consumer in one batch: changed in memory, each written once however often it changed.</summary>
/// <param name="source">Rows as the database has them.</param>
/// <param name="before">The consumer's batch before this one, which may still be on its way into the database; null for none.</param>
internal sealed class RowBatch(RowSource source, RowBatch? before = null) : IRows
{
    private readonly Dictionary<RowKey, StoredRow>? _before = before?._changed;
    private readonly Dictionary<RowKey, StoredRow> _changed = [];
    private readonly List<MovedRow> _moved = [];
    private readonly List<(RowKey Key, StoredRow? Former)> _undo = [];
    private int _movedBefore;
    private JournalPosition _position;

    public IReadOnlyDictionary<RowKey, StoredRow> Changed => _changed;

    public IReadOnlyList<MovedRow> Moved => _moved;

    /// <summary>What is written from here on belongs to the event at the position.</summary>
    public void Begin(JournalPosition position)
    {
        _position = position;
        _undo.Clear();
        _movedBefore = _moved.Count;
    }

    /// <summary>Takes back what was written for the event begun last.</summary>
    public void Undo()
    {
        for (int i = _undo.Count - 1; i >= 0; i--)
        {
            var (key, former) = _undo[i];
            if (former is null) _changed.Remove(key);
            else _changed[key] = former;
        }

        _moved.RemoveRange(_movedBefore, _moved.Count - _movedBefore);
        _undo.Clear();
    }

    public ValueTask<TRow?> FindAsync<TRow>(ViewTable<TRow> table, string key, CancellationToken cancellationToken)
        where TRow : class
    {
        var name = new RowKey(table, key);
        if (_changed.TryGetValue(name, out var changed)) return ValueTask.FromResult((TRow?)changed.Row);
        if (Known(name) is { } known) return ValueTask.FromResult((TRow?)known.Row);
        var loading = source.LoadAsync(name, cancellationToken);
        return loading.IsCompletedSuccessfully ? ValueTask.FromResult((TRow?)loading.Result.Row) : WaitAsync(loading);

        static async ValueTask<TRow?> WaitAsync(ValueTask<StoredRow> loading) => (TRow?)(await loading).Row;
    }

    public void Put<TRow>(ViewTable<TRow> table, string key, TRow row)
        where TRow : class
    {
        var name = new RowKey(table, key);
        var former = Former(name);
        if (former.Row is TRow old && RowEquality<TRow>.Of.Same(old, row)) return;
        Change(name, former, new(row, _position, ScopeOf(former.Scope, table.ScopeOf(row))));
    }

    public void Delete<TRow>(ViewTable<TRow> table, string key)
        where TRow : class
    {
        var name = new RowKey(table, key);
        var former = Former(name);
        if (former.Row is not null) Change(name, former, new(null, _position, former.Scope));
    }

    /// <summary>
    /// Brings into memory what a projection is about to ask for, in a few journeys instead of one a row: it is let run over the events once for nothing, to hear what
    /// it looks for. Nothing where a row is near anyway.
    /// </summary>
    public async ValueTask ForeseeAsync(IProjection projection, IEnumerable<DecodedEvent> events, CancellationToken cancellationToken)
    {
        if (!source.IsFar) return;
        var scout = new RowScout(Known);
        foreach (var one in events)
        {
            if (one.Fault is not null) break;
            try
            {
                await projection.ApplyAsync(one, scout, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // It was told that rows are not there which may be. Whether the event is poison shows when it is taken in.
            }
        }

        await source.LoadAsync(scout.Missed, cancellationToken);
    }

    /// <summary>What is to be written, view by view.</summary>
    public IEnumerable<(ViewTable Table, List<RowWrite> Rows)> ToWrite() => _changed
        .GroupBy(changed => changed.Key.Table)
        .Select(table => (table.Key, table.Select(changed => new RowWrite(changed.Key.Key, changed.Value, Known(changed.Key)?.Scope == changed.Value.Scope)).ToList()));

    // The same object for as long as it says the same: most rows never move, and all of them are kept in memory.
    private static RowScope ScopeOf(RowScope? former, RowScope scope) => former == scope ? former : scope;

    private StoredRow Former(RowKey name) => _changed.TryGetValue(name, out var changed) ? changed : Known(name) ?? source.Load(name);

    /// <summary>The row as this batch found it, where that is in memory.</summary>
    private StoredRow? Known(RowKey name) => _before?.GetValueOrDefault(name) ?? source.Cached(name);

    private void Change(RowKey name, StoredRow former, StoredRow row)
    {
        if (!name.Table.IsPrivate && former.Scope is { } scope && scope != row.Scope) _moved.Add(new(name, scope, _position));
        _undo.Add((name, _changed.GetValueOrDefault(name)));
        _changed[name] = row;
    }
}

/// <summary>Where the rows of batches come from: memory, or else the database.</summary>
internal sealed class RowSource(SqlSession session, RowCache cache, IReadOnlyDictionary<ViewTable, TableSql> tables)
{
    public StoredRow? Cached(RowKey key) => cache.Find(key);

    public bool IsFar => session.IsFar;

    /// <summary>Brings rows into memory.</summary>
    public async ValueTask LoadAsync(IEnumerable<RowKey> keys, CancellationToken cancellationToken)
    {
        foreach (var table in keys.GroupBy(key => key.Table))
        {
            var found = (await session.FindRowsAsync(Sql(table.Key), [.. table.Select(key => key.Key)], cancellationToken)).ToDictionary(one => one.Key, one => one.Row, StringComparer.Ordinal);
            foreach (var key in table) Keep(key, found.GetValueOrDefault(key.Key));
        }
    }

    public StoredRow Load(RowKey key) => Keep(key, session.FindRow(Sql(key.Table), key.Key));

    public ValueTask<StoredRow> LoadAsync(RowKey key, CancellationToken cancellationToken)
    {
        var finding = session.FindRowAsync(Sql(key.Table), key.Key, cancellationToken);
        return finding.IsCompletedSuccessfully ? ValueTask.FromResult(Keep(key, finding.Result)) : WaitAsync(finding);

        async ValueTask<StoredRow> WaitAsync(ValueTask<StoredRow?> found) => Keep(key, await found);
    }

    private StoredRow Keep(RowKey key, StoredRow? found)
    {
        var row = found ?? StoredRow.None;
        cache.Set(key, row);
        return row;
    }

    private TableSql Sql(ViewTable table) => tables.TryGetValue(table, out var sql) ? sql : throw new InvalidOperationException($"the view '{table.Name}' is not among those of this program");
}
