using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Members of a household who are on their way to a shelter, where places are kept for them.</summary>
public sealed record ExpectedRow
{
    public static ViewTable<ExpectedRow> Table { get; } = new(
        "expected",
        row => new(row.Place, row.Disaster),
        new("shelter", row => row.Shelter.ToString()),
        new("household", row => row.Household.ToString()),
        new("expires_at", row => row.ExpiresAt.ToUnixTimeMilliseconds()));

    public required MovementId Movement { get; init; }

    public required ShelterId Shelter { get; init; }

    public required string ShelterName { get; init; }

    /// <summary>Where the shelter is.</summary>
    public PlaceCode Place { get; init; }

    public DisasterId? Disaster { get; init; }

    public required HouseholdId Household { get; init; }

    /// <summary>Null once the household is erased.</summary>
    public string? HeadName { get; init; }

    /// <summary>Where the household's home is; null where the view never heard of the household.</summary>
    public PlaceCode? Home { get; init; }

    /// <summary>By number.</summary>
    public IReadOnlyList<ExpectedPerson> Members { get; init; } = [];

    /// <summary>Until when the places are kept.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset ReservedAt { get; init; }

    public AccountName ReservedBy { get; init; }
}

/// <param name="Name">Null once the household is erased.</param>
public sealed record ExpectedPerson(MemberNumber Number, string? Name);
