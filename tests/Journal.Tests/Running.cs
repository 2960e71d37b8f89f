using System.Collections.Concurrent;
using CivilAffairs.Relief.Journal.Writer;

namespace CivilAffairs.Relief.Journal.Tests;

/// <summary>Callers that append in this process until told to stop, through whatever happens to the database.</summary>
public sealed class Running : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();
    private readonly SemaphoreSlim _told = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _load;

    public Running(IJournal journal, int callers, int seed)
    {
        var load = new Load(journal, streams: 40, (stream, receipt) =>
        {
            _acknowledged.Enqueue(new(stream, receipt.Command, receipt.Position, receipt.Version));
            _told.Release();
        });
        _load = load.RunAsync(callers, requests: -1, seed, _stop.Token);
    }

    /// <summary>Waits until this many more requests were acknowledged.</summary>
    public async Task MoreAsync(int requests)
    {
        while (_told.CurrentCount > 0) await _told.WaitAsync();
        for (var i = 0; i < requests; i++)
        {
            if (!await _told.WaitAsync(Patience)) throw new TimeoutException($"Waited for {requests} acknowledgements, {i} came");
        }
    }

    /// <summary>Stops the callers and tells what was acknowledged.</summary>
    public async Task<IReadOnlyList<Acknowledged>> StopAsync()
    {
        await _stop.CancelAsync();
        await _load.WaitAsync(Patience);
        return [.. _acknowledged];
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _told.Dispose();
    }
}
