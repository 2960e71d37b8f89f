namespace CivilAffairs.Relief.Domain;

public abstract partial record DepotCommand
{
    /// <summary>Sets goods aside for another depot.</summary>
    /// <param name="Hold">The hold of an approved requisition that it answers, or null for a shipment without one.</param>
    /// <param name="Lots">Lots to take from, in this order, instead of first expired, first out; null to let the depot choose. Without a hold they may be earmarked for any disaster.</param>
    /// <param name="Disaster">Without a hold: whose earmarked lots go first; null for general stock only.</param>
    [Allowed(Role.DepotManager, Role.CommandStaff)]
    public sealed record PrepareConsignment(ConsignmentId Consignment, DepotId To, IReadOnlyList<ItemQuantity> Lines, HoldId? Hold = null, IReadOnlyList<Lot>? Lots = null, DisasterId? Disaster = null) : DepotCommand;

    /// <summary>The goods leave the depot.</summary>
    /// <param name="DueAt">When they should arrive.</param>
    [Allowed(Role.DepotManager)]
    public sealed record ShipConsignment(ConsignmentId Consignment, string Carrier, string Vehicle, DateTimeOffset DueAt) : DepotCommand;

    /// <summary>Gives it up before shipping; the goods return to stock, or to the hold they came from.</summary>
    [Allowed(Role.DepotManager, Role.CommandStaff)]
    public sealed record CancelConsignment(ConsignmentId Consignment, string Reason) : DepotCommand;

    /// <summary>At the destination: a consignment is on its way here.</summary>
    public sealed record ExpectConsignment(ConsignmentId Consignment, DepotId From, IReadOnlyList<LotQuantity> Lines, RequisitionId? Requisition, DateTimeOffset DueAt) : DepotCommand;

    /// <summary>At the destination: what arrived, line by line; every shipped line is closed, also with zero.</summary>
    [Allowed(Role.DepotManager)]
    public sealed record ReceiveConsignment(ConsignmentId Consignment, IReadOnlyList<ReceivedLine> Lines) : DepotCommand;

    /// <summary>At the destination: nothing of it will arrive.</summary>
    [Allowed(Role.CommandStaff)]
    public sealed record DeclareConsignmentLost(ConsignmentId Consignment, string InquiryNote) : DepotCommand;

    /// <summary>At the source: what became of it at the destination.</summary>
    public sealed record SettleConsignment(ConsignmentId Consignment, IReadOnlyList<ReceivedLine> Lines, bool Lost) : DepotCommand;

    /// <summary>At the source: closes the inquiry into what was short or lost.</summary>
    /// <param name="Found">Goods found after all, taken into the source's stock; never more than was short or lost.</param>
    [Allowed(Role.CommandStaff, Role.DepotManager)]
    public sealed record ReconcileConsignment(ConsignmentId Consignment, string Note, IReadOnlyList<LotQuantity> Found) : DepotCommand;
}

/// <summary>What became of one shipped line. Received + short + damaged = shipped.</summary>
/// <param name="Reason">Needed where anything is short or damaged.</param>
public sealed record ReceivedLine(Lot Lot, Quantity Received, Quantity Short, Quantity Damaged, string? Reason = null);
