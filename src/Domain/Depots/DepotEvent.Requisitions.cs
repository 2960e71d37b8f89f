namespace CivilAffairs.Relief.Domain;

public abstract partial record DepotEvent
{
    /// <param name="DueAt">When the goods are needed by its urgency.</param>
    public sealed record RequisitionRaised(RequisitionId Requisition, DisasterId Disaster, IReadOnlyList<ItemQuantity> Lines, Urgency Urgency, string Reason, DateTimeOffset DueAt) : DepotEvent;

    public sealed record RequisitionApproved(RequisitionId Requisition, HoldId Hold, DepotId Source, IReadOnlyList<ItemQuantity> Lines) : DepotEvent;

    /// <param name="Source">The depot that has the hold and is to free it.</param>
    public sealed record ApprovalVoided(RequisitionId Requisition, HoldId Hold, DepotId? Source = null) : DepotEvent;

    public sealed record RequisitionRejected(RequisitionId Requisition, string Reason) : DepotEvent;

    /// <param name="Hold">The hold at the source to release, where it had been approved.</param>
    public sealed record RequisitionCancelled(RequisitionId Requisition, string Reason, HoldId? Hold, DepotId? Source) : DepotEvent;

    /// <summary>The part of it that was not shipped is given up.</summary>
    /// <param name="Hold">The hold at the source to release.</param>
    public sealed record RequisitionClosed(RequisitionId Requisition, string Reason, HoldId Hold, DepotId Source) : DepotEvent;

    public sealed record RequisitionShipped(RequisitionId Requisition, ConsignmentId Consignment, IReadOnlyList<LotQuantity> Lines) : DepotEvent;

    /// <summary>All that was approved has arrived or is known to be short, damaged or lost.</summary>
    public sealed record RequisitionFulfilled(RequisitionId Requisition) : DepotEvent;

    public sealed record StockHeld(HoldId Hold, RequisitionId Requisition, DepotId For, IReadOnlyList<ItemQuantity> Lines, DateTimeOffset ExpiresAt, DisasterId? Disaster = null) : DepotEvent;

    /// <param name="Lines">What stays held, where less was approved than held; null for all.</param>
    public sealed record HoldConfirmed(HoldId Hold, RequisitionId Requisition, IReadOnlyList<ItemQuantity>? Lines = null) : DepotEvent;

    /// <param name="Lines">What was left of it and is free again.</param>
    public sealed record HoldReleased(HoldId Hold, RequisitionId Requisition, IReadOnlyList<ItemQuantity> Lines) : DepotEvent;
}
