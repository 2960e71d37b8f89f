using System.Buffers;
using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>The rows of one consumer in one batch: changed in memory, each written once however often it changed.</summary>
internal sealed class RowBatch(RowSource source) : IRows
{
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
        if (source.Cached(name) is { } cached) return ValueTask.FromResult((TRow?)cached.Row);
        return LoadAsync(name, cancellationToken);

        async ValueTask<TRow?> LoadAsync(RowKey missing, CancellationToken token) => (TRow?)(await source.LoadAsync(missing, token)).Row;
    }

    public void Put<TRow>(ViewTable<TRow> table, string key, TRow row)
        where TRow : class
    {
        var name = new RowKey(table, key);
        var former = Former(name);
        if (former.Row is { } old && (ReferenceEquals(old, row) || old.Equals(row))) return;

        if (RowEquality.IsWhole(typeof(TRow)))
        {
            Change(name, former, new(row, null, _position, table.ScopeOf(row)));
            return;
        }

        // The record may hold lists, which are compared by reference, and a row read back from the database has lists of its own: the bytes decide.
        var data = source.Write(row, typeof(TRow));
        if (former.Row is not null && data.SequenceEqual(former.Data)) return;
        Change(name, former, new(row, data.ToArray(), _position, table.ScopeOf(row)));
    }

    public void Delete<TRow>(ViewTable<TRow> table, string key)
        where TRow : class
    {
        var name = new RowKey(table, key);
        var former = Former(name);
        if (former.Row is not null) Change(name, former, new(null, [], _position, former.Scope));
    }

    /// <summary>The row's bytes as they are written.</summary>
    public byte[] BytesOf(RowKey name, StoredRow row) => row.Data ?? source.Write(row.Row!, name.Table.Row).ToArray();

    private StoredRow Former(RowKey name) => _changed.TryGetValue(name, out var changed) ? changed : source.Cached(name) ?? source.Load(name);

    private void Change(RowKey name, StoredRow former, StoredRow row)
    {
        if (!name.Table.IsPrivate && former.Scope is { } scope && scope != row.Scope) _moved.Add(new(name, scope, _position));
        _undo.Add((name, _changed.GetValueOrDefault(name)));
        _changed[name] = row;
    }
}

/// <summary>Where the rows of batches come from and their bytes are made.</summary>
internal sealed class RowSource(SqlSession session, RowCache cache, IReadOnlyDictionary<ViewTable, TableSql> tables) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer = new(Stream.Null, RowJson.WriterOptions);

    public StoredRow? Cached(RowKey key) => cache.Find(key);

    public StoredRow Load(RowKey key)
    {
        var sql = Sql(key.Table);
        return Keep(key, session.Query(sql.Find, reader => TableSql.Read(reader, data => RowJson.Read(data, key.Table)), key.Key));
    }

    public async ValueTask<StoredRow> LoadAsync(RowKey key, CancellationToken cancellationToken)
    {
        var sql = Sql(key.Table);
        return Keep(key, await session.QueryAsync(sql.Find, reader => TableSql.Read(reader, data => RowJson.Read(data, key.Table)), cancellationToken, key.Key));
    }

    /// <summary>The row as JSON; good until the next call.</summary>
    public ReadOnlySpan<byte> Write(object row, Type type)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, row, type, RowJson.Options);
        return _buffer.WrittenSpan;
    }

    public void Dispose() => _writer.Dispose();

    private StoredRow Keep(RowKey key, List<StoredRow> found)
    {
        var row = found.Count == 0 ? StoredRow.None : RowEquality.IsWhole(key.Table.Row) && found[0].Row is not null ? found[0] with { Data = null } : found[0];
        cache.Set(key, row);
        return row;
    }

    private TableSql Sql(ViewTable table) => tables.TryGetValue(table, out var sql) ? sql : throw new InvalidOperationException($"the view '{table.Name}' is not among those of this program");
}
