using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>One depot.</summary>
public sealed record DepotRow
{
    public static ViewTable<DepotRow> Table { get; } = new(
        "depots",
        row => new(row.Place, null, row.Id),
        new("tier", row => row.Tier.ToString()),
        new("name", row => row.Name),
        new("search", row => $"{row.Name} {row.Address} {row.Place}".ToLowerInvariant()));

    public required DepotId Id { get; init; }

    public required string Name { get; init; }

    public PlaceCode Place { get; init; }

    public DepotTier Tier { get; init; }

    public string Address { get; init; } = "";

    public GeoPoint? Location { get; init; }

    /// <summary>The shelter whose store it is.</summary>
    public ShelterId? Shelter { get; init; }

    /// <summary>A stocktake's difference above this share of the book figure, in thousandths, waits for approval.</summary>
    public int CountTolerancePermille { get; init; }

    /// <summary>Stocktakes that wait for approval.</summary>
    public int CountsPending { get; init; }
}

/// <summary>A stocktake that waits for approval.</summary>
public sealed record CountRow
{
    public static ViewTable<CountRow> Table { get; } = new(
        "counts",
        row => new(row.Place, null, row.Depot),
        new ViewColumn<CountRow>("item", row => row.Lot.Item.ToString()));

    public required CountId Id { get; init; }

    public required DepotId Depot { get; init; }

    public required string DepotName { get; init; }

    public PlaceCode Place { get; init; }

    public required Lot Lot { get; init; }

    /// <summary>Of the books at the time of the count, in base units.</summary>
    public long Booked { get; init; }

    public long Counted { get; init; }

    /// <summary>Counted less booked.</summary>
    public long Difference { get; init; }

    public string? Note { get; init; }

    public AccountName By { get; init; }

    public DateTimeOffset At { get; init; }
}
