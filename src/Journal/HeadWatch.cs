using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>Wakes those who wait for the journal to grow. Signals only shorten the wait; what the database says is the truth.</summary>
internal sealed class HeadWatch(Func<CancellationToken, ValueTask<JournalPosition>> readHead, TimeSpan pollInterval, TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JournalPosition _seen;

    /// <summary>This process committed up to the position.</summary>
    public void Advance(JournalPosition head)
    {
        lock (_lock)
        {
            if (head <= _seen) return;
            _seen = head;
        }

        Wake();
    }

    /// <summary>Another process may have written: look now.</summary>
    public void Wake()
    {
        TaskCompletionSource woken;
        lock (_lock)
        {
            woken = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        woken.TrySetResult();
    }

    public async Task<JournalPosition> WaitAsync(JournalPosition after, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Armed before looking, so that nothing falls between the look and the wait.
            Task next;
            lock (_lock)
            {
                if (_seen > after) return _seen;
                next = _next.Task;
            }

            var head = await readHead(cancellationToken);
            if (head > after) return head;

            using var poll = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(next, Task.Delay(pollInterval, time, poll.Token));
            await poll.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
