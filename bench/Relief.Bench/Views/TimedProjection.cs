using System.Diagnostics;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views;

namespace CivilAffairs.Relief.Bench.Views;

/// <summary>A projection that measures itself.</summary>
internal sealed class TimedProjection(IProjection inner) : IProjection
{
    private long _ticks;
    private long _bytes;

    public string Name => inner.Name;

    public int Version => inner.Version;

    public IReadOnlyList<ViewTable> Tables => inner.Tables;

    public TimeSpan Spent => Stopwatch.GetElapsedTime(0, _ticks);

    /// <summary>Bytes of memory made, rows loaded included.</summary>
    public long Allocated => _bytes;

    public async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        await inner.ApplyAsync(@event, rows, cancellationToken);
        _ticks += Stopwatch.GetTimestamp() - start;
        _bytes += GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
