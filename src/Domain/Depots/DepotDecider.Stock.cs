namespace CivilAffairs.Relief.Domain;

public sealed partial class DepotDecider
{
    private const int Thousand = 1000;

    private static Decision ReceiveStock(DepotCommand.ReceiveStock c, DepotState state, CommandContext context)
    {
        var wrong = Field.Defined(c.Source, "source")
            ?? Field.Text(c.DocumentNumber, "documentNumber")
            ?? (c.Source == StockSource.Donation ? Field.Text(c.Donor, "donor") : Field.Length(c.Donor, "donor"))
            ?? GoodsLines.Check(c.Lines, "lines")
            ?? Receivable(c.Lines, context.Today)
            ?? GoodsLines.Room(state.Stock, c.Lines, "lines");
        return wrong is null ? Decision.Of(new DepotEvent.StockReceived(c.Source, c.DocumentNumber.Trim(), c.Lines, c.Donor, c.Value)) : Decision.Refuse(wrong);
    }

    private static Refusal? Receivable(IReadOnlyList<LotQuantity> lines, DateOnly today)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var lot = lines[i].Lot;
            if (ItemCatalogue.Shipped.Check(lot.Item, $"lines[{i}].lot.item", today, out var item) is { } unknown) return unknown;
            if (item!.Perishable && lot.Expiry is null) return new Required($"lines[{i}].lot.expiry");
            if (!lot.IsUsableOn(today)) return new LotExpired($"lines[{i}].lot.expiry", lot.Expiry!.Value);
        }

        return null;
    }

    private static Decision WriteOff(DepotCommand.WriteOff c, DepotState state, CommandContext context)
    {
        var wrong = Field.Defined(c.Kind, "kind") ?? GoodsLines.Check(c.Lines, "lines") ?? Field.Text(c.Reason, "reason") ?? Field.Text(c.Witness, "witness");
        if (wrong is not null) return Decision.Refuse(wrong);
        var stock = state.Stock;
        for (var i = 0; i < c.Lines.Count; i++)
        {
            var (lot, quantity) = c.Lines[i];
            if (stock.Find(lot) is null) return Decision.Refuse(new Unknown($"lines[{i}].lot"));
            if (c.Kind == LossReason.Expired && lot.IsUsableOn(context.Today)) return Decision.Refuse(new NotExpired($"lines[{i}].lot"));
            if (Unpromised(stock, lot, quantity, context.Today, $"lines[{i}].quantity") is { } promised) return Decision.Refuse(promised);
            stock = stock.Remove([c.Lines[i]]);
        }

        return Decision.Of(new DepotEvent.StockWrittenOff(c.Kind, c.Lines, c.Reason, c.Witness));
    }

    /// <summary>Whether so much of a lot can leave the books without touching what is reserved or held.</summary>
    private static PromisedElsewhere? Unpromised(Stock stock, Lot lot, Quantity quantity, DateOnly today, string field)
    {
        var item = stock.Of(lot.Item);
        long free = item.Find(lot)?.Free ?? 0;
        if (quantity.Value <= free && item.Change(lot, onHand: -quantity.Value, reserved: 0).KeepsPromisesOf(item, today)) return null;
        // Expired goods cover no hold, so only what is reserved of them is promised.
        if (lot.IsUsableOn(today)) free = Math.Min(free, item.Available(lot.Disaster, today));
        return new PromisedElsewhere(field, lot.Item, new(Math.Clamp(free, 0, Quantity.Largest)));
    }

    private static Decision CountStock(DepotCommand.CountStock c, DepotState state, DepotProfile profile, CommandContext context)
    {
        var wrong = Field.Given(c.Count, "count") ?? GoodsLines.Check(c.Lot, "lot") ?? Field.Length(c.Note, "note", Field.LongestNote);
        if (wrong is not null) return Decision.Refuse(wrong);
        foreach (var (id, pending) in state.Counts)
        {
            if (id == c.Count || pending.Lot == c.Lot) return Decision.Refuse(new CountPending(id));
        }

        var stock = state.Stock.Find(c.Lot);
        if (stock is null && Countable(c.Lot, context.Today) is { } unknown) return Decision.Refuse(unknown);
        long booked = Math.Clamp(stock?.OnHand ?? 0, 0, Quantity.Largest);
        long difference = c.Counted.Value - booked;
        bool waits = Math.Abs(difference) * (decimal)Thousand > booked * (decimal)profile.CountTolerancePermille;
        DepotEvent.StockCounted counted = new(c.Count, c.Lot, new(booked), c.Counted, waits, c.Note);
        if (waits || difference == 0) return Decision.Of(counted);
        return Adjust(state.Stock, c.Count, new(c.Lot, difference), null, context.Today, "counted") switch
        {
            (null, var refusal) => Decision.Refuse(refusal!),
            var (adjusted, _) => Decision.Of(counted, adjusted),
        };
    }

    /// <summary>Whether a lot that is not on the books may come onto them by a count, expired or not.</summary>
    private static Refusal? Countable(Lot lot, DateOnly today) =>
        ItemCatalogue.Shipped.Check(lot.Item, "lot.item", today, out var item) ?? (item!.Perishable && lot.Expiry is null ? new Required("lot.expiry") : null);

    private static Decision ApproveCount(DepotCommand.ApproveCount c, DepotState state, CommandContext context)
    {
        if (Field.Text(c.Reason, "reason") is { } wrong) return Decision.Refuse(wrong);
        if (!state.Counts.TryGetValue(c.Count, out var pending)) return Decision.Refuse(new NoSuchCount(c.Count));
        // Goods have moved since the count, counted ones and others alike: what the count proved is the difference, not the figure.
        var (adjusted, refusal) = Adjust(state.Stock, c.Count, pending, c.Reason, context.Today, "count");
        return adjusted is null ? Decision.Refuse(refusal!) : Decision.Of(adjusted);
    }

    private static (DepotEvent.StockAdjusted? Adjusted, Refusal? Refusal) Adjust(Stock stock, CountId count, PendingCount found, string? reason, DateOnly today, string field)
    {
        Quantity surplus = new(Math.Max(0, found.Difference));
        Quantity shortage = new(Math.Max(0, -found.Difference));
        Refusal? refusal = surplus.IsZero
            ? Unpromised(stock, found.Lot, shortage, today, field)
            : Field.Range((stock.Find(found.Lot)?.OnHand ?? 0) + surplus.Value, field, 0, Quantity.Largest);
        return refusal is null ? (new(count, found.Lot, surplus, shortage, reason), null) : (null, refusal);
    }

    private static Decision RejectCount(DepotCommand.RejectCount c, DepotState state)
    {
        if (Field.Text(c.Reason, "reason") is { } wrong) return Decision.Refuse(wrong);
        return state.Counts.ContainsKey(c.Count) ? Decision.Of(new DepotEvent.CountRejected(c.Count, c.Reason)) : Decision.Refuse(new NoSuchCount(c.Count));
    }

    private static DepotState Counted(DepotState state, DepotEvent.StockCounted e) =>
        e.NeedsApproval ? state with { Counts = state.Counts.SetItem(e.Count, new(e.Lot, e.Counted.Value - e.Booked.Value)) } : state;

    private static DepotState Adjusted(DepotState state, DepotEvent.StockAdjusted e) => state with
    {
        Stock = state.Stock.Add([new(e.Lot, e.Surplus)]).Remove([new(e.Lot, e.Shortage)]),
        Counts = state.Counts.Remove(e.Count),
    };
}
