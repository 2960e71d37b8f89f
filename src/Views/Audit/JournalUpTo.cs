using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>A journal as it was when a position was its head. Read only; disposing of it leaves the journal open.</summary>
internal sealed class JournalUpTo(IJournal journal, JournalPosition head) : IJournal
{
    public ValueTask<Verdict> AppendAsync(AppendRequest request, CancellationToken cancellationToken) => throw new NotSupportedException("an audit writes nothing");

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamName stream, StreamVersion after, int max, CancellationToken cancellationToken) =>
        throw new NotSupportedException("an audit reads the whole journal, no single stream");

    public async ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(JournalPosition after, int max, CancellationToken cancellationToken)
    {
        if (after >= head) return [];
        var events = await journal.ReadAsync(after, max, cancellationToken);
        return events.Count > 0 && events[^1].Position > head ? [.. events.TakeWhile(one => one.Position <= head)] : events;
    }

    public ValueTask<JournalPosition> HeadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(head);

    public async Task<JournalPosition> WaitAsync(JournalPosition after, CancellationToken cancellationToken)
    {
        if (after >= head) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return head;
    }

    public ValueTask<IReadOnlyList<Receipt>> FindReceiptsAsync(StreamName stream, IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken) => journal.FindReceiptsAsync(stream, commands, cancellationToken);

    public ValueTask<IReadOnlyDictionary<StreamName, SubjectKey>> FindKeysAsync(IReadOnlyCollection<StreamName> streams, CancellationToken cancellationToken) => journal.FindKeysAsync(streams, cancellationToken);

    public ValueTask<ClaimHolder?> FindClaimAsync(string kind, string value, CancellationToken cancellationToken) => journal.FindClaimAsync(kind, value, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
