using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

public sealed partial class StockProjection
{
    private static async ValueTask<StockSteps> StepsAsync(DepotEvent body, IRows rows, CancellationToken cancellationToken) => body switch
    {
        DepotEvent.StockReceived e => new(Each(e.Lines, line => new(line.Lot, line.Quantity.Value, Kind: Received(e.Source)))) { Reference = e.DocumentNumber, Counterpart = e.Donor },
        DepotEvent.StockWrittenOff e => new(Each(e.Lines, line => new(line.Lot, -line.Quantity.Value, Loss: line.Quantity.Value, Kind: Lost(e.Kind), Reason: e.Reason))) { Counterpart = e.Witness },
        DepotEvent.StockAdjusted e => new([Adjusted(e)]) { Reference = e.Count.ToString() },
        DepotEvent.HandoutReserved e => new(Each(e.Lines, line => new(line.Lot, Reserved: line.Quantity.Value))),
        DepotEvent.HandoutReleased e => new(Each(e.Lines, line => new(line.Lot, Reserved: -line.Quantity.Value))),
        DepotEvent.HandedOut e => new(Each(e.Lines, line => new(line.Lot, -line.Quantity.Value, Reserved: -line.Quantity.Value, Kind: LedgerKind.HandedOut)))
        {
            Reference = e.Handout.ToString(),
            Counterpart = e.Household.ToString(),
            Disaster = e.Disaster,
        },
        DepotEvent.TakenBack e => new(Each(e.Lines, line => new(line.Lot, line.Quantity.Value, Kind: LedgerKind.TakenBack, Reason: e.Reason)))
        {
            Reference = e.Handout.ToString(),
            Counterpart = e.Household.ToString(),
        },
        DepotEvent.ConsignmentPrepared e => await PackAsync(e, rows, cancellationToken),
        DepotEvent.ConsignmentCancelled e => await UnpackAsync(e, rows, cancellationToken),
        DepotEvent.ConsignmentShipped e => new(Each(e.Lines, line => new(line.Lot, -line.Quantity.Value, Packed: -line.Quantity.Value, Kind: LedgerKind.Shipped)))
        {
            Reference = e.Consignment.ToString(),
            Other = e.To,
        },
        DepotEvent.ConsignmentReceived e => new(e.Lines.SelectMany(Arrived)) { Reference = e.Consignment.ToString(), Other = e.From },
        DepotEvent.ConsignmentDeclaredLost e => new(Each(e.Lines, line => new(line.Lot, Loss: line.Quantity.Value, Kind: LedgerKind.ConsignmentLost, Reason: e.InquiryNote)))
        {
            Reference = e.Consignment.ToString(),
            Other = e.From,
        },
        DepotEvent.ConsignmentReconciled e => new(Each(e.Found, line => new(line.Lot, line.Quantity.Value, Loss: -line.Quantity.Value, Kind: LedgerKind.Found, Reason: e.Note)))
        {
            Reference = e.Consignment.ToString(),
            Other = e.To,
        },
        DepotEvent.StockHeld e => Hold(e, rows),
        DepotEvent.HoldConfirmed { Lines: not null } e => await LeaveAsync(e.Hold, left => [.. left.Select(line => line with { Quantity = Of(e.Lines, line.Item) })], over: false, rows, cancellationToken),
        DepotEvent.HoldReleased e => await LeaveAsync(e.Hold, _ => [], over: true, rows, cancellationToken),
        _ => StockSteps.None,
    };

    private static IEnumerable<StockStep> Each(IReadOnlyList<LotQuantity> lines, Func<LotQuantity, StockStep> step) => lines.Select(step);

    private static IEnumerable<StockStep> Arrived(ReceivedLine line) =>
    [
        new(line.Lot, line.Received.Value, Kind: LedgerKind.Arrived, Reason: line.Reason),
        new(line.Lot, Loss: line.Short.Value, Kind: LedgerKind.ArrivedShort, Reason: line.Reason),
        new(line.Lot, Loss: line.Damaged.Value, Kind: LedgerKind.ArrivedDamaged, Reason: line.Reason),
    ];

    private static StockStep Adjusted(DepotEvent.StockAdjusted e) =>
        new(e.Lot, e.Surplus.Value - e.Shortage.Value, Loss: e.Shortage.Value, Kind: e.Shortage.IsZero ? LedgerKind.CountSurplus : LedgerKind.CountShortage, Reason: e.Reason);

    private static LedgerKind Received(StockSource source) => source switch
    {
        StockSource.Donation => LedgerKind.Donation,
        StockSource.Allocation => LedgerKind.Allocation,
        StockSource.Return => LedgerKind.Return,
        _ => LedgerKind.Procurement,
    };

    private static LedgerKind Lost(LossReason reason) => reason switch
    {
        LossReason.Damaged => LedgerKind.Damaged,
        LossReason.Expired => LedgerKind.Expired,
        _ => LedgerKind.Lost,
    };

    private static StockSteps Hold(DepotEvent.StockHeld e, IRows rows)
    {
        rows.Put(StockHold.Table, e.Hold.ToString(), new(e.Lines, Over: false));
        return new([]) { Holds = [.. e.Lines.Select(line => (line.Item, line.Quantity.Value))] };
    }

    /// <summary>Sets what is left of a hold; the difference is held no longer, or again.</summary>
    private static async ValueTask<StockSteps> LeaveAsync(HoldId id, Func<IReadOnlyList<ItemQuantity>, IReadOnlyList<ItemQuantity>> change, bool over, IRows rows, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(StockHold.Table, id.ToString(), cancellationToken) is not { Over: false } hold) return StockSteps.None;
        var left = change(hold.Left);
        if (over) rows.Delete(StockHold.Table, id.ToString());
        else rows.Put(StockHold.Table, id.ToString(), new(left, Over: false));
        return new([]) { Holds = [.. hold.Left.Concat(left).Select(line => line.Item).Distinct().Select(item => (item, Of(left, item).Value - Of(hold.Left, item).Value))] };
    }

    private static async ValueTask<StockSteps> PackAsync(DepotEvent.ConsignmentPrepared e, IRows rows, CancellationToken cancellationToken)
    {
        rows.Put(StockPack.Table, e.Consignment.ToString(), new(e.Hold));
        var packed = Each(e.Lines, line => new(line.Lot, Packed: line.Quantity.Value));
        var held = e.Hold is { } hold ? await LeaveAsync(hold, left => [.. left.Select(line => line with { Quantity = line.Quantity.LessAtMost(Of(e.Lines, line.Item)) })], over: false, rows, cancellationToken) : StockSteps.None;
        return new(packed) { Holds = held.Holds };
    }

    /// <summary>Goods go back to the hold they came from, unless it was released meanwhile.</summary>
    private static async ValueTask<StockSteps> UnpackAsync(DepotEvent.ConsignmentCancelled e, IRows rows, CancellationToken cancellationToken)
    {
        var pack = await rows.FindAsync(StockPack.Table, e.Consignment.ToString(), cancellationToken);
        rows.Delete(StockPack.Table, e.Consignment.ToString());
        var unpacked = Each(e.Lines, line => new(line.Lot, Packed: -line.Quantity.Value));
        var held = pack?.Hold is { } hold ? await LeaveAsync(hold, left => [.. left.Select(line => line with { Quantity = line.Quantity + Of(e.Lines, line.Item) })], over: false, rows, cancellationToken) : StockSteps.None;
        return new(unpacked) { Holds = held.Holds };
    }

    private static Quantity Of(IEnumerable<ItemQuantity> lines, ItemCode item) => lines.Where(line => line.Item == item).Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity);

    private static Quantity Of(IEnumerable<LotQuantity> lines, ItemCode item) => lines.Where(line => line.Lot.Item == item).Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity);
}
