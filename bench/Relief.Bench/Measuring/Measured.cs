using System.Globalization;

namespace CivilAffairs.Relief.Bench.Measuring;

/// <summary>What a load did.</summary>
internal sealed class Measured
{
    private readonly TimeSpan[] _took;
    private readonly int _inTime;

    /// <param name="took">How long each thing took.</param>
    /// <param name="time">How long all of it took.</param>
    /// <param name="processor">What this process spent on it.</param>
    /// <param name="server">What the server's process spent on it; null where there is none.</param>
    /// <param name="inTime">How many of the things were done within the time; null for all.</param>
    public Measured(TimeSpan[] took, TimeSpan time, TimeSpan processor, TimeSpan? server = null, int? inTime = null)
    {
        Array.Sort(took);
        (_took, Time, Processor, Server, _inTime) = (took, time, processor, server, inTime ?? took.Length);
    }

    public TimeSpan Time { get; }

    public TimeSpan Processor { get; }

    public TimeSpan? Server { get; }

    public int Count => _took.Length;

    /// <summary>Things a second.</summary>
    public double Rate => _inTime / Time.TotalSeconds;

    public TimeSpan Most => At(1);

    /// <summary>The time that the share of all stayed below.</summary>
    public TimeSpan At(double share) => _took.Length == 0 ? TimeSpan.Zero : _took[Math.Clamp((int)Math.Ceiling(share * _took.Length) - 1, 0, _took.Length - 1)];

    /// <summary>All of it but the rate, to be read.</summary>
    public string Answers => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {At(0.5).TotalMilliseconds,6:0.0}   p95 {At(0.95).TotalMilliseconds,6:0.0}   p99 {At(0.99).TotalMilliseconds,6:0.0}   most {Most.TotalMilliseconds,6:0} ms   processor {Each(Processor),5:0} us each{(Server is { } server ? $", server {Each(server):0}" : string.Empty)}");

    /// <summary>Several as one that was interrupted.</summary>
    public static Measured Together(IReadOnlyCollection<Measured> all) => new(
        [.. all.SelectMany(one => one._took)],
        all.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Time),
        all.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Processor),
        all.Aggregate((TimeSpan?)TimeSpan.Zero, (sum, one) => sum + one.Server),
        all.Sum(one => one._inTime));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rate,9:#,0}/s   {Answers}");

    private double Each(TimeSpan spent) => spent.TotalMicroseconds / Math.Max(1, Count);
}
