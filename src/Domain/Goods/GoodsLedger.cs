using System.Collections.Immutable;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// The goods of all depots together, folded from their events in the order of the journal: for every item and disaster, received = in depots + in
/// transit + handed out + lost, looked at after every event. What left a depot and what became of it on arrival are booked from different events, so
/// goods that vanish or multiply between two depots show as an imbalance. Pure and immutable.
/// </summary>
public sealed record GoodsLedger
{
    /// <summary>How many imbalances are kept; the first says where to look.</summary>
    public const int MostImbalances = 100;

    public static GoodsLedger Empty { get; } = new();

    /// <summary>The equation, for each item and disaster that ever had goods.</summary>
    public ImmutableDictionary<GoodsKey, GoodsAccount> Accounts { get; init; } = ImmutableDictionary<GoodsKey, GoodsAccount>.Empty;

    /// <summary>On hand by depot and lot, in base units; nothing is listed at zero.</summary>
    public ImmutableDictionary<DepotId, ImmutableDictionary<Lot, long>> Depots { get; init; } = ImmutableDictionary<DepotId, ImmutableDictionary<Lot, long>>.Empty;

    /// <summary>What is on its way, by consignment.</summary>
    public ImmutableDictionary<ConsignmentId, IReadOnlyList<LotQuantity>> InTransit { get; init; } = ImmutableDictionary<ConsignmentId, IReadOnlyList<LotQuantity>>.Empty;

    /// <summary>What did not add up, the first in front; empty when all is well.</summary>
    public ImmutableList<GoodsImbalance> Imbalances { get; init; } = [];

    /// <summary>Books one event of one depot.</summary>
    public GoodsLedger Apply(DepotId depot, DepotEvent @event)
    {
        var after = @event switch
        {
            DepotEvent.StockReceived e => Book(depot, e.Lines, q => new(q, q, 0, 0, 0)),
            DepotEvent.StockWrittenOff e => Book(depot, e.Lines, q => new(0, -q, 0, 0, q)),
            DepotEvent.StockAdjusted e => Book(depot, [new(e.Lot, e.Surplus)], q => new(q, q, 0, 0, 0)).Book(depot, [new(e.Lot, e.Shortage)], q => new(0, -q, 0, 0, q)),
            DepotEvent.HandedOut e => Book(depot, e.Lines, q => new(0, -q, 0, q, 0)),
            DepotEvent.TakenBack e => Book(depot, e.Lines, q => new(0, q, 0, -q, 0)),
            DepotEvent.ConsignmentShipped e => Book(depot, e.Lines, q => new(0, -q, q, 0, 0)) with { InTransit = InTransit.SetItem(e.Consignment, e.Lines) },
            DepotEvent.ConsignmentReceived e => Arrive(depot, e.Consignment)
                .Book(depot, e.Lines.Select(line => new LotQuantity(line.Lot, line.Received)), q => new(0, q, 0, 0, 0))
                .Book(depot, e.Lines.Select(line => new LotQuantity(line.Lot, line.Short)), q => new(0, 0, 0, 0, q))
                .Book(depot, e.Lines.Select(line => new LotQuantity(line.Lot, line.Damaged)), q => new(0, 0, 0, 0, q)),
            DepotEvent.ConsignmentDeclaredLost e => Arrive(depot, e.Consignment).Book(depot, e.Lines, q => new(0, 0, 0, 0, q)),
            DepotEvent.ConsignmentReconciled e => Book(depot, e.Found, q => new(0, q, 0, 0, -q)),
            _ => this,
        };
        return ReferenceEquals(after, this) ? this : after.Inspect(depot, @event, before: this);
    }

    private GoodsLedger Arrive(DepotId depot, ConsignmentId consignment)
    {
        var lines = InTransit.GetValueOrDefault(consignment, []);
        return Book(depot, lines, q => new(0, 0, -q, 0, 0)) with { InTransit = InTransit.Remove(consignment) };
    }

    private GoodsLedger Book(DepotId depot, IEnumerable<LotQuantity> lines, Func<long, GoodsAccount> entry)
    {
        var accounts = Accounts;
        var depots = Depots;
        foreach (var (lot, quantity) in lines)
        {
            if (quantity.IsZero) continue;
            var change = entry(quantity.Value);
            var key = GoodsKey.Of(lot);
            accounts = accounts.SetItem(key, accounts.GetValueOrDefault(key) + change);
            if (change.InDepots == 0) continue;
            var lots = depots.GetValueOrDefault(depot, ImmutableDictionary<Lot, long>.Empty);
            long onHand = lots.GetValueOrDefault(lot) + change.InDepots;
            depots = depots.SetItem(depot, onHand == 0 ? lots.Remove(lot) : lots.SetItem(lot, onHand));
        }

        return this with { Accounts = accounts, Depots = depots };
    }

    private GoodsLedger Inspect(DepotId depot, DepotEvent @event, GoodsLedger before)
    {
        if (Imbalances.Count >= MostImbalances) return this;
        var found = Imbalances;
        foreach (var lot in Touched(@event, before).Distinct())
        {
            var key = GoodsKey.Of(lot);
            var account = Accounts.GetValueOrDefault(key);
            long onHand = Depots.TryGetValue(depot, out var lots) ? lots.GetValueOrDefault(lot) : 0;
            if (onHand < 0) found = found.Add(new(depot, key, account, @event.GetType().Name, onHand));
            else if (!account.Balances) found = found.Add(new(depot, key, account, @event.GetType().Name));
        }

        return ReferenceEquals(found, Imbalances) ? this : this with { Imbalances = found };
    }

    private static IEnumerable<Lot> Touched(DepotEvent @event, GoodsLedger before) => @event switch
    {
        DepotEvent.StockReceived e => e.Lines.Select(line => line.Lot),
        DepotEvent.StockWrittenOff e => e.Lines.Select(line => line.Lot),
        DepotEvent.StockAdjusted e => [e.Lot],
        DepotEvent.HandedOut e => e.Lines.Select(line => line.Lot),
        DepotEvent.TakenBack e => e.Lines.Select(line => line.Lot),
        DepotEvent.ConsignmentShipped e => e.Lines.Select(line => line.Lot),
        DepotEvent.ConsignmentReceived e => e.Lines.Select(line => line.Lot).Concat(before.InTransit.GetValueOrDefault(e.Consignment, []).Select(line => line.Lot)),
        DepotEvent.ConsignmentDeclaredLost e => e.Lines.Select(line => line.Lot).Concat(before.InTransit.GetValueOrDefault(e.Consignment, []).Select(line => line.Lot)),
        DepotEvent.ConsignmentReconciled e => e.Found.Select(line => line.Lot),
        _ => [],
    };
}
