using System.Collections.Frozen;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views.Running;
using CivilAffairs.Relief.Views.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>
/// Runs the processes on the node that holds the lease: takes the journal page by page, sends what the processes answer, and moves their checkpoints once all of a
/// page is answered. A crash before that sends the same commands again under the same ids.
/// </summary>
public sealed class ProcessRunner(
    IJournal journal,
    EventReader events,
    IEngine engine,
    ViewStore store,
    IEnumerable<IProcess> processes,
    ViewOptions options,
    ProcessOptions sending,
    TimeProvider time,
    ILogger<ProcessRunner>? logger = null)
{
    private const string Work = "processes";

    private readonly FrozenDictionary<string, IProcess> _processes = processes.ToFrozenDictionary(process => process.Name);
    private readonly ILogger _logger = logger ?? NullLogger<ProcessRunner>.Instance;
    private readonly Sender _sender = new(engine, new(store), sending, time, logger ?? NullLogger<ProcessRunner>.Instance);

    private SqlDialect Dialect => store.Database.Dialect;

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var tail = new Tail(journal, events, store, _processes.Values.Select(ConsumerSpec.Of), options, time, _logger) { Settle = sending.Settle };
        return new LeasedWork(store, options, time, _logger).RunAsync(
            Work,
            (writer, doze, token) => tail.LeadAsync(writer, doze, TakeAsync, idle => RingAsync(writer, idle), token),
            cancellationToken);
    }

    private async ValueTask<IReadOnlyList<Advance>> TakeAsync(BatchWriter writer, IReadOnlyList<ConsumerStatus> consumers, IReadOnlyList<DecodedEvent> page, CancellationToken cancellationToken)
    {
        var steps = new List<(ConsumerStatus From, ConsumerStatus To, ReactionBatch Batch)>();
        var pending = new List<Pending>();
        foreach (var from in consumers)
        {
            var (to, batch) = await ReactAsync(writer, from, page, cancellationToken);
            steps.Add((from, to, batch));
            foreach (var one in batch.Sent)
            {
                if (one.Cause!.Position <= from.Horizon) continue;
                if (one.Reaction.Needed is null || await one.Reaction.Needed(batch, cancellationToken)) pending.Add(one);
            }
        }

        var (refused, failed) = await _sender.SendAsync(pending, cancellationToken);
        for (int i = 0; i < steps.Count; i++)
        {
            var first = failed.Where(one => one.Pending.Process == steps[i].From.Name).MinBy(one => one.Pending.Cause!.Position);
            if (first is null) continue;

            // What came before is answered; the rows must not know of this event and of what came after it.
            var at = first.Pending.Cause!;
            var (to, batch) = await ReactAsync(writer, steps[i].From, [.. page.TakeWhile(one => one.Position < at.Position)], cancellationToken);
            to = to with { Stop = Fault.Stop(at, first.Fault, time) };
            ViewLog.Stopped(_logger, to.Name, at.Position.Value, at.Recorded.Type, to.Stop.Error);
            steps[i] = (steps[i].From, to, batch);
        }

        return [.. steps.Select((step, i) => new Advance(step.From, step.To, step.Batch.Rows) { Also = [.. step.Batch.Deadlines(), .. i == 0 ? refused : []] })];
    }

    private async ValueTask<(ConsumerStatus To, ReactionBatch Batch)> ReactAsync(BatchWriter writer, ConsumerStatus from, IReadOnlyList<DecodedEvent> page, CancellationToken cancellationToken)
    {
        var process = _processes[from.Name];
        var batch = new ReactionBatch(from.Name, writer.NewBatch(from.Name), Dialect);
        var position = from.Position;
        ConsumerStop? stop = null;
        foreach (var one in page)
        {
            if (one.Position <= from.Position) continue;
            batch.Begin(one);
            try
            {
                if (one.Fault is { } unreadable) throw unreadable;
                await process.ReactAsync(one, batch, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException && !Fault.IsPassing(fault))
            {
                batch.Undo();
                stop = Fault.Stop(one, fault, time);
                ViewLog.Stopped(_logger, from.Name, one.Position.Value, one.Recorded.Type, stop.Error);
                break;
            }

            position = one.Position;
        }

        return (@from with { Position = position, Stop = stop }, batch);
    }

    /// <summary>Carries out the deadlines that have passed; they go once what they call for is answered.</summary>
    private async ValueTask RingAsync(BatchWriter writer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var due = (await DeadlineTable.ReadDueAsync(writer, Dialect, time.GetUtcNow(), sending.DeadlinePage, cancellationToken)).Where(one => _processes.ContainsKey(one.Process)).ToList();
            if (due.Count == 0) return;
            var calls = due.ToDictionary(one => one, one => new Pending(_processes[one.Process].WhenDue(one.Deadline), one.Process, Cause: null));
            var (refused, failed) = await _sender.SendAsync(calls.Values, cancellationToken);
            var unsendable = failed.ToDictionary(one => one.Pending);
            var statements = new List<Statement>(refused);
            foreach (var (deadline, call) in calls)
            {
                if (unsendable.TryGetValue(call, out var why))
                {
                    statements.Add(_sender.Note(why));
                    statements.Add(DeadlineTable.PutOff(Dialect, deadline, time.GetUtcNow() + sending.PutOff));
                }
                else
                {
                    statements.Add(DeadlineTable.Done(Dialect, deadline));
                }
            }

            await writer.WriteAsync(statements, cancellationToken);
        }
    }
}
