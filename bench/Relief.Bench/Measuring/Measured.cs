using System.Globalization;

namespace CivilAffairs.Relief.Bench.Measuring;

/// <summary>What a load did.</summary>
internal sealed class Measured
{
    private readonly TimeSpan[] _took;

    /// <param name="took">How long each thing took.</param>
    /// <param name="time">How long all of it took.</param>
    /// <param name="processor">What this process spent on it.</param>
    /// <param name="server">What the server's process spent on it; null where there is none.</param>
    public Measured(TimeSpan[] took, TimeSpan time, TimeSpan processor, TimeSpan? server = null)
    {
        Array.Sort(took);
        (_took, Time, Processor, Server) = (took, time, processor, server);
    }

    public TimeSpan Time { get; }

    public TimeSpan Processor { get; }

    public TimeSpan? Server { get; }

    public int Count => _took.Length;

    /// <summary>Things a second.</summary>
    public double Rate => Count / Time.TotalSeconds;

    public TimeSpan Most => At(1);

    /// <summary>The time that the share of all stayed below.</summary>
    public TimeSpan At(double share) => _took.Length == 0 ? TimeSpan.Zero : _took[Math.Clamp((int)Math.Ceiling(share * _took.Length) - 1, 0, _took.Length - 1)];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Rate,9:#,0}/s   p50 {At(0.5).TotalMilliseconds,6:0.0}   p95 {At(0.95).TotalMilliseconds,6:0.0}   p99 {At(0.99).TotalMilliseconds,6:0.0}   most {Most.TotalMilliseconds,6:0} ms   processor {Each(Processor),5:0} us each{(Server is { } server ? $", server {Each(server):0}" : string.Empty)}");

    private double Each(TimeSpan spent) => spent.TotalMicroseconds / Math.Max(1, Count);
}
