namespace CivilAffairs.Relief.Journal;

/// <summary>The one row every writer locks.</summary>
/// <param name="Position">Position of the last event; zero when there is none.</param>
/// <param name="Hash">Hash of the last event.</param>
/// <param name="Streams">Highest stream id given out; ids are small so that the indexes stay local.</param>
internal sealed record Head(long Position, ReadOnlyMemory<byte> Hash, long Streams)
{
    public bool Is(Head other) => Position == other.Position && Streams == other.Streams && Hash.Span.SequenceEqual(other.Hash.Span);
}
