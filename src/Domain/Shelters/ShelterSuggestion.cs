namespace CivilAffairs.Relief.Domain;

/// <summary>An open shelter with room, as a place to send members of one household to.</summary>
/// <param name="Metres">As the crow flies from the home; null where one of the two is not located.</param>
/// <param name="Shared">The smallest division that holds both the home and the shelter.</param>
public sealed record ShelterSuggestion(ShelterId Shelter, string Name, PlaceCode Place, string Address, int Free, bool StepFree, PlaceTier Shared, int? Metres);

/// <summary>Members of one household who look for a shelter together.</summary>
/// <param name="Home">The village, or the township.</param>
/// <param name="Persons">All of them find room in one shelter, or it is not suggested.</param>
/// <param name="NeedStepFree">Somebody among them gets in badly over steps: shelters with steps come last.</param>
public sealed record ShelterWish(PlaceCode Home, GeoPoint? Location, int Persons, bool NeedStepFree)
{
    /// <summary>From this age on one is counted as old: what steps and stairs ask is too much for many.</summary>
    public const int Old = 65;

    private const double EarthRadius = 6_371_000;

    /// <summary>The wish of those members of a household, on a day in China.</summary>
    public static ShelterWish Of(HouseholdState household, IReadOnlyCollection<HouseholdMember> members, DateOnly today) => new(
        household.Place ?? PlaceCode.Country,
        household.Location,
        members.Count,
        members.Any(member => member.Who.Vulnerabilities.Any(group => group is Vulnerability.Disabled or Vulnerability.ElderlyAlone) || member.Who.Birth?.AddYears(Old) <= today));

    /// <summary>Those with room for all, the nearest first; where two are equally near, the one with more room.</summary>
    public IReadOnlyList<ShelterSuggestion> Choose(IEnumerable<ShelterSuggestion> open) =>
    [
        .. open.Where(shelter => shelter.Free >= Persons)
            .OrderBy(shelter => NeedStepFree && !shelter.StepFree)
            .ThenBy(shelter => shelter.Metres ?? Usual(shelter.Shared))
            .ThenByDescending(shelter => shelter.Free)
            .ThenBy(shelter => shelter.Shelter.Value),
    ];

    /// <summary>The smallest division that holds both places.</summary>
    public static PlaceTier Shared(PlaceCode one, PlaceCode other)
    {
        var tier = one.Tier < other.Tier ? one.Tier : other.Tier;
        while (tier > PlaceTier.Country && one.AtTier(tier) != other.AtTier(tier)) tier--;
        return tier;
    }

    /// <summary>As the crow flies, in whole metres; null where one of the two is not located.</summary>
    public static int? Metres(GeoPoint? one, GeoPoint? other)
    {
        if (one is not { IsValid: true } || other is not { IsValid: true }) return null;
        var (south, north) = (double.DegreesToRadians(one.Latitude), double.DegreesToRadians(other.Latitude));
        var (up, across) = (Math.Sin((north - south) / 2), Math.Sin(double.DegreesToRadians(other.Longitude - one.Longitude) / 2));
        return (int)Math.Round(2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt((up * up) + (Math.Cos(south) * Math.Cos(north) * across * across)))));
    }

    // How far it mostly is within such a division, so that those with and without coordinates stand in one order.
    private static int Usual(PlaceTier shared) => shared switch
    {
        PlaceTier.Village => 1_000,
        PlaceTier.Township => 5_000,
        PlaceTier.County => 25_000,
        PlaceTier.Prefecture => 80_000,
        _ => 300_000,
    };
}
