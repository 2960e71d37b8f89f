namespace CivilAffairs.Relief.Domain.Tests.Depots;

/// <summary>A depot as a storekeeper would keep it on paper: nothing but lists, everything added up anew each time. The decider must agree with it.</summary>
internal sealed class PlainDepot
{
    private readonly Dictionary<HandoutId, IReadOnlyList<LotQuantity>> _handouts = [];
    private readonly Dictionary<ConsignmentId, (IReadOnlyList<LotQuantity> Lines, HoldId? Hold)> _prepared = [];
    private readonly Dictionary<HoldId, (DisasterId? Disaster, Dictionary<ItemCode, long> Left)> _holds = [];

    public Dictionary<Lot, long> OnHand { get; } = [];

    public void Take(DepotEvent happened)
    {
        switch (happened)
        {
            case DepotEvent.StockReceived e: Move(e.Lines, 1); break;
            case DepotEvent.StockWrittenOff e: Move(e.Lines, -1); break;
            case DepotEvent.StockAdjusted e: Move([new(e.Lot, e.Surplus)], 1); Move([new(e.Lot, e.Shortage)], -1); break;
            case DepotEvent.HandoutReserved e: _handouts.Add(e.Handout, e.Lines); break;
            case DepotEvent.HandoutReleased e: _handouts.Remove(e.Handout); break;
            case DepotEvent.HandedOut e: Move(_handouts[e.Handout], -1); _handouts.Remove(e.Handout); break;
            case DepotEvent.TakenBack e: Move(e.Lines, 1); break;
            case DepotEvent.StockHeld e: _holds.Add(e.Hold, (e.Disaster, e.Lines.ToDictionary(line => line.Item, line => line.Quantity.Value))); break;
            case DepotEvent.HoldConfirmed { Lines: { } less } e: _holds[e.Hold] = (_holds[e.Hold].Disaster, less.ToDictionary(line => line.Item, line => line.Quantity.Value)); break;
            case DepotEvent.HoldReleased e: _holds.Remove(e.Hold); break;
            case DepotEvent.ConsignmentPrepared e: _prepared.Add(e.Consignment, (e.Lines, e.Hold)); Draw(e.Hold, e.Lines, -1); break;
            case DepotEvent.ConsignmentCancelled e: Draw(_prepared[e.Consignment].Hold, e.Lines, 1); _prepared.Remove(e.Consignment); break;
            case DepotEvent.ConsignmentShipped e: Move(_prepared[e.Consignment].Lines, -1); _prepared.Remove(e.Consignment); break;
            case DepotEvent.ConsignmentReceived e: Move(e.Lines.Select(line => new LotQuantity(line.Lot, line.Received)), 1); break;
            case DepotEvent.ConsignmentReconciled e: Move(e.Found, 1); break;
            default: break;
        }
    }

    public long Reserved(Lot lot) => _handouts.Values.Concat(_prepared.Values.Select(one => one.Lines)).Sum(lines => lines.Where(line => line.Lot == lot).Sum(line => line.Quantity.Value));

    public long Held(ItemCode item, DisasterId? disaster) => _holds.Values.Where(hold => hold.Disaster == disaster).Sum(hold => hold.Left.GetValueOrDefault(item));

    /// <summary>Serves every hold from the shelves, its own lots first, and looks at what remains.</summary>
    /// <returns>What could be given to the disaster, and how much of the holds could not be served.</returns>
    public (long Free, long Unserved) Serve(ItemCode item, DisasterId? disaster, DateOnly day, LotQuantity? without = null)
    {
        var shelves = OnHand.Where(entry => entry.Key.Item == item && entry.Key.IsUsableOn(day))
            .GroupBy(entry => entry.Key.Disaster)
            .ToDictionary(group => group.Key?.Value ?? Guid.Empty, group => group.Sum(entry => entry.Value - Reserved(entry.Key)));
        if (without is not null && without.Lot.IsUsableOn(day)) shelves[without.Lot.Disaster?.Value ?? Guid.Empty] -= without.Quantity.Value;
        long unserved = 0;
        foreach (var hold in _holds.Values)
        {
            long needed = hold.Left.GetValueOrDefault(item);
            needed -= TakeFrom(hold.Disaster?.Value ?? Guid.Empty, needed);
            needed -= TakeFrom(Guid.Empty, needed);
            unserved += needed;
        }

        return (shelves.GetValueOrDefault(Guid.Empty) + (disaster is null ? 0 : shelves.GetValueOrDefault(disaster.Value.Value)), unserved);

        long TakeFrom(Guid shelf, long wanted)
        {
            long taken = Math.Min(wanted, shelves.GetValueOrDefault(shelf));
            if (taken > 0) shelves[shelf] -= taken;
            return Math.Max(0, taken);
        }
    }

    private void Move(IEnumerable<LotQuantity> lines, int sign)
    {
        foreach (var (lot, quantity) in lines)
        {
            OnHand[lot] = OnHand.GetValueOrDefault(lot) + (sign * quantity.Value);
            if (OnHand[lot] == 0) OnHand.Remove(lot);
        }
    }

    private void Draw(HoldId? hold, IEnumerable<LotQuantity> lines, int sign)
    {
        if (hold is null || !_holds.TryGetValue(hold.Value, out var drawn)) return;
        foreach (var (lot, quantity) in lines) drawn.Left[lot.Item] = drawn.Left.GetValueOrDefault(lot.Item) + (sign * quantity.Value);
    }
}
