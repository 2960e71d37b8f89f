namespace CivilAffairs.Relief.Views.Storage;

/// <summary>Rows of which only those in memory are found; notes which others were looked for, and forgets what is written.</summary>
/// <param name="known">A row in memory, or null.</param>
internal sealed class RowScout(Func<RowKey, StoredRow?> known) : IRows
{
    private readonly Dictionary<RowKey, object?> _put = [];
    private readonly HashSet<RowKey> _missed = [];

    public IReadOnlyCollection<RowKey> Missed => _missed;

    public ValueTask<TRow?> FindAsync<TRow>(ViewTable<TRow> table, string key, CancellationToken cancellationToken)
        where TRow : class
    {
        var name = new RowKey(table, key);
        return ValueTask.FromResult(_put.TryGetValue(name, out var put) ? (TRow?)put : (TRow?)Known(name)?.Row);
    }

    // What is written is compared with what was there.
    public void Put<TRow>(ViewTable<TRow> table, string key, TRow row)
        where TRow : class
    {
        var name = new RowKey(table, key);
        if (!_put.ContainsKey(name)) Known(name);
        _put[name] = row;
    }

    public void Delete<TRow>(ViewTable<TRow> table, string key)
        where TRow : class
    {
        var name = new RowKey(table, key);
        if (!_put.ContainsKey(name)) Known(name);
        _put[name] = null;
    }

    private StoredRow? Known(RowKey name)
    {
        var row = known(name);
        if (row is null) _missed.Add(name);
        return row;
    }
}
