namespace CivilAffairs.Relief.Journal;

/// <summary>Times as the journal keeps them: microseconds since 1970-01-01 UTC, which both databases hold exactly.</summary>
internal static class Microseconds
{
    public static long Of(DateTimeOffset time) => (Whole(time).UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset From(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>The same instant in UTC, cut to the microsecond.</summary>
    public static DateTimeOffset Whole(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
