using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Goods on their way from one depot to another, as both know it. Whether it is late is for the reader to say, from <see cref="DueAt"/>.</summary>
public sealed record ConsignmentRow
{
    public static ViewTable<ConsignmentRow> Table { get; } = new(
        "consignments",
        row => new(row.Place, null, row.To),
        new("stage", row => row.Stage.ToString()),
        new("from_depot", row => row.From.ToString()),
        new("to_depot", row => row.To.ToString()),
        new("requisition", row => row.Requisition?.ToString()),
        new("due_at", row => row.DueAt?.ToUnixTimeMilliseconds()));

    public required ConsignmentId Id { get; init; }

    /// <summary>Of the destination, or of the source where that lies inside it: whoever is nearer the ground.</summary>
    public PlaceCode Place { get; init; }

    public ConsignmentStage Stage { get; init; }

    public required DepotId From { get; init; }

    public required string FromName { get; init; }

    public PlaceCode FromPlace { get; init; }

    public required DepotId To { get; init; }

    public required string ToName { get; init; }

    public PlaceCode ToPlace { get; init; }

    /// <summary>In the order they were packed.</summary>
    public IReadOnlyList<ConsignmentLineRow> Lines { get; init; } = [];

    public RequisitionId? Requisition { get; init; }

    public HoldId? Hold { get; init; }

    public string? Carrier { get; init; }

    public string? Vehicle { get; init; }

    /// <summary>When it should arrive; null before it is shipped.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset PreparedAt { get; init; }

    public AccountName PreparedBy { get; init; }

    public DateTimeOffset? ShippedAt { get; init; }

    public AccountName? ShippedBy { get; init; }

    /// <summary>Whether the destination has been told to expect it.</summary>
    public bool Expected { get; init; }

    /// <summary>When it was received, declared lost or cancelled.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public AccountName? ClosedBy { get; init; }

    /// <summary>Whether the source has been told what became of it.</summary>
    public bool Settled { get; init; }

    public DateTimeOffset? ReconciledAt { get; init; }

    /// <summary>Of a cancellation, a loss or the closing of an inquiry.</summary>
    public string? Note { get; init; }
}

/// <summary>Base units of one lot. Until it is received or declared lost, nothing but <paramref name="Shipped"/> is known.</summary>
/// <param name="Shipped">Packed, and gone when the consignment is shipped.</param>
/// <param name="Found">Of what was short or lost, found after all.</param>
public sealed record ConsignmentLineRow(Lot Lot, long Shipped, long Received = 0, long Short = 0, long Damaged = 0, long Found = 0, string? Reason = null);
