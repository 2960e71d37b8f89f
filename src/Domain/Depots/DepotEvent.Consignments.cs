namespace CivilAffairs.Relief.Domain;

public abstract partial record DepotEvent
{
    public sealed record ConsignmentPrepared(ConsignmentId Consignment, DepotId To, IReadOnlyList<LotQuantity> Lines, HoldId? Hold, RequisitionId? Requisition) : DepotEvent;

    /// <summary>From here the goods are in transit, not in this depot.</summary>
    public sealed record ConsignmentShipped(ConsignmentId Consignment, DepotId To, IReadOnlyList<LotQuantity> Lines, RequisitionId? Requisition, string Carrier, string Vehicle, DateTimeOffset DueAt) : DepotEvent;

    public sealed record ConsignmentCancelled(ConsignmentId Consignment, DepotId To, IReadOnlyList<LotQuantity> Lines, string Reason) : DepotEvent;

    public sealed record ConsignmentExpected(ConsignmentId Consignment, DepotId From, IReadOnlyList<LotQuantity> Lines, RequisitionId? Requisition, DateTimeOffset DueAt) : DepotEvent;

    /// <summary>At the destination: from here nothing of it is in transit. Received is stock, damaged and short are recorded losses.</summary>
    public sealed record ConsignmentReceived(ConsignmentId Consignment, DepotId From, IReadOnlyList<ReceivedLine> Lines, RequisitionId? Requisition) : DepotEvent;

    /// <summary>At the destination: from here nothing of it is in transit; all of it is a recorded loss.</summary>
    public sealed record ConsignmentDeclaredLost(ConsignmentId Consignment, DepotId From, IReadOnlyList<LotQuantity> Lines, string InquiryNote, RequisitionId? Requisition) : DepotEvent;

    /// <summary>At the source: bookkeeping of what the destination said; moves no goods.</summary>
    public sealed record ConsignmentSettled(ConsignmentId Consignment, DepotId To, IReadOnlyList<ReceivedLine> Lines, bool Lost) : DepotEvent;

    /// <summary>At the source: the inquiry is closed; what was found is stock here and no longer a loss.</summary>
    public sealed record ConsignmentReconciled(ConsignmentId Consignment, DepotId To, string Note, IReadOnlyList<LotQuantity> Found) : DepotEvent;
}
