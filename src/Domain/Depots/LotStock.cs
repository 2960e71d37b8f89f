namespace CivilAffairs.Relief.Domain;

/// <summary>What the books say of one lot, in base units.</summary>
/// <param name="OnHand">Physically in the depot.</param>
/// <param name="Reserved">Of that, kept for handouts and prepared consignments.</param>
public sealed record LotStock(Lot Lot, long OnHand, long Reserved)
{
    /// <summary>On hand and kept for nothing by lot.</summary>
    public long Free => Math.Max(0, OnHand - Reserved);
}

/// <summary>What is held of an item for the requisitions of one disaster, whichever lots it will come from.</summary>
/// <param name="Disaster">Null for requisitions that may have general stock only.</param>
public sealed record HeldFor(DisasterId? Disaster, long Quantity);
