using System.Diagnostics.Metrics;

namespace CivilAffairs.Relief.Journal;

/// <summary>What the journal's writer tells to whoever measures: meter <c>CivilAffairs.Relief.Journal</c>.</summary>
internal static class JournalMeters
{
    private static readonly Meter Meter = new("CivilAffairs.Relief.Journal");

    /// <summary>Requests that wait for the next commit.</summary>
    public static readonly UpDownCounter<int> Queued = Meter.CreateUpDownCounter<int>("relief.journal.queue", "{request}", "Requests that wait for a commit.");

    public static readonly Histogram<int> Batch = Meter.CreateHistogram<int>("relief.journal.batch", "{request}", "Requests that shared one commit.");

    public static readonly Histogram<int> Events = Meter.CreateHistogram<int>("relief.journal.batch.events", "{event}", "Events of one commit.");

    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("relief.journal.commit.duration", "s", "From handing a batch to the database to its durable commit.");
}
