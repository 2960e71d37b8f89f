using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>What one depot has of one item, in base units.</summary>
public sealed record StockRow
{
    /// <summary>How many days of <see cref="Outflow"/> are kept.</summary>
    public const int OutflowDays = 7;

    public static ViewTable<StockRow> Table { get; } = new(
        "stock",
        row => new(row.Place, null, row.Depot),
        new("item", row => row.Item.ToString()),
        new("available", row => row.Available),
        new("earliest_expiry", row => row.EarliestExpiry?.ToString("O", null)));

    public required DepotId Depot { get; init; }

    public required string DepotName { get; init; }

    public PlaceCode Place { get; init; }

    public ItemCode Item { get; init; }

    /// <summary>Physically in the depot.</summary>
    public long OnHand { get; init; }

    /// <summary>Of that, kept for handouts under way.</summary>
    public long Reserved { get; init; }

    /// <summary>Of that, held for approved requisitions and not yet packed.</summary>
    public long Held { get; init; }

    /// <summary>Of that, packed into consignments that have not left.</summary>
    public long Packed { get; init; }

    /// <summary>On hand and promised to nobody.</summary>
    public long Available { get; init; }

    /// <summary>Of the lots on hand; null where none expires.</summary>
    public DateOnly? EarliestExpiry { get; init; }

    /// <summary>First expired first, no expiry last.</summary>
    public IReadOnlyList<LotRow> Lots { get; init; } = [];

    /// <summary>What went out to households and other depots, by day: the last <see cref="OutflowDays"/> days on which anything did, oldest first. What came back is not taken off.</summary>
    public IReadOnlyList<OutflowRow> Outflow { get; init; } = [];

    internal static string Key(DepotId depot, ItemCode item) => $"{depot}/{item}";
}

/// <param name="Day">In China.</param>
/// <param name="Quantity">In base units.</param>
public sealed record OutflowRow(DateOnly Day, long Quantity);

/// <summary>What is there of one lot.</summary>
/// <param name="Disaster">The disaster it was given for; null for general stock.</param>
/// <param name="Promised">Kept for handouts or packed.</param>
public sealed record LotRow(string Batch, DateOnly? Expiry, DisasterId? Disaster, long OnHand, long Promised);
