using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>The last events of the journal that were decoded, by position. Safe for many at once.</summary>
internal sealed class LatelyDecoded
{
    private const int Most = 4096;

    // Whatever is in a place tells its own position, and events never change: no lock is needed.
    private readonly DecodedEvent?[] _places = new DecodedEvent?[Most];

    /// <summary>Those right behind the position, without a gap, at most <paramref name="max"/>; none where the first is not known.</summary>
    public List<DecodedEvent> After(JournalPosition position, int max)
    {
        var known = new List<DecodedEvent>();
        for (var next = position.Value + 1; known.Count < max && Volatile.Read(ref _places[next % Most]) is { } one && one.Position.Value == next; next++) known.Add(one);
        return known;
    }

    public void Add(IEnumerable<DecodedEvent> events)
    {
        foreach (var one in events) Volatile.Write(ref _places[one.Position.Value % Most], one);
    }

    /// <summary>Somebody was erased: what is kept may tell of them.</summary>
    public void Clear() => Array.Clear(_places);
}
