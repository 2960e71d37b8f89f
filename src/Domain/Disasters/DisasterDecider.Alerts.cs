using static CivilAffairs.Relief.Domain.Decision;

namespace CivilAffairs.Relief.Domain;

public sealed partial class DisasterDecider
{
    /// <summary>How long somebody's word for an alert stands: a shift. Whoever comes after looks anew.</summary>
    private static readonly TimeSpan Shift = TimeSpan.FromHours(12);

    private static Decision AcknowledgeAlert(DisasterCommand.AcknowledgeAlert command, DisasterState state, CommandContext context)
    {
        if ((Field.Given(command.Alert, "alert") ?? Field.Text(command.Note, "note") ?? Answerable(command.Alert, context.By)) is { } wrong) return Refuse(wrong);
        return state.Acknowledged.TryGetValue(command.Alert, out var before) && before.Until > context.At && before.Note == command.Note
            ? Nothing
            : Of(new DisasterEvent.AlertAcknowledged(command.Alert, command.Note, context.At + Shift));
    }

    private static Decision RaiseAlertAgain(DisasterCommand.RaiseAlertAgain command, DisasterState state, CommandContext context)
    {
        if ((Field.Given(command.Alert, "alert") ?? Field.Text(command.Reason, "reason") ?? Answerable(command.Alert, context.By)) is { } wrong) return Refuse(wrong);
        return state.Acknowledged.TryGetValue(command.Alert, out var before) && before.Until > context.At
            ? Of(new DisasterEvent.AlertRaisedAgain(command.Alert, command.Reason))
            : Nothing;
    }

    /// <summary>A depot manager answers for goods, and one who keeps a single depot not for those of the whole disaster.</summary>
    private static Refusal? Answerable(AlertKey alert, Actor by) => by switch
    {
        { Role: not Role.DepotManager } => null,
        { Depot: not null } => new NotYourDepot(),
        _ => alert.Kind.IsOfGoods() ? null : new NotAllowed(by.Role),
    };

    // What was answered for in earlier shifts is of no use to a decision any more.
    private static DisasterState Acknowledged(DisasterState state, DisasterEvent.AlertAcknowledged e) => state with
    {
        Acknowledged = state.Acknowledged.RemoveRange(state.Acknowledged.Where(one => one.Value.Until <= e.Until - Shift).Select(one => one.Key)).SetItem(e.Alert, new(e.Note, e.Until)),
    };
}
