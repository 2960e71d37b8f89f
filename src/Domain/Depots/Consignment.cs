namespace CivilAffairs.Relief.Domain;

/// <summary>A consignment at its source.</summary>
/// <param name="Lines">What was prepared; empty once nothing can come of it.</param>
/// <param name="Missing">Short or lost by the destination's word, until the inquiry is closed.</param>
public sealed record OutgoingConsignment(DepotId To, IReadOnlyList<LotQuantity> Lines, HoldId? Hold, RequisitionId? Requisition, ConsignmentStage Stage, IReadOnlyList<LotQuantity> Missing)
{
    public bool IsOver => Stage is ConsignmentStage.Cancelled or ConsignmentStage.Received or ConsignmentStage.Reconciled;

    /// <summary>The stages of a consignment at its source. What arrived whole needs no inquiry.</summary>
    public static Lifecycle<ConsignmentStage, ConsignmentTrigger> Lifecycle { get; } = new(
        "consignment",
        new(ConsignmentStage.Prepared, ConsignmentTrigger.Ship, ConsignmentStage.Shipped),
        new(ConsignmentStage.Prepared, ConsignmentTrigger.Cancel, ConsignmentStage.Cancelled),
        new(ConsignmentStage.Shipped, ConsignmentTrigger.SettleWhole, ConsignmentStage.Received),
        new(ConsignmentStage.Shipped, ConsignmentTrigger.SettlePart, ConsignmentStage.PartlyReceived),
        new(ConsignmentStage.Shipped, ConsignmentTrigger.SettleLost, ConsignmentStage.Lost),
        new(ConsignmentStage.PartlyReceived, ConsignmentTrigger.Reconcile, ConsignmentStage.Reconciled),
        new(ConsignmentStage.Lost, ConsignmentTrigger.Reconcile, ConsignmentStage.Reconciled));

    /// <summary>The consignment after a trigger; unchanged where the table has no such row.</summary>
    internal OutgoingConsignment After(ConsignmentTrigger trigger) => Lifecycle.TryFire(Stage, trigger, out var next) ? this with { Stage = next } : this;
}

/// <summary>A consignment at its destination.</summary>
/// <param name="Lines">What was shipped; empty once it is closed.</param>
public sealed record IncomingConsignment(DepotId From, IReadOnlyList<LotQuantity> Lines, RequisitionId? Requisition, DateTimeOffset DueAt, ArrivalStage Stage);

public enum ConsignmentStage
{
    Prepared,
    Shipped,
    Received,
    PartlyReceived,
    Lost,
    Reconciled,
    Cancelled,
}

public enum ConsignmentTrigger
{
    Ship,
    Cancel,
    SettleWhole,
    SettlePart,
    SettleLost,
    Reconcile,
}

/// <summary>What the destination knows of a consignment.</summary>
public enum ArrivalStage
{
    Expected,
    Received,
    Lost,
}
