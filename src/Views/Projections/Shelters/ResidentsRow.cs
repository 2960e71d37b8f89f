using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>A household's members in one shelter.</summary>
public sealed record ResidentsRow
{
    public static ViewTable<ResidentsRow> Table { get; } = new(
        "residents",
        row => new(row.Place, row.Disaster),
        new("shelter", row => row.Shelter.ToString()),
        new("household", row => row.Household.ToString()),
        new("persons", row => (long)row.Members.Count),
        new("search", row => $"{row.HeadName} {string.Join(' ', row.Members.Select(member => member.Name))} {row.Home}".ToLowerInvariant()));

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
    public IReadOnlyList<ResidentRow> Members { get; init; } = [];

    /// <summary>When the first of those inside was admitted.</summary>
    public DateTimeOffset Since { get; init; }

    internal static string Key(ShelterId shelter, HouseholdId household) => $"{shelter}/{household}";
}

/// <param name="Name">Null once the household is erased.</param>
/// <param name="Since">When the member was admitted.</param>
public sealed record ResidentRow(MemberNumber Number, string? Name, DateTimeOffset Since);
