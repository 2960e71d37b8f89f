using System.Collections.Frozen;
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

    // A shorter page is taken in well within a beat by one; sharing it out costs more than it gains.
    private const int LongPage = 512;

    private readonly FrozenDictionary<string, IProjection> _projections = projections.ToFrozenDictionary(projection => projection.Name);
    private readonly ILogger _logger = logger ?? NullLogger<ProjectionRunner>.Instance;

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var tail = new Tail(journal, events, store, _projections.Values.Select(ConsumerSpec.Of), options, time, _logger) { Beat = options.Beat, Overlaps = true };
        var work = new LeasedWork(store, options, time, _logger) { Workers = options.Workers };
        return work.RunAsync(Work, (writer, doze, token) => tail.LeadAsync(writer, doze, TakeAsync, idle: null, token), cancellationToken);
    }

    private async ValueTask<IReadOnlyList<Advance>> TakeAsync(BatchWriter writer, IReadOnlyList<ConsumerStatus> consumers, IReadOnlyList<DecodedEvent> page, CancellationToken cancellationToken)
    {
        var workers = page.Count < LongPage ? 1 : writer.Workers;
        await using var held = await writer.HoldReadsAsync(workers, cancellationToken);
        var advances = new Advance[consumers.Count];
        var next = -1;
        if (workers == 1) await TakeSomeAsync(0);
        else await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(() => TakeSomeAsync(worker), cancellationToken)));
        return advances;

        async Task TakeSomeAsync(int worker)
        {
            for (int i; (i = Interlocked.Increment(ref next)) < advances.Length;) advances[i] = await ApplyAsync(writer.NewBatch(consumers[i].Name, worker), consumers[i], page, cancellationToken);
        }
    }

    private async ValueTask<Advance> ApplyAsync(RowBatch rows, ConsumerStatus from, IReadOnlyList<DecodedEvent> page, CancellationToken cancellationToken)
    {
        var projection = _projections[from.Name];
        var position = from.Position;
        ConsumerStop? stop = null;
        await rows.ForeseeAsync(projection, page.Where(one => one.Position > from.Position), cancellationToken);
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
                stop = Fault.Stop(one, fault, time);
                ViewLog.Stopped(_logger, from.Name, one.Position.Value, one.Recorded.Type, stop.Error);
                break;
            }

            position = one.Position;
        }

        // Seldom enough that it costs nothing, often enough that the tables stay small.
        var horizon = position.Value - from.Horizon.Value > 2 * options.KeepTombstones ? new(position.Value - options.KeepTombstones) : from.Horizon;
        return new(from, @from with { Position = position, Horizon = horizon, Stop = stop }, rows);
    }
}
