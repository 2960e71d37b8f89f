using System.Collections.Concurrent;

namespace CivilAffairs.Relief.Views.Running;

/// <summary>The state of the consumers as this process last saw it, and those who wait for it to change.</summary>
internal sealed class Progress
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Something was asked of a consumer by an operator of this process.</summary>
    public event EventHandler? Intervened;

    public IEnumerable<ConsumerStatus> All => _entries.Values.Select(entry => entry.Status);

    public ConsumerStatus? Find(string consumer) => _entries.GetValueOrDefault(consumer)?.Status;

    public void Set(ConsumerStatus status) => _entries.GetOrAdd(status.Name, static _ => new()).Set(status);

    public void Intervene() => Intervened?.Invoke(this, EventArgs.Empty);

    /// <summary>Completes with the first status that satisfies; at once where it does already.</summary>
    public async Task<ConsumerStatus> WaitAsync(string consumer, Func<ConsumerStatus, bool> satisfies, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(consumer, static _ => new());
        while (true)
        {
            // Armed before looking, so that no change falls between the look and the wait.
            var next = entry.Next;
            if (entry.Status is { } status && satisfies(status)) return status;
            await next.WaitAsync(cancellationToken);
        }
    }

    private sealed class Entry
    {
        private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile ConsumerStatus? _status;

        public ConsumerStatus Status => _status!;

        public Task Next => _next.Task;

        public void Set(ConsumerStatus status)
        {
            if (status == _status) return;
            _status = status;
            Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }
}
