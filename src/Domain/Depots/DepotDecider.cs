namespace CivilAffairs.Relief.Domain;

/// <summary>The rules of a depot: no stock below zero, nothing promised twice, nothing shipped that is not approved, every shipped line closed.</summary>
public sealed partial class DepotDecider : IDecider<DepotState, DepotCommand, DepotEvent>
{
    private DepotDecider()
    {
    }

    public static DepotState Initial { get; } = new();

    public static Decision Decide(DepotCommand command, DepotState state, CommandContext context) => (command, state.Profile) switch
    {
        (DepotCommand.Register c, var profile) => Register(c, profile),
        (_, null) => Decision.Refuse(new DepotNotRegistered()),

        (DepotCommand.ReceiveStock c, _) => ReceiveStock(c, state, context),
        (DepotCommand.WriteOff c, _) => WriteOff(c, state, context),
        (DepotCommand.CountStock c, var profile) => CountStock(c, state, profile, context),
        (DepotCommand.ApproveCount c, _) => ApproveCount(c, state, context),
        (DepotCommand.RejectCount c, _) => RejectCount(c, state),

        (DepotCommand.ReserveHandout c, _) => ReserveHandout(c, state, context),
        (DepotCommand.ConfirmHandout c, _) => ConfirmHandout(c, state),
        (DepotCommand.ReleaseHandout c, _) => ReleaseHandout(c, state),
        (DepotCommand.TakeBack c, _) => TakeBack(c, state),

        (DepotCommand.RaiseRequisition c, _) => RaiseRequisition(c, state, context),
        (DepotCommand.ApproveRequisition c, _) => ApproveRequisition(c, state, context),
        (DepotCommand.VoidApproval c, _) => VoidApproval(c, state),
        (DepotCommand.RejectRequisition c, _) => RejectRequisition(c, state),
        (DepotCommand.CancelRequisition c, _) => CancelRequisition(c, state),
        (DepotCommand.CloseRequisition c, _) => CloseRequisition(c, state),
        (DepotCommand.NoteRequisitionShipped c, _) => NoteRequisitionShipped(c, state),
        (DepotCommand.HoldStock c, _) => HoldStock(c, state, context),
        (DepotCommand.ConfirmHold c, _) => ConfirmHold(c, state),
        (DepotCommand.ReleaseHold c, _) => ReleaseHold(c, state),

        (DepotCommand.PrepareConsignment c, _) => PrepareConsignment(c, state, context),
        (DepotCommand.ShipConsignment c, _) => ShipConsignment(c, state, context),
        (DepotCommand.CancelConsignment c, _) => CancelConsignment(c, state),
        (DepotCommand.SettleConsignment c, _) => SettleConsignment(c, state),
        (DepotCommand.ReconcileConsignment c, _) => ReconcileConsignment(c, state),
        (DepotCommand.ExpectConsignment c, _) => ExpectConsignment(c, state, context),
        (DepotCommand.ReceiveConsignment c, _) => ReceiveConsignment(c, state),
        (DepotCommand.DeclareConsignmentLost c, _) => DeclareConsignmentLost(c, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "a case of the union without a rule"),
    };

    public static DepotState Evolve(DepotState state, DepotEvent @event) => @event switch
    {
        DepotEvent.Registered e => state with { Profile = new(e.Name, e.Place, e.Tier, e.Address, e.CountTolerancePermille, e.Location, e.Shelter) },
        DepotEvent.StockReceived e => state with { Stock = state.Stock.Add(e.Lines) },
        DepotEvent.StockWrittenOff e => state with { Stock = state.Stock.Remove(e.Lines) },
        DepotEvent.StockCounted e => Counted(state, e),
        DepotEvent.StockAdjusted e => Adjusted(state, e),
        DepotEvent.CountRejected e => state with { Counts = state.Counts.Remove(e.Count) },

        DepotEvent.HandoutReserved e => state with { Stock = state.Stock.Reserve(e.Lines), Handouts = state.Handouts.SetItem(e.Handout, new(e.Disaster, e.Household, e.Lines, e.ExpiresAt)) },
        DepotEvent.HandoutReleased e => state with { Stock = state.Stock.Release(e.Lines), Handouts = state.Handouts.Remove(e.Handout) },
        DepotEvent.HandedOut e => state with { Stock = state.Stock.RemoveReserved(e.Lines), Handouts = state.Handouts.Remove(e.Handout) },
        DepotEvent.TakenBack e => state with { Stock = state.Stock.Add(e.Lines) },

        DepotEvent.RequisitionRaised e => state with { Requisitions = state.Requisitions.Put(e.Requisition, new(e.Disaster, e.Lines, e.Urgency, e.Reason, RequisitionStage.Raised)) },
        DepotEvent.RequisitionApproved e => Changed(state, e.Requisition, r => r.After(RequisitionTrigger.Approve) with { Hold = e.Hold, Source = e.Source, Approved = e.Lines }),
        DepotEvent.ApprovalVoided e => Voided(state, e),
        DepotEvent.RequisitionRejected e => Changed(state, e.Requisition, r => r.After(RequisitionTrigger.Reject)),
        DepotEvent.RequisitionCancelled e => Changed(state, e.Requisition, r => r.After(RequisitionTrigger.Cancel)),
        DepotEvent.RequisitionClosed e => Changed(state, e.Requisition, r => r.After(RequisitionTrigger.Close)),
        DepotEvent.RequisitionShipped e => Changed(state, e.Requisition, r => r.After(RequisitionTrigger.Ship) with { Shipped = r.Shipped.Add(e.Consignment), Sent = GoodsLines.Plus(r.Sent, GoodsLines.ByItem(e.Lines)) }),
        DepotEvent.RequisitionFulfilled e => Changed(state, e.Requisition, r => r.After(RequisitionTrigger.Fulfil)),

        DepotEvent.StockHeld e => Held(state, e),
        DepotEvent.HoldConfirmed e => Confirmed(state, e),
        DepotEvent.HoldReleased e => Released(state, e),

        DepotEvent.ConsignmentPrepared e => Prepared(state, e),
        DepotEvent.ConsignmentShipped e => Shipped(state, e),
        DepotEvent.ConsignmentCancelled e => Cancelled(state, e),
        DepotEvent.ConsignmentSettled e => Settled(state, e),
        DepotEvent.ConsignmentReconciled e => Reconciled(state, e),
        DepotEvent.ConsignmentExpected e => state with { Incoming = state.Incoming.Put(e.Consignment, new(e.From, e.Lines, e.Requisition, e.DueAt, ArrivalStage.Expected)) },
        DepotEvent.ConsignmentReceived e => Received(state, e),
        DepotEvent.ConsignmentDeclaredLost e => DeclaredLost(state, e),
        _ => state,
    };

    private static Decision Register(DepotCommand.Register c, DepotProfile? profile)
    {
        var wrong = Field.Text(c.Name, "name")
            ?? Field.Given(c.Place, "place")
            ?? Field.Defined(c.Tier, "tier")
            ?? Field.Text(c.Address, "address")
            ?? Field.Range(c.CountTolerancePermille, "countTolerancePermille", 0, 1000);
        if (wrong is not null) return Decision.Refuse(wrong);
        if (c.Location is { IsValid: false }) return Decision.Refuse(new Unknown("location"));
        if (profile is null) return Decision.Of(new DepotEvent.Registered(c.Name, c.Place, c.Tier, c.Address, c.CountTolerancePermille, c.Location, c.Shelter));
        return profile == new DepotProfile(c.Name, c.Place, c.Tier, c.Address, c.CountTolerancePermille, c.Location, c.Shelter)
            ? Decision.Nothing
            : Decision.Refuse(new DepotRegisteredOtherwise());
    }

    private static bool IsSelf(DepotId depot, CommandContext context) => context.Thing == StreamName.Of(depot);
}
