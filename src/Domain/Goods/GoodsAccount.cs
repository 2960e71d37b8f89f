namespace CivilAffairs.Relief.Domain;

/// <summary>What the goods equation is kept for: one item, given for one disaster or for none.</summary>
public readonly record struct GoodsKey(ItemCode Item, DisasterId? Earmark)
{
    public static GoodsKey Of(Lot lot) => new(lot.Item, lot.Disaster);
}

/// <summary>One line of the goods equation, in base units.</summary>
/// <param name="Received">Came in from outside, and what counts found above the books.</param>
/// <param name="InDepots">On hand in all depots together, reserved or not.</param>
/// <param name="InTransit">Shipped, and neither received nor declared lost.</param>
/// <param name="HandedOut">With households, less what they gave back.</param>
/// <param name="Lost">Written off, missing at a count, damaged on the way, short or lost and not found again.</param>
public readonly record struct GoodsAccount(long Received, long InDepots, long InTransit, long HandedOut, long Lost)
{
    /// <summary>Received is the sum of the rest, and none is below zero.</summary>
    public bool Balances => Received == InDepots + InTransit + HandedOut + Lost && Received >= 0 && InDepots >= 0 && InTransit >= 0 && HandedOut >= 0 && Lost >= 0;

    public static GoodsAccount operator +(GoodsAccount left, GoodsAccount right) => new(
        left.Received + right.Received,
        left.InDepots + right.InDepots,
        left.InTransit + right.InTransit,
        left.HandedOut + right.HandedOut,
        left.Lost + right.Lost);
}

/// <summary>Goods that do not add up.</summary>
/// <param name="Depot">The depot whose event broke the equation, or whose stock fell below zero.</param>
/// <param name="Account">The account after the event.</param>
/// <param name="OnHand">Stock of the lot in that depot, where that is what is below zero.</param>
public sealed record GoodsImbalance(DepotId Depot, GoodsKey Goods, GoodsAccount Account, string Event, long? OnHand = null);
