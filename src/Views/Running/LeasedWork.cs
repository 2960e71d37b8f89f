using CivilAffairs.Relief.Views.Storage;
using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Views.Running;

/// <summary>Does a work while this node holds its lease, and begins again after whatever passes.</summary>
internal sealed class LeasedWork(ViewStore store, ViewOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>How many make rows at the same time.</summary>
    public int Workers { get; init; } = 1;

    public async Task RunAsync(string name, Func<BatchWriter, Doze, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var leases = new Leases(store.Database, options, time);
        using var doze = new Doze(store.Progress, options, time);
        var first = true;
        var delay = TimeSpan.Zero;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (await leases.TakeAsync(name, first, cancellationToken) is { } lease)
                {
                    first = false;
                    ViewLog.Leading(logger, options.Node, name, lease.Fence);
                    await LeadAsync(leases, lease, doze, work, () => delay = TimeSpan.Zero, cancellationToken);
                }
                else
                {
                    await store.RefreshAsync(cancellationToken);
                    delay = TimeSpan.Zero;
                    await doze.UntilAsync(null, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (LeaseLostException) when (!cancellationToken.IsCancellationRequested)
            {
                // Look again at once: an operator's hand on a consumer looks the same as another node's.
            }
            catch (Exception fault)
            {
                // Whatever it is, standing still would help less than trying again, seen in the log.
                delay = delay == TimeSpan.Zero ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, LongestDelay.Ticks));
                ViewLog.Interrupted(logger, name, delay, fault);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LeadAsync(Leases leases, Lease lease, Doze doze, Func<BatchWriter, Doze, CancellationToken, Task> work, Action begun, CancellationToken cancellationToken)
    {
        try
        {
            await using var writer = await BatchWriter.OpenAsync(store, leases, lease, options, Workers, cancellationToken);
            begun();
            await work(writer, doze, cancellationToken);
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested) await leases.ReleaseAsync(lease, CancellationToken.None);
        }
    }
}

/// <summary>Waits between two rounds of a work, and says when it is time to look round.</summary>
internal sealed class Doze : IDisposable
{
    private readonly Progress _progress;
    private readonly ViewOptions _options;
    private readonly TimeProvider _time;
    private volatile TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _looked;
    private long _renewed;

    public Doze(Progress progress, ViewOptions options, TimeProvider time)
    {
        _progress = progress;
        _options = options;
        _time = time;
        _looked = _renewed = time.GetTimestamp();
        progress.Intervened += Call;
    }

    /// <summary>Whether it is time to look what others did.</summary>
    public bool Due => _called.Task.IsCompleted || _time.GetElapsedTime(Volatile.Read(ref _looked)) >= _options.PollInterval;

    /// <summary>Completes when the other task does, an operator calls, or it is time to look round.</summary>
    public async ValueTask UntilAsync(Func<CancellationToken, Task>? other, CancellationToken cancellationToken)
    {
        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = new List<Task> { _called.Task, Task.Delay(_options.PollInterval, _time, round.Token) };
        if (other is not null) waits.Add(other(round.Token));
        var ended = await Task.WhenAny(waits);
        await round.CancelAsync();
        await ended;
    }

    /// <summary>Ends a round; keeps the lease where it was not renewed for long.</summary>
    public async ValueTask RenewAsync(BatchWriter writer, CancellationToken cancellationToken)
    {
        if (_called.Task.IsCompleted) _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _looked, _time.GetTimestamp());
        if (_time.GetElapsedTime(_renewed) < _options.LeaseTerm / 3) return;
        await writer.RenewAsync(cancellationToken);
        _renewed = _time.GetTimestamp();
    }

    public void Dispose() => _progress.Intervened -= Call;

    private void Call(object? sender, EventArgs e) => _called.TrySetResult();
}
