namespace CivilAffairs.Relief.Scenarios;

/// <summary>How long things took, counted in classes that grow by a twentieth: any share is told to within five percent, from a tenth of a millisecond to minutes.</summary>
public sealed class Latency
{
    private const double Growth = 1.05;
    private const double Least = 0.1;
    private const int Classes = 320;

    private readonly long[] _counts = new long[Classes];
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void Add(TimeSpan took)
    {
        var at = (int)Math.Ceiling(Math.Log(Math.Max(took.TotalMilliseconds, Least) / Least) / Math.Log(Growth));
        Interlocked.Increment(ref _counts[Math.Min(at, Classes - 1)]);
        Interlocked.Increment(ref _count);
    }

    /// <summary>The time that the given share of all stayed below; zero where there were none.</summary>
    /// <param name="share">0.5 for the median, 0.99...</param>
    public TimeSpan At(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        if (wanted == 0) return TimeSpan.Zero;
        long seen = 0;
        for (var i = 0; i < Classes; i++)
        {
            seen += Interlocked.Read(ref _counts[i]);
            if (seen >= wanted) return TimeSpan.FromMilliseconds(Least * Math.Pow(Growth, i));
        }

        return TimeSpan.MaxValue;
    }
}
