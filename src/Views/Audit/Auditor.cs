using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>Walks the whole journal, and the views where there are any, and says of each statement that must always be true whether it is.</summary>
/// <remarks>
/// Changes nothing and may run beside a working system: it looks at the journal up to its head at the start. Memory grows with the things there are,
/// not with their events.
/// </remarks>
/// <param name="journal">The journal.</param>
/// <param name="codec">Reads its events.</param>
/// <param name="views">Compares the views with a rebuild; null to leave them out.</param>
/// <param name="time">Says what is overdue.</param>
public sealed class Auditor(IJournal journal, EventCodec codec, ViewsAudit? views, TimeProvider time)
{
    private const int Page = 1000;

    /// <summary>How long the processes may take to release what has expired, before it counts as overdue.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(2);

    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<AuditReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var bounded = new JournalUpTo(journal, await journal.HeadAsync(cancellationToken));
        var chain = await JournalAudit.RunAsync(bounded, cancellationToken);
        var fold = new AuditFold();
        var reader = new EventReader(bounded, codec);
        var erased = false;
        for (var after = JournalPosition.None; ;)
        {
            var events = await reader.ReadAsync(after, Page, cancellationToken);
            if (events.Count == 0) break;
            foreach (var one in events) fold.Take(one);
            erased |= events.Any(one => one is { Fault: null, Body: IErasure });
            after = events[^1].Position;
        }

        var verdict = views is null ? null : await views.RunAsync(bounded, new EventReader(bounded, codec), erased, cancellationToken);
        return fold.Finish(time.GetUtcNow(), Grace, chain, verdict);
    }
}
