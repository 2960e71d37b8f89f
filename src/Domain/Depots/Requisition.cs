using System.Collections.Immutable;

namespace CivilAffairs.Relief.Domain;

/// <summary>A request for goods, at the depot in need.</summary>
public sealed record Requisition(DisasterId Disaster, IReadOnlyList<ItemQuantity> Lines, Urgency Urgency, string Reason, RequisitionStage Stage)
{
    /// <summary>The hold it was approved with; null before.</summary>
    public HoldId? Hold { get; init; }

    /// <summary>The depot that gives the goods; null before approval.</summary>
    public DepotId? Source { get; init; }

    public IReadOnlyList<ItemQuantity> Approved { get; init; } = [];

    /// <summary>What of the approved goods is known to have left the source.</summary>
    public IReadOnlyList<ItemQuantity> Sent { get; init; } = [];

    /// <summary>What of the approved goods has arrived or is known not to.</summary>
    public IReadOnlyList<ItemQuantity> Closed { get; init; } = [];

    /// <summary>Approvals that were voided and can never be recorded.</summary>
    public ImmutableHashSet<HoldId> Voided { get; init; } = [];

    /// <summary>Consignments known to have been shipped for it.</summary>
    public ImmutableHashSet<ConsignmentId> Shipped { get; init; } = [];

    /// <summary>Whether goods may still arrive for it.</summary>
    public bool IsUnderWay => Stage is RequisitionStage.Approved or RequisitionStage.Shipped;

    public bool IsOver => Stage is RequisitionStage.Rejected or RequisitionStage.Fulfilled or RequisitionStage.Closed or RequisitionStage.Cancelled;

    /// <summary>The stages of a requisition.</summary>
    public static Lifecycle<RequisitionStage, RequisitionTrigger> Lifecycle { get; } = new(
        "requisition",
        new(RequisitionStage.Raised, RequisitionTrigger.Approve, RequisitionStage.Approved),
        new(RequisitionStage.Raised, RequisitionTrigger.Reject, RequisitionStage.Rejected),
        new(RequisitionStage.Raised, RequisitionTrigger.Cancel, RequisitionStage.Cancelled),
        new(RequisitionStage.Approved, RequisitionTrigger.Cancel, RequisitionStage.Cancelled),
        new(RequisitionStage.Approved, RequisitionTrigger.Ship, RequisitionStage.Shipped),
        new(RequisitionStage.Shipped, RequisitionTrigger.Ship, RequisitionStage.Shipped),
        new(RequisitionStage.Shipped, RequisitionTrigger.Fulfil, RequisitionStage.Fulfilled),
        new(RequisitionStage.Shipped, RequisitionTrigger.Close, RequisitionStage.Closed));

    /// <summary>The requisition after a trigger; unchanged where the table has no such row.</summary>
    internal Requisition After(RequisitionTrigger trigger) => Lifecycle.TryFire(Stage, trigger, out var next) ? this with { Stage = next } : this;
}

public enum RequisitionStage
{
    Raised,
    Approved,
    Rejected,
    Shipped,
    Fulfilled,
    Cancelled,

    /// <summary>Shipped in part, and the remainder given up.</summary>
    Closed,
}

public enum RequisitionTrigger
{
    Approve,
    Reject,
    Cancel,
    Ship,
    Fulfil,
    Close,
}

/// <summary>How long each urgency leaves.</summary>
public static class UrgencyDeadline
{
    /// <summary>Time from raising to need: 4, 8, 24 or 48 hours.</summary>
    public static TimeSpan Within(this Urgency urgency) => TimeSpan.FromHours(urgency switch
    {
        Urgency.Critical => 4,
        Urgency.High => 8,
        Urgency.Routine => 24,
        _ => 48,
    });
}
