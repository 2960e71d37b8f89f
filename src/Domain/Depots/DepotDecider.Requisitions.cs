namespace CivilAffairs.Relief.Domain;

public sealed partial class DepotDecider
{
    private const int MostStrayVoids = 100;

    private static Decision RaiseRequisition(DepotCommand.RaiseRequisition c, DepotState state, CommandContext context)
    {
        var wrong = Field.Given(c.Requisition, "requisition")
            ?? Field.Given(c.Disaster, "disaster")
            ?? GoodsLines.Check(c.Lines, "lines")
            ?? Field.Defined(c.Urgency, "urgency")
            ?? Field.Text(c.Reason, "reason");
        if (wrong is not null) return Decision.Refuse(wrong);
        if (state.Requisitions.Find(c.Requisition) is { } raised)
        {
            bool same = raised.Disaster == c.Disaster && raised.Urgency == c.Urgency && raised.Reason == c.Reason && GoodsLines.Same(raised.Lines, c.Lines);
            return same ? Decision.Nothing : Decision.Refuse(new RaisedOtherwise());
        }

        for (var i = 0; i < c.Lines.Count; i++)
        {
            if (ItemCatalogue.Shipped.Check(c.Lines[i].Item, $"lines[{i}].item", context.Today, out _) is { } unknown) return Decision.Refuse(unknown);
        }

        return Decision.Of(new DepotEvent.RequisitionRaised(c.Requisition, c.Disaster, c.Lines, c.Urgency, c.Reason, context.At + c.Urgency.Within()));
    }

    private static Decision ApproveRequisition(DepotCommand.ApproveRequisition c, DepotState state, CommandContext context)
    {
        // The first of {approved, voided} decides for ever: once voided, the source may free the goods at any moment.
        if (state.StrayVoids.Contains(c.Hold)) return Decision.Refuse(new ApprovalWasVoided(c.Hold));
        if (state.Requisitions.Find(c.Requisition) is not { } requisition) return Decision.Refuse(new NoSuchRequisition(c.Requisition));
        if (requisition.Voided.Contains(c.Hold)) return Decision.Refuse(new ApprovalWasVoided(c.Hold));
        if (requisition.Hold is { } hold && requisition.Stage != RequisitionStage.Cancelled)
        {
            bool same = hold == c.Hold && requisition.Source == c.Source && c.Lines is not null && GoodsLines.Same(requisition.Approved, c.Lines);
            return same ? Decision.Nothing : Decision.Refuse(new ApprovedOtherwise(hold));
        }

        if (!Requisition.Lifecycle.Allows(requisition.Stage, RequisitionTrigger.Approve)) return Decision.Refuse(new RequisitionIs(requisition.Stage));
        var wrong = Field.Given(c.Hold, "hold") ?? Field.Given(c.Source, "source") ?? GoodsLines.Check(c.Lines, "lines") ?? GoodsLines.Within(c.Lines!, requisition.Lines, "lines");
        if (wrong is not null) return Decision.Refuse(wrong);
        return IsSelf(c.Source, context)
            ? Decision.Refuse(new ToItself("source"))
            : Decision.Of(new DepotEvent.RequisitionApproved(c.Requisition, c.Hold, c.Source, c.Lines!));
    }

    // An approval may be under way while the requisition is rejected or taken back, or for one that never was: its void is recorded then too, so that
    // the source frees the goods.
    private static Decision VoidApproval(DepotCommand.VoidApproval c, DepotState state)
    {
        if (Field.Given(c.Hold, "hold") is { } wrong) return Decision.Refuse(wrong);
        var requisition = state.Requisitions.Find(c.Requisition);
        if (state.StrayVoids.Contains(c.Hold) || requisition?.Voided.Contains(c.Hold) == true) return Decision.Nothing;
        if (requisition is null || requisition.Hold != c.Hold) return Decision.Of(new DepotEvent.ApprovalVoided(c.Requisition, c.Hold, c.Source));
        // A requisition taken back has told the source to release this hold already.
        return requisition.Stage == RequisitionStage.Cancelled ? Decision.Nothing : Decision.Refuse(new ApprovedAlready(c.Hold));
    }

    private static Decision RejectRequisition(DepotCommand.RejectRequisition c, DepotState state) =>
        End(c.Requisition, c.Reason, state, RequisitionStage.Rejected, RequisitionTrigger.Reject, _ => Decision.Of(new DepotEvent.RequisitionRejected(c.Requisition, c.Reason)));

    private static Decision CancelRequisition(DepotCommand.CancelRequisition c, DepotState state) =>
        End(c.Requisition, c.Reason, state, RequisitionStage.Cancelled, RequisitionTrigger.Cancel, requisition =>
            Decision.Of(new DepotEvent.RequisitionCancelled(c.Requisition, c.Reason, requisition.Hold, requisition.Source)));

    private static Decision CloseRequisition(DepotCommand.CloseRequisition c, DepotState state) =>
        End(c.Requisition, c.Reason, state, RequisitionStage.Closed, RequisitionTrigger.Close, requisition =>
        {
            if (requisition is not { Hold: { } hold, Source: { } source }) return Decision.Refuse(new RequisitionIs(requisition.Stage));
            // With all of it on the road there is nothing to give up: it ends when that arrives or is lost.
            return GoodsLines.Less(requisition.Approved, requisition.Sent).Count == 0
                ? Decision.Refuse(new AllIsShipped())
                : Decision.Of(new DepotEvent.RequisitionClosed(c.Requisition, c.Reason, hold, source));
        });

    private static Decision End(RequisitionId id, string reason, DepotState state, RequisitionStage end, RequisitionTrigger trigger, Func<Requisition, Decision> ending)
    {
        if (Field.Text(reason, "reason") is { } wrong) return Decision.Refuse(wrong);
        if (state.Requisitions.Find(id) is not { } requisition) return Decision.Refuse(new NoSuchRequisition(id));
        if (requisition.Stage == end) return Decision.Nothing;
        return Requisition.Lifecycle.Allows(requisition.Stage, trigger) ? ending(requisition) : Decision.Refuse(new RequisitionIs(requisition.Stage));
    }

    private static Decision NoteRequisitionShipped(DepotCommand.NoteRequisitionShipped c, DepotState state)
    {
        if ((Field.Given(c.Consignment, "consignment") ?? GoodsLines.Check(c.Lines, "lines")) is { } wrong) return Decision.Refuse(wrong);
        if (state.Requisitions.Find(c.Requisition) is not { } requisition) return Decision.Refuse(new NoSuchRequisition(c.Requisition));
        if (requisition.Shipped.Contains(c.Consignment)) return Decision.Nothing;
        return requisition.Stage switch
        {
            // Taken back or closed while the goods were leaving: they arrive all the same.
            RequisitionStage.Cancelled or RequisitionStage.Closed or RequisitionStage.Fulfilled => Decision.Nothing,
            var stage when Requisition.Lifecycle.Allows(stage, RequisitionTrigger.Ship) => Decision.Of(new DepotEvent.RequisitionShipped(c.Requisition, c.Consignment, c.Lines)),
            var stage => Decision.Refuse(new RequisitionIs(stage)),
        };
    }

    private static DepotState Voided(DepotState state, DepotEvent.ApprovalVoided e)
    {
        if (state.Requisitions.Find(e.Requisition) is not null) return Changed(state, e.Requisition, r => r with { Voided = r.Voided.Add(e.Hold) });
        var strays = state.StrayVoids.Add(e.Hold);
        return state with { StrayVoids = strays.Count > MostStrayVoids ? strays.RemoveAt(0) : strays };
    }

    private static DepotState Changed(DepotState state, RequisitionId id, Func<Requisition, Requisition> change)
    {
        if (state.Requisitions.Find(id) is not { } old) return state;
        var changed = change(old);
        return state with { Requisitions = changed.IsOver ? state.Requisitions.Finish(id, changed) : state.Requisitions.Put(id, changed) };
    }
}
