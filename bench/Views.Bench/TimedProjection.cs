using System.Diagnostics;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Bench;

/// <summary>A projection that measures itself.</summary>
internal sealed class TimedProjection(IProjection inner) : IProjection
{
    private long _ticks;

    public string Name => inner.Name;

    public int Version => inner.Version;

    public IReadOnlyList<ViewTable> Tables => inner.Tables;

    public TimeSpan Spent => Stopwatch.GetElapsedTime(0, _ticks);

    public async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await inner.ApplyAsync(@event, rows, cancellationToken);
        _ticks += Stopwatch.GetTimestamp() - start;
    }
}
