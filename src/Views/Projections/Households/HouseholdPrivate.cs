using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>The resident IDs of a household in full, for the search; gone with its erasure.</summary>
internal sealed record HouseholdIds(PlaceCode Place, IReadOnlyList<HouseholdIdOf> Ids)
{
    public static ViewTable<HouseholdIds> Table { get; } = new("households_ids", row => new(row.Place)) { IsPrivate = true };

    public HouseholdIds With(Member member) => this with
    {
        Ids = [.. Ids.Where(one => one.Member != member.Number), .. member.Identity?.ResidentId is { } id ? [new HouseholdIdOf(member.Number, id)] : Array.Empty<HouseholdIdOf>()],
    };
}

internal sealed record HouseholdIdOf(MemberNumber Member, ResidentId Id);

/// <summary>The name of a shelter or depot, as rows of households show it.</summary>
internal sealed record PlaceName(string Name)
{
    public static ViewTable<PlaceName> Table { get; } = new("households_places", _ => new(PlaceCode.Country)) { IsPrivate = true };
}
