using CivilAffairs.Relief.Domain;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

/// <summary>The promise of the journal, checked over its whole length.</summary>
public static class Everything
{
    /// <summary>Every receipt is where it said, no command is there twice or in part, and the chain is whole.</summary>
    public static async Task AcknowledgedIsThereOnceAsync(IJournal journal, IReadOnlyCollection<Acknowledged> acknowledged)
    {
        var report = await JournalAudit.RunAsync(journal, CancellationToken.None);
        Assert.Null(report.Broken);

        var events = await journal.ReadAsync(JournalPosition.None, int.MaxValue, CancellationToken.None);
        Assert.Equal(events.Count, events.Select(e => (e.Stream, e.Command, e.Ordinal)).Distinct().Count());
        var last = events.GroupBy(e => (e.Stream, e.Command)).ToDictionary(command => command.Key, command => command.Last());
        foreach (var receipt in acknowledged)
        {
            Assert.True(last.TryGetValue((receipt.Stream, receipt.Command), out var recorded), $"{receipt} is lost");
            Assert.Equal((receipt.Position, receipt.Version), (recorded.Position, recorded.Version));
        }
    }
}
