using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Places kept at a shelter for one movement.</summary>
internal sealed record PlacesKept(ShelterId Shelter, int Persons)
{
    public static ViewTable<PlacesKept> Table { get; } = new("shelters_kept", _ => new(PlaceCode.Country)) { IsPrivate = true };
}

/// <summary>The names of a household, as a shelter's register needs them, and the shelters where it has residents.</summary>
internal sealed record RegisteredNames(HouseholdNames Names, IReadOnlyList<ShelterId> Shelters)
{
    public static ViewTable<RegisteredNames> Table { get; } = new("shelters_names", row => new(row.Names.Home)) { IsPrivate = true };
}
