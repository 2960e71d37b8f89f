using System.Collections.Concurrent;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Views.Running;
using CivilAffairs.Relief.Views.Storage;
using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>A command that can never be carried out by this program as it is.</summary>
internal sealed record Unsendable(Pending Pending, Exception Fault);

/// <summary>Sends the commands of processes until each is answered: accepted, true already or refused.</summary>
internal sealed class Sender(IEngine engine, ProcessRefusals refusals, ProcessOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>Sends lane by lane: within a lane in order, a lane ends at its first failure.</summary>
    /// <returns>What is to be written about them, and those that failed.</returns>
    public async ValueTask<(IReadOnlyList<Statement> Refused, IReadOnlyList<Unsendable> Failed)> SendAsync(IEnumerable<Pending> all, CancellationToken cancellationToken)
    {
        var refused = new ConcurrentQueue<Statement>();
        var failed = new ConcurrentQueue<Unsendable>();
        var lanes = all.GroupBy(one => (one.Reaction.Target, one.Reaction.Lane));
        await Parallel.ForEachAsync(lanes, new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken }, async (lane, token) =>
        {
            foreach (var one in lane)
            {
                try
                {
                    for (var next = one; next is not null;)
                    {
                        var refusal = await AskAsync(next, token);
                        if (refusal is not null && !next.Reaction.Expects(refusal)) refused.Enqueue(Note(next, refusal));
                        next = refusal is not null && next.Reaction.Otherwise(refusal) is { } other ? one with { Reaction = other } : null;
                    }
                }
                catch (Exception fault) when (fault is not OperationCanceledException || !token.IsCancellationRequested)
                {
                    failed.Enqueue(new(one, fault));
                    return;
                }
            }
        });
        return ([.. refused], [.. failed]);
    }

    /// <summary>For the operator's list.</summary>
    public Statement Note(Unsendable failed) => refusals.Add(Describe(failed.Pending, "fault", new(Fault.Describe(failed.Fault), Fault.Describe(failed.Fault))));

    private Statement Note(Pending pending, Refusal refusal)
    {
        ViewLog.Refused(logger, pending.Process, pending.Reaction.Command.GetType().Name, pending.Reaction.Target.ToString(), refusal.Code);
        return refusals.Add(Describe(pending, refusal.Code, refusal.Reason));
    }

    private ProcessRefusal Describe(Pending pending, string code, Bilingual reason) =>
        new(pending.Process, pending.Reaction.Id, pending.Cause?.Position ?? JournalPosition.None, pending.Reaction.Target, pending.Reaction.Command.GetType().Name, code, reason, time.GetUtcNow());

    private async ValueTask<Refusal?> AskAsync(Pending pending, CancellationToken cancellationToken)
    {
        var (target, command, id, _) = pending.Reaction;

        // Recorded under the name of whoever began the operation, with the system's authority.
        var actor = pending.Cause is { } cause ? Actor.Machine with { Account = cause.Recorded.Actor } : Actor.Machine;
        var delay = options.FirstDelay;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                var outcome = await engine.ExecuteAsync(target, command, new(id, actor, time.GetUtcNow()), pending.Cause?.Position ?? JournalPosition.None, cancellationToken);
                return outcome is Outcome.Refused refused ? refused.Refusal : null;
            }
            catch (Exception fault) when (Fault.IsPassing(fault))
            {
                ViewLog.SendFailed(logger, pending.Process, command.GetType().Name, target.ToString(), attempt, fault);
            }

            await Task.Delay(delay, time, cancellationToken);
            delay = TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, options.LongestDelay.Ticks));
        }
    }
}
