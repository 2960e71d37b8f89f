namespace CivilAffairs.Relief.Views.Tests;

/// <summary>The real clock, moved forward when the test says so; timers run as they do.</summary>
public sealed class MovedTime : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ticks));

    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
