using System.Diagnostics;
using static CivilAffairs.Relief.Domain.Decision;

namespace CivilAffairs.Relief.Domain;

/// <summary>The rules of a disaster: its stages here, its places, its relief plan and its alerts in the other parts.</summary>
public sealed partial class DisasterDecider : IDecider<DisasterState, DisasterCommand, DisasterEvent>
{
    private DisasterDecider()
    {
    }

    public static DisasterState Initial { get; } = new();

    public static Decision Decide(DisasterCommand command, DisasterState state, CommandContext context) => command switch
    {
        DisasterCommand.Report report => Report(report, state, context),
        _ when state.Stage == DisasterStage.Unknown => Refuse(new DisasterNotReported()),
        DisasterCommand.Verify => Verify(state),
        DisasterCommand.Respond respond => Respond(respond, state),
        DisasterCommand.StartRecovery recovery => StartRecovery(recovery, state),
        DisasterCommand.Close close => Close(close, state),
        DisasterCommand.Cancel cancel => Cancel(cancel, state),
        DisasterCommand.Reopen reopen => Reopen(reopen, state),
        _ when !state.AcceptsRelief => Refuse(new DisasterStageForbids(state.Stage)),
        DisasterCommand.CorrectDetails correct => CorrectDetails(correct, state, context),
        DisasterCommand.SetAffectedPlaces affected => SetAffectedPlaces(affected, state),
        DisasterCommand.OrderEvacuation order => OrderEvacuation(order, state, context),
        DisasterCommand.LiftEvacuation lift => LiftEvacuation(lift, state),
        DisasterCommand.SetEntitlement set => SetEntitlement(set.Entitlement, state, context),
        DisasterCommand.EndEntitlement end => EndEntitlement(end, state),
        DisasterCommand.SetInstalments set => SetInstalments(set, state),
        DisasterCommand.AcknowledgeAlert acknowledge => AcknowledgeAlert(acknowledge, state, context),
        DisasterCommand.RaiseAlertAgain again => RaiseAlertAgain(again, state, context),
        _ => throw new UnreachableException(),
    };

    private static Decision Verify(DisasterState state) => state.Stage == DisasterStage.Verified ? Nothing : Step(state, DisasterTrigger.Verify, new DisasterEvent.Verified());

    private static Decision Respond(DisasterCommand.Respond command, DisasterState state)
    {
        if ((Field.Defined(command.Level, "level") ?? Field.Text(command.Reason, "reason")) is { } wrong) return Refuse(wrong);
        if (state.Stage != DisasterStage.Responding || state.Level is not { } level)
            return Step(state, DisasterTrigger.Respond, new DisasterEvent.ResponseStarted(command.Level, command.Reason));
        return level == command.Level ? Nothing : Step(state, DisasterTrigger.Respond, new DisasterEvent.LevelChanged(level, command.Level, command.Reason));
    }

    private static Decision StartRecovery(DisasterCommand.StartRecovery command, DisasterState state)
    {
        if (Field.Text(command.Reason, "reason") is { } wrong) return Refuse(wrong);
        return state.Stage == DisasterStage.Recovering ? Nothing : Step(state, DisasterTrigger.StartRecovery, new DisasterEvent.RecoveryStarted(command.Reason));
    }

    private static Decision Close(DisasterCommand.Close command, DisasterState state)
    {
        if (state.Stage == DisasterStage.Closed) return Nothing;
        return (Field.Text(command.Reason, "reason") ?? Standing(state)) is { } wrong ? Refuse(wrong) : Step(state, DisasterTrigger.Close, new DisasterEvent.Closed(command.Reason));
    }

    private static Decision Cancel(DisasterCommand.Cancel command, DisasterState state)
    {
        if (state.Stage == DisasterStage.Cancelled) return Nothing;
        return (Field.Text(command.Reason, "reason") ?? Standing(state)) is { } wrong ? Refuse(wrong) : Step(state, DisasterTrigger.Cancel, new DisasterEvent.Cancelled(command.Reason));
    }

    private static Decision Reopen(DisasterCommand.Reopen command, DisasterState state)
    {
        if (Field.Text(command.Reason, "reason") is { } wrong) return Refuse(wrong);
        return DisasterLifecycle.Table.TryFire(state.Stage, DisasterTrigger.Reopen, out var to)
            ? Of(new DisasterEvent.Reopened(to, command.Reason))
            : Refuse(new DisasterStageForbids(state.Stage));
    }

    private static Decision Step(DisasterState state, DisasterTrigger trigger, DisasterEvent @event) =>
        DisasterLifecycle.Table.Allows(state.Stage, trigger) ? Of(@event) : Refuse(new DisasterStageForbids(state.Stage));
}
