using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>The names of a household, as a shelter's register needs them, the shelters where it has residents, and its movements on the way to one.</summary>
internal sealed record RegisteredNames(HouseholdNames Names, IReadOnlyList<ShelterId> Shelters, IReadOnlyList<MovementId> Expected)
{
    public static ViewTable<RegisteredNames> Table { get; } = new("shelters_names", row => new(row.Names.Home)) { IsPrivate = true };
}
