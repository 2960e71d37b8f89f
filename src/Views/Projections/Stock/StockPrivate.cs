using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>What the stock view must know of a depot.</summary>
internal sealed record StockDepot(string Name, PlaceCode Place)
{
    public static ViewTable<StockDepot> Table { get; } = new("stock_depots", row => new(row.Place)) { IsPrivate = true };
}

/// <summary>A hold at a depot, by item what is left of it.</summary>
/// <param name="Over">Released: what comes back from it is free.</param>
internal sealed record StockHold(IReadOnlyList<ItemQuantity> Left, bool Over)
{
    public static ViewTable<StockHold> Table { get; } = new("stock_holds", _ => new(PlaceCode.Country)) { IsPrivate = true };
}

/// <summary>A consignment packed at a depot and not yet shipped.</summary>
internal sealed record StockPack(HoldId? Hold)
{
    public static ViewTable<StockPack> Table { get; } = new("stock_packs", _ => new(PlaceCode.Country)) { IsPrivate = true };
}

/// <summary>What one line of an event does to a lot, in base units.</summary>
/// <param name="Loss">Recorded as lost; below zero where found again.</param>
internal sealed record StockStep(Lot Lot, long OnHand = 0, long Reserved = 0, long Packed = 0, long Loss = 0, LedgerKind Kind = default, string? Reason = null);

/// <summary>What an event does to a depot's stock, and what stands in its book beside the figures.</summary>
internal sealed record StockSteps(IEnumerable<StockStep> Steps)
{
    public static StockSteps None { get; } = new([]);

    public string Reference { get; init; } = "";

    public string? Counterpart { get; init; }

    public DepotId? Other { get; init; }

    public DisasterId? Disaster { get; init; }

    /// <summary>Changes of what is held, by item.</summary>
    public IEnumerable<(ItemCode Item, long Held)> Holds { get; init; } = [];
}
