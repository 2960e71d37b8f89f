using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>The name of a shelter or depot, as rows of households show it.</summary>
internal sealed record PlaceName(string Name)
{
    public static ViewTable<PlaceName> Table { get; } = new("households_places", _ => new(PlaceCode.Country)) { IsPrivate = true };
}
