namespace CivilAffairs.Relief.Domain;

/// <summary>Goods of one item that are alike: one batch, one expiry, one purpose. Stock is kept by lot.</summary>
/// <param name="Batch">Batch number as on the label, or empty.</param>
/// <param name="Expiry">Last day on which it may be handed out; null for goods that do not expire.</param>
/// <param name="Disaster">The disaster it was given for; null for general stock.</param>
public sealed record Lot(ItemCode Item, string Batch = "", DateOnly? Expiry = null, DisasterId? Disaster = null)
{
    /// <summary>Whether it may still be handed out or shipped on the given day.</summary>
    public bool IsUsableOn(DateOnly day) => Expiry is not { } expiry || expiry >= day;
}

/// <summary>So much of one lot.</summary>
public sealed record LotQuantity(Lot Lot, Quantity Quantity);

/// <summary>So much of one item, whichever lot it comes from.</summary>
public sealed record ItemQuantity(ItemCode Item, Quantity Quantity);
