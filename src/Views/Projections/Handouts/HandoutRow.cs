using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>One handout, as the depot and the household know it.</summary>
public sealed record HandoutRow
{
    public static ViewTable<HandoutRow> Table { get; } = new(
        "handouts",
        row => new(row.Place, row.Disaster, row.Depot),
        new("stage", row => row.Stage.ToString()),
        new("household", row => row.Household.ToString()),
        new("at", row => row.At.ToUnixTimeMilliseconds()));

    public required HandoutId Id { get; init; }

    public HandoutStage Stage { get; init; }

    public DisasterId Disaster { get; init; }

    public required DepotId Depot { get; init; }

    public required string DepotName { get; init; }

    /// <summary>Of the depot.</summary>
    public PlaceCode Place { get; init; }

    public required HouseholdId Household { get; init; }

    /// <summary>Null once the household is erased.</summary>
    public string? HeadName { get; init; }

    /// <summary>Where the household's home was; null where the view never heard of the household.</summary>
    public PlaceCode? Home { get; init; }

    /// <summary>Lot by lot what is kept for the household or was given.</summary>
    public IReadOnlyList<LotQuantity> Lines { get; init; } = [];

    /// <summary>The rights that were used.</summary>
    public IReadOnlyList<HandoutUseRow> Used { get; init; } = [];

    public HandoutProof? Proof { get; init; }

    /// <summary>What came back.</summary>
    public IReadOnlyList<LotQuantity> GivenBack { get; init; } = [];

    /// <summary>Until when the goods are kept.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it last changed its stage.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who gave or gives it.</summary>
    public AccountName By { get; init; }

    /// <summary>The handout to the same household before this one.</summary>
    public HandoutId? Previous { get; init; }
}

/// <param name="Period">First day of the period it was used for.</param>
/// <param name="Quantity">Base units.</param>
public sealed record HandoutUseRow(EntitlementCode Code, DateOnly Period, ItemCode Item, long Quantity);

public enum HandoutStage
{
    /// <summary>Goods are kept; the household has not taken them yet.</summary>
    Reserved,

    /// <summary>The household's rights are used; the depot has not confirmed yet.</summary>
    Taken,

    /// <summary>The goods left with the household.</summary>
    Given,

    /// <summary>Nothing came of it.</summary>
    Released,

    /// <summary>Goods came back, all or some.</summary>
    GivenBack,
}
