namespace CivilAffairs.Relief.Domain;

public abstract partial record DepotCommand
{
    /// <summary>Asks for goods; this depot is the one in need.</summary>
    [Allowed(Role.DepotManager, Role.TownshipOfficer)]
    public sealed record RaiseRequisition(RequisitionId Requisition, DisasterId Disaster, IReadOnlyList<ItemQuantity> Lines, Urgency Urgency, string Reason) : DepotCommand;

    /// <summary>Records the approval at the depot in need, after the source has held the goods.</summary>
    /// <param name="Hold">The hold at the source that belongs to this approval.</param>
    /// <param name="Lines">What is approved: whole or part, never more than asked.</param>
    public sealed record ApproveRequisition(RequisitionId Requisition, HoldId Hold, DepotId Source, IReadOnlyList<ItemQuantity> Lines) : DepotCommand;

    /// <summary>Ends an approval attempt that was not recorded; a later <see cref="ApproveRequisition"/> with this hold is refused.</summary>
    /// <param name="Source">The depot that has the hold and is to free it; null where nobody knows of one.</param>
    public sealed record VoidApproval(RequisitionId Requisition, HoldId Hold, DepotId? Source = null) : DepotCommand;

    [Allowed(Role.CommandStaff)]
    public sealed record RejectRequisition(RequisitionId Requisition, string Reason) : DepotCommand;

    /// <summary>Takes the request back, before any of it was shipped.</summary>
    [Allowed(Role.DepotManager, Role.TownshipOfficer, Role.CommandStaff)]
    public sealed record CancelRequisition(RequisitionId Requisition, string Reason) : DepotCommand;

    /// <summary>Gives up what of it has not been shipped; what is on its way still arrives.</summary>
    [Allowed(Role.DepotManager, Role.TownshipOfficer, Role.CommandStaff)]
    public sealed record CloseRequisition(RequisitionId Requisition, string Reason) : DepotCommand;

    /// <summary>The source has shipped a consignment for this requisition.</summary>
    public sealed record NoteRequisitionShipped(RequisitionId Requisition, ConsignmentId Consignment, IReadOnlyList<LotQuantity> Lines) : DepotCommand;

    /// <summary>Keeps goods of this depot for a requisition of another, until approved, voided or expired.</summary>
    /// <param name="Disaster">The requisition's disaster: lots earmarked for it count too; null for general stock only.</param>
    public sealed record HoldStock(HoldId Hold, RequisitionId Requisition, DepotId For, IReadOnlyList<ItemQuantity> Lines, DateTimeOffset ExpiresAt, DisasterId? Disaster = null) : DepotCommand;

    /// <summary>The requisition is approved: the hold no longer expires.</summary>
    /// <param name="Lines">What was approved, where it is less than held: the rest is free again; null for all.</param>
    public sealed record ConfirmHold(HoldId Hold, IReadOnlyList<ItemQuantity>? Lines = null) : DepotCommand;

    /// <summary>The approval was voided, or the requisition cancelled or closed: what is left of the hold is free again.</summary>
    public sealed record ReleaseHold(HoldId Hold) : DepotCommand;
}

/// <summary>How soon goods are needed: critical 4 h, high 8 h, routine 24 h, low 48 h; warned at three quarters.</summary>
public enum Urgency
{
    Critical,
    High,
    Routine,
    Low,
}
