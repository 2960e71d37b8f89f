using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Reads the journal's tail with the bodies of its events.</summary>
public sealed class EventReader(IJournal journal, EventCodec codec, SubjectKeys keys)
{
    public EventReader(IJournal journal, EventCodec codec)
        : this(journal, codec, new SubjectKeys(journal))
    {
    }

    /// <summary>Events with a position above <paramref name="after"/>, in order, at most <paramref name="max"/>; one that cannot be read comes with its fault.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<IReadOnlyList<DecodedEvent>> ReadAsync(JournalPosition after, int max, CancellationToken cancellationToken)
    {
        var recorded = await journal.ReadAsync(after, max, cancellationToken);
        var known = await keys.FindAsync(recorded.Where(one => codec.HoldsPersonal(one.Type)).Select(one => one.Stream), cancellationToken);
        var decoded = new DecodedEvent[recorded.Count];
        for (int i = 0; i < decoded.Length; i++)
        {
            decoded[i] = Decode(recorded[i], known.GetValueOrDefault(recorded[i].Stream));
            if (decoded[i] is { Fault: null, Body: IErasure }) keys.Forget(recorded[i].Stream);
        }

        return decoded;
    }

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
