namespace CivilAffairs.Relief.Domain;

/// <summary>Goods kept at a depot for a requisition of another.</summary>
/// <param name="Lines">As it was asked, for repeats.</param>
/// <param name="Left">What of it is in no consignment yet.</param>
/// <param name="Prepared">How many consignments from it are prepared and not shipped.</param>
public sealed record Hold(
    RequisitionId Requisition,
    DepotId For,
    DisasterId? Disaster,
    HoldStage Stage,
    IReadOnlyList<ItemQuantity> Lines,
    IReadOnlyList<ItemQuantity> Left,
    int Prepared,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Nothing can come of it any more: all of it has been shipped, or it was released.</summary>
    public bool IsOver => Stage == HoldStage.Released || (Stage == HoldStage.Confirmed && Prepared == 0 && Left.Count == 0);
}

public enum HoldStage
{
    /// <summary>The approval is not recorded yet.</summary>
    Pending,

    /// <summary>Approved: it may be shipped.</summary>
    Confirmed,

    /// <summary>Voided or cancelled: what was left is free again.</summary>
    Released,
}
