using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>
/// The one memory of the system: an append-only sequence of events with contiguous positions, grouped in streams, with unique claims and a hash chain.
/// Nothing is acknowledged before it is durable.
/// </summary>
/// <remarks>Safe for many callers at once; appends of one process share commits. Infrastructure faults are <see cref="JournalException"/>.</remarks>
public interface IJournal : IAsyncDisposable
{
    /// <summary>Appends the events of one request, all or none, in a durable commit that other requests may share.</summary>
    /// <exception cref="JournalException">The outcome is unknown or the journal cannot write: reload the stream, never assume.</exception>
    /// <exception cref="OperationCanceledException">The outcome is unknown too: the request may already be on its way.</exception>
    /// <exception cref="ArgumentException">The request is malformed (no events, ordinals not from 0, data not UTF-8); nothing was written.</exception>
    ValueTask<Verdict> AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>Events of one stream with a version above <paramref name="after"/>, in order, at most <paramref name="max"/>.</summary>
    ValueTask<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamName stream, StreamVersion after, int max, CancellationToken cancellationToken);

    /// <summary>Events of the whole journal with a position above <paramref name="after"/>, in order, at most <paramref name="max"/>.</summary>
    ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(JournalPosition after, int max, CancellationToken cancellationToken);

    /// <summary>Position of the last event committed; none when the journal is empty.</summary>
    ValueTask<JournalPosition> HeadAsync(CancellationToken cancellationToken);

    /// <summary>Completes when the head has passed <paramref name="after"/>, whichever process wrote it, with the head then seen.</summary>
    Task<JournalPosition> WaitAsync(JournalPosition after, CancellationToken cancellationToken);

    /// <summary>The first receipts of those of the given commands that the stream has recorded.</summary>
    ValueTask<IReadOnlyList<Receipt>> FindReceiptsAsync(StreamName stream, IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken);

    /// <summary>The keys that open the personal data of the given streams; a stream without one, or erased, is absent.</summary>
    ValueTask<IReadOnlyDictionary<StreamName, SubjectKey>> FindKeysAsync(IReadOnlyCollection<StreamName> streams, CancellationToken cancellationToken);

    /// <summary>Who holds a claim now, or null.</summary>
    ValueTask<ClaimHolder?> FindClaimAsync(string kind, string value, CancellationToken cancellationToken);
}
