using System.Collections.Frozen;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivilAffairs.Relief.Views.Running;

/// <summary>
/// Brings the journal's events into the views: on the node that holds the lease; the others only follow its progress. Each page of the journal is read once for
/// all projections that stand at the same place, and written in one transaction with their checkpoints.
/// </summary>
public sealed class ProjectionRunner(IJournal journal, EventReader events, ViewStore store, IEnumerable<IProjection> projections, ViewOptions options, TimeProvider time, ILogger<ProjectionRunner>? logger = null)
{
    private const string Work = "projections";

    private readonly FrozenDictionary<string, IProjection> _projections = projections.ToFrozenDictionary(projection => projection.Name);
    private readonly ILogger _logger = logger ?? NullLogger<ProjectionRunner>.Instance;

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => new LeasedWork(store, options, time, _logger).RunAsync(Work, LeadAsync, cancellationToken);

    private async Task LeadAsync(BatchWriter writer, Doze doze, CancellationToken cancellationToken)
    {
        var head = await journal.HeadAsync(cancellationToken);

        // A checkpoint past the journal's end means rows of a journal that is no longer: it was restored from a backup.
        var (_, anew) = await writer.BringUpAsync(_projections.Values.Select(ConsumerSpec.Of), status => status.Position > head, cancellationToken);
        foreach (var name in anew) ViewLog.BuiltAnew(_logger, name);
        long epochs = 0;
        while (true)
        {
            var statuses = (await store.RefreshAsync(cancellationToken)).Where(status => _projections.ContainsKey(status.Name)).ToList();

            // An operator had a view built anew: what is remembered of its rows is no longer so.
            if (statuses.Sum(status => status.Epoch) != epochs) writer.Forget();
            epochs = statuses.Sum(status => status.Epoch);
            while (await StepAsync(writer, statuses, cancellationToken))
            {
                if (doze.Due) break;
            }

            if (!doze.Due)
            {
                var top = statuses.Where(status => status.Stop is null).Select(status => status.Position).DefaultIfEmpty(JournalPosition.None).Max();
                await doze.UntilAsync(statuses.Exists(status => status.Stop is null) ? token => journal.WaitAsync(top, token) : null, cancellationToken);
            }

            await doze.RenewAsync(writer, cancellationToken);
        }
    }

    /// <summary>Takes one page to those at the front, and one to those that are behind, so that a rebuild holds nobody up.</summary>
    /// <returns>Whether there was anything to do.</returns>
    private async ValueTask<bool> StepAsync(BatchWriter writer, List<ConsumerStatus> statuses, CancellationToken cancellationToken)
    {
        var running = statuses.Where(status => status.Stop is null).ToList();
        if (running.Count == 0) return false;
        var front = running.Max(status => status.Position);
        var rear = running.Min(status => status.Position);
        var moved = await TakeAsync(front, options.PageSize);
        if (rear < front) moved |= await TakeAsync(rear, (int)Math.Min(options.PageSize, front.Value - rear.Value));
        return moved;

        async ValueTask<bool> TakeAsync(JournalPosition after, int max)
        {
            var page = await events.ReadAsync(after, max, cancellationToken);
            if (page.Count == 0) return false;
            var advances = new List<Advance>();
            foreach (var status in statuses.Where(status => status.Stop is null && status.Position >= after && status.Position < page[^1].Position))
            {
                advances.Add(await ApplyAsync(writer, status, page, cancellationToken));
            }

            await writer.CommitAsync(advances, cancellationToken);
            foreach (var advance in advances) statuses[statuses.IndexOf(advance.From)] = advance.To;
            return true;
        }
    }

    private async ValueTask<Advance> ApplyAsync(BatchWriter writer, ConsumerStatus from, IReadOnlyList<DecodedEvent> page, CancellationToken cancellationToken)
    {
        var projection = _projections[from.Name];
        var rows = writer.NewBatch();
        var to = from;
        foreach (var one in page)
        {
            if (one.Position <= from.Position) continue;
            rows.Begin(one.Position);
            try
            {
                if (one.Fault is { } unreadable) throw unreadable;
                await projection.ApplyAsync(one, rows, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException && !Fault.IsPassing(fault))
            {
                rows.Undo();
                to = to with { Stop = new(one.Position, one.Recorded.Type, Fault.Describe(fault), time.GetUtcNow()) };
                ViewLog.Stopped(_logger, from.Name, one.Position.Value, one.Recorded.Type, to.Stop.Error);
                break;
            }

            to = to with { Position = one.Position };
        }

        // Seldom enough that it costs nothing, often enough that the tables stay small.
        if (to.Position.Value - to.Horizon.Value > 2 * options.KeepTombstones) to = to with { Horizon = new(to.Position.Value - options.KeepTombstones) };
        return new(from, to, rows);
    }
}
