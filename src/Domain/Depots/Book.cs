using System.Collections.Immutable;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// Things by their id: all the open ones, and the last finished ones, so that a repeat or a late message about them is understood.
/// </summary>
public sealed record Book<TId, TEntry>
    where TId : struct
    where TEntry : class
{
    /// <summary>How many finished ones are remembered.</summary>
    public const int Remembered = 1000;

    public ImmutableDictionary<TId, TEntry> Entries { get; init; } = ImmutableDictionary<TId, TEntry>.Empty;

    /// <summary>The finished among the entries, oldest first.</summary>
    public ImmutableList<TId> Finished { get; init; } = [];

    public TEntry? Find(TId id) => Entries.GetValueOrDefault(id);

    public Book<TId, TEntry> Put(TId id, TEntry entry) => this with { Entries = Entries.SetItem(id, entry) };

    /// <summary>Keeps the entry, but only among the last finished ones.</summary>
    public Book<TId, TEntry> Finish(TId id, TEntry entry)
    {
        var book = Put(id, entry);
        if (book.Finished.Contains(id)) return book;
        book = book with { Finished = book.Finished.Add(id) };
        return book.Finished.Count <= Remembered ? book : new() { Entries = book.Entries.Remove(book.Finished[0]), Finished = book.Finished.RemoveAt(0) };
    }
}
