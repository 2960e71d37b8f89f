namespace CivilAffairs.Relief.Domain;

/// <content>Consignments at their source.</content>
public sealed partial class DepotDecider
{
    private static Decision PrepareConsignment(DepotCommand.PrepareConsignment c, DepotState state, CommandContext context)
    {
        var wrong = Field.Given(c.Consignment, "consignment") ?? Field.Given(c.To, "to") ?? GoodsLines.Check(c.Lines, "lines");
        if (wrong is not null) return Decision.Refuse(wrong);
        if (IsSelf(c.To, context)) return Decision.Refuse(new ToItself("to"));
        if (state.Outgoing.Find(c.Consignment) is { } old)
        {
            bool same = old.To == c.To && old.Hold == c.Hold && GoodsLines.Same(GoodsLines.ByItem(old.Lines), c.Lines);
            return same ? Decision.Nothing : Decision.Refuse(new ConsignmentExistsOtherwise());
        }

        Hold? hold = null;
        if (c.Hold is { } id)
        {
            hold = state.Holds.Find(id);
            if (hold is null) return Decision.Refuse(new NoSuchHold(id));
            if (hold.Stage != HoldStage.Confirmed) return Decision.Refuse(new HoldIs(hold.Stage));
            if (hold.For != c.To) return Decision.Refuse(new HeldForAnother(hold.For));
            if (GoodsLines.Within(c.Lines, hold.Left, "lines") is { } more) return Decision.Refuse(more);
        }

        Picking picking = new(state.Stock, context.Today, hold is null ? c.Disaster : hold.Disaster) { Named = c.Lots, KeepsPurpose = hold is null, FromHold = hold is not null };
        return picking.Choose(c.Lines, out var lots) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Of(new DepotEvent.ConsignmentPrepared(c.Consignment, c.To, lots, c.Hold, hold?.Requisition));
    }

    private static Decision ShipConsignment(DepotCommand.ShipConsignment c, DepotState state, CommandContext context)
    {
        if ((Field.Text(c.Carrier, "carrier") ?? Field.Text(c.Vehicle, "vehicle") ?? Field.Given(c.DueAt, "dueAt")) is { } wrong) return Decision.Refuse(wrong);
        if (Outgoing(state, c.Consignment, ConsignmentTrigger.Ship, out var consignment) is { } no) return Decision.Refuse(no);
        // The requisition was taken back after the goods were set aside: what is not approved is not shipped.
        if (consignment.Hold is { } id && state.Holds.Find(id) is not { Stage: HoldStage.Confirmed }) return Decision.Refuse(new HoldIs(HoldStage.Released));
        foreach (var (lot, _) in consignment.Lines)
        {
            if (!lot.IsUsableOn(context.Today)) return Decision.Refuse(new LotExpired("consignment", lot.Expiry!.Value));
        }

        return Decision.Of(new DepotEvent.ConsignmentShipped(c.Consignment, consignment.To, consignment.Lines, consignment.Requisition, c.Carrier, c.Vehicle, c.DueAt));
    }

    private static Decision CancelConsignment(DepotCommand.CancelConsignment c, DepotState state)
    {
        if (Field.Text(c.Reason, "reason") is { } wrong) return Decision.Refuse(wrong);
        if (state.Outgoing.Find(c.Consignment) is { Stage: ConsignmentStage.Cancelled }) return Decision.Nothing;
        return Outgoing(state, c.Consignment, ConsignmentTrigger.Cancel, out var consignment) is { } no
            ? Decision.Refuse(no)
            : Decision.Of(new DepotEvent.ConsignmentCancelled(c.Consignment, consignment.To, consignment.Lines, c.Reason));
    }

    private static Decision SettleConsignment(DepotCommand.SettleConsignment c, DepotState state)
    {
        if (state.Outgoing.Find(c.Consignment) is { Stage: ConsignmentStage.Received or ConsignmentStage.PartlyReceived or ConsignmentStage.Lost or ConsignmentStage.Reconciled }) return Decision.Nothing;
        if (Outgoing(state, c.Consignment, ConsignmentTrigger.SettleWhole, out var consignment) is { } no) return Decision.Refuse(no);
        IReadOnlyList<ReceivedLine> lines = c.Lost ? [.. consignment.Lines.Select(line => new ReceivedLine(line.Lot, Quantity.Zero, line.Quantity, Quantity.Zero))] : c.Lines;
        return CheckClosed(lines, consignment.Lines, needReason: false) is { } wrong
            ? Decision.Refuse(wrong)
            : Decision.Of(new DepotEvent.ConsignmentSettled(c.Consignment, consignment.To, lines, c.Lost));
    }

    private static Decision ReconcileConsignment(DepotCommand.ReconcileConsignment c, DepotState state)
    {
        var wrong = Field.Text(c.Note, "note", Field.LongestNote) ?? (c.Found is { Count: > 0 } ? GoodsLines.Check(c.Found, "found") ?? GoodsLines.Room(state.Stock, c.Found, "found") : null);
        if (wrong is not null) return Decision.Refuse(wrong);
        if (Outgoing(state, c.Consignment, ConsignmentTrigger.Reconcile, out var consignment) is { } no) return Decision.Refuse(no);
        var found = c.Found ?? [];
        for (var i = 0; i < found.Count; i++)
        {
            var missing = consignment.Missing.FirstOrDefault(line => line.Lot == found[i].Lot)?.Quantity ?? Quantity.Zero;
            if (found[i].Quantity > missing) return Decision.Refuse(new MoreThanGranted($"found[{i}].quantity", found[i].Lot.Item, missing));
        }

        return Decision.Of(new DepotEvent.ConsignmentReconciled(c.Consignment, consignment.To, c.Note, found));
    }

    private static Refusal? Outgoing(DepotState state, ConsignmentId id, ConsignmentTrigger trigger, out OutgoingConsignment consignment)
    {
        consignment = state.Outgoing.Find(id)!;
        if (consignment is null) return new NoSuchConsignment(id);
        return OutgoingConsignment.Lifecycle.Allows(consignment.Stage, trigger) ? null : new ConsignmentIs(consignment.Stage);
    }

    private static DepotState Prepared(DepotState state, DepotEvent.ConsignmentPrepared e)
    {
        var drawn = Draw(state, e.Hold, e.Lines, 1);
        return drawn with { Stock = drawn.Stock.Reserve(e.Lines), Outgoing = drawn.Outgoing.Put(e.Consignment, new(e.To, e.Lines, e.Hold, e.Requisition, ConsignmentStage.Prepared, [])) };
    }

    private static DepotState Shipped(DepotState state, DepotEvent.ConsignmentShipped e)
    {
        var left = Leave(state, state.Outgoing.Find(e.Consignment)?.Hold);
        return Moved(left with { Stock = left.Stock.RemoveReserved(e.Lines) }, e.Consignment, c => c.After(ConsignmentTrigger.Ship));
    }

    private static DepotState Cancelled(DepotState state, DepotEvent.ConsignmentCancelled e)
    {
        var back = Draw(state, state.Outgoing.Find(e.Consignment)?.Hold, e.Lines, -1);
        return Moved(back with { Stock = back.Stock.Release(e.Lines) }, e.Consignment, c => c.After(ConsignmentTrigger.Cancel));
    }

    private static DepotState Settled(DepotState state, DepotEvent.ConsignmentSettled e)
    {
        var trigger = e.Lost ? ConsignmentTrigger.SettleLost
            : e.Lines.All(line => line.Short.IsZero && line.Damaged.IsZero) ? ConsignmentTrigger.SettleWhole
            : ConsignmentTrigger.SettlePart;
        return Moved(state, e.Consignment, c => c.After(trigger) with { Lines = [], Missing = [.. e.Lines.Where(line => !line.Short.IsZero).Select(line => new LotQuantity(line.Lot, line.Short))] });
    }

    private static DepotState Reconciled(DepotState state, DepotEvent.ConsignmentReconciled e) =>
        Moved(state with { Stock = state.Stock.Add(e.Found) }, e.Consignment, c => c.After(ConsignmentTrigger.Reconcile) with { Missing = [] });

    private static DepotState Moved(DepotState state, ConsignmentId id, Func<OutgoingConsignment, OutgoingConsignment> change)
    {
        if (state.Outgoing.Find(id) is not { } old) return state;
        var changed = change(old);
        return state with { Outgoing = changed.IsOver ? state.Outgoing.Finish(id, changed with { Lines = [] }) : state.Outgoing.Put(id, changed) };
    }
}
