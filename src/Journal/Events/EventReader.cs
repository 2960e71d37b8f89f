using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>
/// Reads the journal's tail with the bodies of its events. Safe for many readers at once; those that follow the journal closely share what one of them has
/// decoded.
/// </summary>
public sealed class EventReader(IJournal journal, EventCodec codec, SubjectKeys keys)
{
    private readonly LatelyDecoded _lately = new();

    public EventReader(IJournal journal, EventCodec codec)
        : this(journal, codec, new SubjectKeys(journal))
    {
    }

    /// <summary>Events with a position above <paramref name="after"/>, in order, at most <paramref name="max"/>; one that cannot be read comes with its fault.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<IReadOnlyList<DecodedEvent>> ReadAsync(JournalPosition after, int max, CancellationToken cancellationToken)
    {
        var known = _lately.After(after, max);
        if (known.Count == max) return known;
        var read = await DecodeAsync(await journal.ReadAsync(new(after.Value + known.Count), max - known.Count, cancellationToken), cancellationToken);

        // A full page is of the past: whoever reads it is far behind, and nobody else is there. What was before an erasure is not kept.
        if (known.Count + read.Length < max && !Array.Exists(read, IsErasure)) _lately.Add(read);
        return known.Count == 0 ? read : [.. known, .. read];
    }

    private async ValueTask<DecodedEvent[]> DecodeAsync(IReadOnlyList<RecordedEvent> recorded, CancellationToken cancellationToken)
    {
        var known = await keys.FindAsync(recorded.Where(one => codec.HoldsPersonal(one.Type)).Select(one => one.Stream), cancellationToken);
        var decoded = new DecodedEvent[recorded.Count];
        for (int i = 0; i < decoded.Length; i++)
        {
            decoded[i] = Decode(recorded[i], known.GetValueOrDefault(recorded[i].Stream));
            if (!IsErasure(decoded[i])) continue;
            keys.Forget(recorded[i].Stream);
            _lately.Clear();
        }

        return decoded;
    }

    private static bool IsErasure(DecodedEvent one) => one is { Fault: null, Body: IErasure };

    private DecodedEvent Decode(RecordedEvent recorded, SubjectKey? key)
    {
        try
        {
            return new(recorded, codec.Decode(recorded, key));
        }
        catch (UnreadableEventException fault)
        {
            return new(recorded, fault);
        }
    }
}
