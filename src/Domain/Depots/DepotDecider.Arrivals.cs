namespace CivilAffairs.Relief.Domain;

/// <content>Consignments at their destination.</content>
public sealed partial class DepotDecider
{
    private static Decision ExpectConsignment(DepotCommand.ExpectConsignment c, DepotState state, CommandContext context)
    {
        var wrong = Field.Given(c.Consignment, "consignment") ?? Field.Given(c.From, "from") ?? GoodsLines.Check(c.Lines, "lines");
        if (wrong is not null) return Decision.Refuse(wrong);
        if (IsSelf(c.From, context)) return Decision.Refuse(new ToItself("from"));
        if (state.Incoming.Find(c.Consignment) is { } known)
        {
            bool same = known.From == c.From && (known.Stage != ArrivalStage.Expected || GoodsLines.Same(known.Lines, c.Lines));
            return same ? Decision.Nothing : Decision.Refuse(new ConsignmentExistsOtherwise());
        }

        return Decision.Of(new DepotEvent.ConsignmentExpected(c.Consignment, c.From, c.Lines, c.Requisition, c.DueAt));
    }

    private static Decision ReceiveConsignment(DepotCommand.ReceiveConsignment c, DepotState state)
    {
        if (Incoming(state, c.Consignment, out var incoming) is { } no) return Decision.Refuse(no);
        if (CheckClosed(c.Lines, incoming.Lines, needReason: true) is { } wrong) return Decision.Refuse(wrong);
        for (var i = 0; i < c.Lines.Count; i++)
        {
            if ((state.Stock.Find(c.Lines[i].Lot)?.OnHand ?? 0) + c.Lines[i].Received.Value > Quantity.Largest) return Decision.Refuse(new OutOfRange($"lines[{i}].received", 0, Quantity.Largest));
        }

        return Decision.Of(Arrival(state, c.Consignment, incoming, new DepotEvent.ConsignmentReceived(c.Consignment, incoming.From, c.Lines, incoming.Requisition)));
    }

    private static Decision DeclareConsignmentLost(DepotCommand.DeclareConsignmentLost c, DepotState state)
    {
        if (Field.Text(c.InquiryNote, "inquiryNote", Field.LongestNote) is { } wrong) return Decision.Refuse(wrong);
        if (Incoming(state, c.Consignment, out var incoming) is { } no) return Decision.Refuse(no);
        return Decision.Of(Arrival(state, c.Consignment, incoming, new DepotEvent.ConsignmentDeclaredLost(c.Consignment, incoming.From, incoming.Lines, c.InquiryNote, incoming.Requisition)));
    }

    private static Refusal? Incoming(DepotState state, ConsignmentId id, out IncomingConsignment incoming)
    {
        incoming = state.Incoming.Find(id)!;
        if (incoming is null) return new NoSuchConsignment(id);
        return incoming.Stage == ArrivalStage.Expected ? null : new ArrivalClosed(incoming.Stage);
    }

    /// <summary>Every shipped line is closed exactly once, and its parts add up to what was shipped.</summary>
    private static Refusal? CheckClosed(IReadOnlyList<ReceivedLine>? lines, IReadOnlyList<LotQuantity> shipped, bool needReason)
    {
        if (lines is null) return new Required("lines");
        var open = shipped.ToDictionary(line => line.Lot, line => line.Quantity);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line?.Lot is null) return new Required($"lines[{i}].lot");
            if (!open.Remove(line.Lot, out var quantity)) return shipped.Any(one => one.Lot == line.Lot) ? new Repeated($"lines[{i}].lot") : new Unknown($"lines[{i}].lot");
            if (line.Received.Value + line.Short.Value + line.Damaged.Value != quantity.Value) return new DoesNotAddUp($"lines[{i}]", quantity);
            var reason = needReason && !(line.Short.IsZero && line.Damaged.IsZero) ? Field.Text(line.Reason, $"lines[{i}].reason") : Field.Length(line.Reason, $"lines[{i}].reason");
            if (reason is not null) return reason;
        }

        return open.Keys.FirstOrDefault() is { } left ? new LineLeftOpen(left.Item, left.Batch) : null;
    }

    /// <summary>The end of a consignment at its destination, with what it means for the requisition it belongs to.</summary>
    private static IEnumerable<IEvent> Arrival(DepotState state, ConsignmentId id, IncomingConsignment incoming, DepotEvent closed)
    {
        var requisition = incoming.Requisition is { } asked && state.Requisitions.Find(asked) is { IsUnderWay: true } found ? found : null;
        // The goods may be here before the word that they were shipped.
        if (requisition is not null && !requisition.Shipped.Contains(id)) yield return new DepotEvent.RequisitionShipped(incoming.Requisition!.Value, id, incoming.Lines);
        yield return closed;
        if (requisition is not null && GoodsLines.Less(requisition.Approved, GoodsLines.Plus(requisition.Closed, GoodsLines.ByItem(incoming.Lines))).Count == 0)
        {
            yield return new DepotEvent.RequisitionFulfilled(incoming.Requisition!.Value);
        }
    }

    private static DepotState Received(DepotState state, DepotEvent.ConsignmentReceived e)
    {
        var stocked = state with { Stock = state.Stock.Add(e.Lines.Select(line => new LotQuantity(line.Lot, line.Received))) };
        return Closed(stocked, e.Consignment, e.Requisition, ArrivalStage.Received);
    }

    private static DepotState DeclaredLost(DepotState state, DepotEvent.ConsignmentDeclaredLost e) => Closed(state, e.Consignment, e.Requisition, ArrivalStage.Lost);

    private static DepotState Closed(DepotState state, ConsignmentId id, RequisitionId? requisition, ArrivalStage stage)
    {
        if (state.Incoming.Find(id) is not { Stage: ArrivalStage.Expected } incoming) return state;
        var closed = state with { Incoming = state.Incoming.Finish(id, incoming with { Lines = [], Stage = stage }) };
        return requisition is { } asked ? Changed(closed, asked, r => r with { Closed = GoodsLines.Plus(r.Closed, GoodsLines.ByItem(incoming.Lines)) }) : closed;
    }
}
