using System.Runtime.InteropServices;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>Rows lately used, as the database has them. Safe for many at once, each of whom has rows of its own.</summary>
/// <param name="most">How many rows are kept, at least 1. Beyond that a row goes that was not used since the hand last came round.</param>
/// <remarks>
/// A clock and not a list by use: a look-up marks its row and moves no references. References that keep changing in old objects are what a garbage collector
/// spends its time on.
/// </remarks>
internal sealed class RowCache(int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RowKey, int> _places = [];
    private readonly List<Entry> _entries = [];
    private int _hand;

    public StoredRow? Find(RowKey key)
    {
        using var entered = _gate.EnterScope();
        if (!_places.TryGetValue(key, out var place)) return null;
        ref var entry = ref CollectionsMarshal.AsSpan(_entries)[place];
        entry.Used = true;
        return entry.Row;
    }

    public void Set(RowKey key, StoredRow row)
    {
        using var entered = _gate.EnterScope();
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, key, out var known);
        if (known)
        {
            ref var entry = ref CollectionsMarshal.AsSpan(_entries)[place];
            (entry.Row, entry.Used) = (row, true);
        }
        else if (_entries.Count < most)
        {
            place = _entries.Count;
            _entries.Add(new(key, row));
        }
        else
        {
            place = Free();
            ref var entry = ref CollectionsMarshal.AsSpan(_entries)[place];
            _places.Remove(entry.Key);
            entry = new(key, row);
        }
    }

    public void Clear()
    {
        using var entered = _gate.EnterScope();
        _places.Clear();
        _entries.Clear();
        _hand = 0;
    }

    private int Free()
    {
        var entries = CollectionsMarshal.AsSpan(_entries);
        while (true)
        {
            var place = _hand;
            _hand = (_hand + 1) % entries.Length;
            if (!entries[place].Used) return place;
            entries[place].Used = false;
        }
    }

    private record struct Entry(RowKey Key, StoredRow Row, bool Used = false);
}
