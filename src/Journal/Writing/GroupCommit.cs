using System.Threading.Channels;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>
/// The queue before the appending connection: what gathers while one commit is on its way to the disk shares the next one. Bounded, so that callers wait
/// when the disk is slower than they are.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private readonly Channel<PendingAppend> _queue;
    private readonly IBatchWriter _writer;
    private readonly HeadWatch _watch;
    private readonly JournalOptions _options;
    private readonly Task _writing;

    public GroupCommit(IBatchWriter writer, HeadWatch watch, JournalOptions options)
    {
        _writer = writer;
        _watch = watch;
        _options = options;
        _queue = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        _writing = Task.Run(WriteAllAsync);
    }

    public async ValueTask<Verdict> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        RequestShape.Check(request);
        var pending = new PendingAppend(request, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken);
            JournalMeters.Queued.Add(1);
        }
        catch (ChannelClosedException e)
        {
            throw new JournalException("The journal is closed; nothing was written", e);
        }

        return await pending.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what is in the queue, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
        await _writer.DisposeAsync();
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<PendingAppend>(_options.BatchRequests);
        var requests = new List<AppendRequest>(_options.BatchRequests);
        while (await _queue.Reader.WaitToReadAsync())
        {
            Gather(batch);
            if (batch.Count == 0) continue;
            requests.AddRange(batch.Select(p => p.Request));
            await WriteAsync(batch, requests);
            batch.Clear();
            requests.Clear();
        }
    }

    private void Gather(List<PendingAppend> batch)
    {
        var events = 0;
        while (batch.Count < _options.BatchRequests && events < _options.BatchEvents && _queue.Reader.TryRead(out var pending))
        {
            JournalMeters.Queued.Add(-1);
            if (pending.Cancellation.IsCancellationRequested)
            {
                pending.TrySetCanceled(pending.Cancellation);
                continue;
            }

            batch.Add(pending);
            events += pending.Request.Events.Count;
        }
    }

    private async Task WriteAsync(List<PendingAppend> batch, List<AppendRequest> requests)
    {
        WrittenBatch written;
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            written = await _writer.WriteAsync(requests);
        }
        catch (Exception e)
        {
            // Whatever it was, every caller must hear of it and the queue must go on.
            foreach (var pending in batch) pending.TrySetException(new JournalException("The batch failed; the outcome of its requests is unknown", e));
            return;
        }

        JournalMeters.Duration.Record(TimeProvider.System.GetElapsedTime(began).TotalSeconds);
        JournalMeters.Batch.Record(requests.Count);
        if (JournalMeters.Events.Enabled) JournalMeters.Events.Record(requests.Sum(request => request.Events.Count));
        _watch.Advance(new JournalPosition(written.Head));
        for (var i = 0; i < batch.Count; i++) batch[i].TrySetResult(written.Verdicts[i]);
    }
}
