using System.Collections.Frozen;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views.Storage;
using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Views.Running;

/// <summary>Takes a page of the journal to those consumers that have not seen all of it, and tells how far each came.</summary>
internal delegate ValueTask<IReadOnlyList<Advance>> TakePage(BatchWriter writer, IReadOnlyList<ConsumerStatus> consumers, IReadOnlyList<DecodedEvent> page, CancellationToken cancellationToken);

/// <summary>Follows the journal for a set of consumers, page by page, rows and checkpoints of a page in one transaction.</summary>
internal sealed class Tail(IJournal journal, EventReader events, ViewStore store, IEnumerable<ConsumerSpec> consumers, ViewOptions options, TimeProvider time, ILogger logger)
{
    private readonly FrozenDictionary<string, ConsumerSpec> _consumers = consumers.ToFrozenDictionary(consumer => consumer.Name);
    private readonly Pace _pace = new(options);

    /// <summary>How long to let events gather before a page is read.</summary>
    public TimeSpan Settle { get; init; }

    /// <summary>The least time from one page to the next for those who are not behind: a busy journal is taken in by pages, not event by event.</summary>
    public TimeSpan Beat { get; init; }

    /// <summary>Whether the next page may be taken while the rows of the last are written.</summary>
    public bool Overlaps { get; init; }

    /// <param name="take">What is done with a page.</param>
    /// <param name="idle">What is done whenever all pages are taken, at least once in a poll interval.</param>
    public async Task LeadAsync(BatchWriter writer, Doze doze, TakePage take, Func<CancellationToken, ValueTask>? idle, CancellationToken cancellationToken)
    {
        var head = await journal.HeadAsync(cancellationToken);

        // A checkpoint past the journal's end means rows of a journal that is no longer: it was restored from a backup.
        var (_, anew) = await writer.BringUpAsync(_consumers.Values, status => status.Position > head, cancellationToken);
        foreach (var name in anew) ViewLog.BuiltAnew(logger, name);
        await using var front = new PageReader(events);
        await using var rear = new PageReader(events);
        long epochs = 0;
        while (true)
        {
            var statuses = (await store.RefreshAsync(cancellationToken)).Where(status => _consumers.ContainsKey(status.Name)).ToList();

            // An operator had a view built anew: what is remembered of its rows is no longer so.
            if (statuses.Sum(status => status.Epoch) != epochs) writer.Forget();
            epochs = statuses.Sum(status => status.Epoch);
            var began = time.GetTimestamp();
            while (await StepAsync(writer, statuses, front, rear, take, cancellationToken))
            {
                if (doze.Due) break;
            }

            await writer.SettleAsync();
            if (idle is not null) await idle(cancellationToken);
            if (!doze.Due)
            {
                var top = statuses.Where(status => status.Stop is null).Select(status => status.Position).DefaultIfEmpty(JournalPosition.None).Max();
                await doze.UntilAsync(statuses.Exists(status => status.Stop is null) ? token => journal.WaitAsync(top, token) : null, cancellationToken);
                if (Settle > TimeSpan.Zero) await Task.Delay(Settle, time, cancellationToken);
                if (Beat - time.GetElapsedTime(began) is { Ticks: > 0 } left) await Task.Delay(left, time, cancellationToken);
            }

            await doze.RenewAsync(writer, cancellationToken);
        }
    }

    /// <summary>Takes one page to those at the front, and one to those that are behind, so that a rebuild holds nobody up.</summary>
    /// <returns>Whether there is more to do at once.</returns>
    private async ValueTask<bool> StepAsync(BatchWriter writer, List<ConsumerStatus> statuses, PageReader front, PageReader rear, TakePage take, CancellationToken cancellationToken)
    {
        var running = statuses.Where(status => status.Stop is null).ToList();
        if (running.Count == 0) return false;
        var first = running.Max(status => status.Position);
        var last = running.Min(status => status.Position);
        var more = await TakeAsync(front, first, _pace.Size);
        if (last == first) return more;
        await TakeAsync(rear, last, (int)Math.Min(_pace.Size, first.Value - last.Value));
        return true;

        async ValueTask<bool> TakeAsync(PageReader reader, JournalPosition after, int max)
        {
            var (page, full) = await reader.ReadAsync(after, max, cancellationToken);
            if (page.Count == 0) return false;
            var began = time.GetTimestamp();
            ConsumerStatus[] behind = [.. statuses.Where(status => status.Stop is null && status.Position >= after && status.Position < page[^1].Position)];
            var advances = await take(writer, behind, page, cancellationToken);
            await writer.CommitAsync(advances, wait: !(Overlaps && full), cancellationToken);
            _pace.Took(page.Count, time.GetElapsedTime(began));
            foreach (var advance in advances) statuses[statuses.IndexOf(advance.From)] = advance.To;
            return full;
        }
    }
}
