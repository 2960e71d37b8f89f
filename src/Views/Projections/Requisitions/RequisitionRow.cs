using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>One request for goods, at the depot in need.</summary>
public sealed record RequisitionRow
{
    public static ViewTable<RequisitionRow> Table { get; } = new(
        "requisitions",
        row => new(row.Place, row.Disaster, row.Depot),
        new("stage", row => row.Stage.ToString()),
        new("source", row => row.Source?.ToString()),
        new("due_at", row => row.DueAt.ToUnixTimeMilliseconds()));

    public required RequisitionId Id { get; init; }

    public required DepotId Depot { get; init; }

    public required string DepotName { get; init; }

    /// <summary>Of the depot in need.</summary>
    public PlaceCode Place { get; init; }

    public DisasterId Disaster { get; init; }

    public RequisitionStage Stage { get; init; }

    public Urgency Urgency { get; init; }

    /// <summary>When the goods are needed.</summary>
    public DateTimeOffset DueAt { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>By item.</summary>
    public IReadOnlyList<RequisitionLineRow> Lines { get; init; } = [];

    /// <summary>The depot that gives the goods; null before approval.</summary>
    public DepotId? Source { get; init; }

    public string? SourceName { get; init; }

    /// <summary>The hold at the source that belongs to the approval.</summary>
    public HoldId? Hold { get; init; }

    public IReadOnlyList<ConsignmentId> Consignments { get; init; } = [];

    public DateTimeOffset RaisedAt { get; init; }

    public AccountName RaisedBy { get; init; }

    /// <summary>When it was approved, rejected, cancelled or closed.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    public AccountName? DecidedBy { get; init; }

    /// <summary>Why it was rejected, cancelled or closed.</summary>
    public string? DecisionReason { get; init; }

    public DateTimeOffset? FulfilledAt { get; init; }
}

/// <summary>Base units of one item.</summary>
public sealed record RequisitionLineRow(ItemCode Item, long Asked, long Approved = 0, long Shipped = 0);
