using System.Collections.Concurrent;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Engine.Tests.Journals;

/// <summary>Lets a test hold, fail and see what goes to a journal.</summary>
public sealed class WatchedJournal(IJournal inner) : IJournal
{
    private int _streamReads;
    private int _receiptLookups;

    /// <summary>Runs before each append: may wait, or throw as if nothing was written.</summary>
    public Func<AppendRequest, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after each append: may wait, or throw as if the reply was lost.</summary>
    public Func<AppendRequest, Verdict, Task> After { get; set; } = (_, _) => Task.CompletedTask;

    public ConcurrentQueue<AppendRequest> Requests { get; } = [];

    public ConcurrentQueue<Verdict> Verdicts { get; } = [];

    public int StreamReads => _streamReads;

    public int ReceiptLookups => _receiptLookups;

    public async ValueTask<Verdict> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        await Before(request);
        var verdict = await inner.AppendAsync(request, cancellationToken);
        Verdicts.Enqueue(verdict);
        await After(request, verdict);
        return verdict;
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamName stream, StreamVersion after, int max, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _streamReads);
        return inner.ReadStreamAsync(stream, after, max, cancellationToken);
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(JournalPosition after, int max, CancellationToken cancellationToken) => inner.ReadAsync(after, max, cancellationToken);

    public ValueTask<JournalPosition> HeadAsync(CancellationToken cancellationToken) => inner.HeadAsync(cancellationToken);

    public Task<JournalPosition> WaitAsync(JournalPosition after, CancellationToken cancellationToken) => inner.WaitAsync(after, cancellationToken);

    public ValueTask<IReadOnlyList<Receipt>> FindReceiptsAsync(StreamName stream, IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _receiptLookups);
        return inner.FindReceiptsAsync(stream, commands, cancellationToken);
    }

    public ValueTask<IReadOnlyDictionary<StreamName, SubjectKey>> FindKeysAsync(IReadOnlyCollection<StreamName> streams, CancellationToken cancellationToken) =>
        inner.FindKeysAsync(streams, cancellationToken);

    public ValueTask<ClaimHolder?> FindClaimAsync(string kind, string value, CancellationToken cancellationToken) => inner.FindClaimAsync(kind, value, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
