using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>
/// Two registrations that may be of one family: a member of each has the same name and birth date (or, where a birth date is not known, the same
/// name in the same village) and one of the two has no resident ID. Not where more than some are alike (see
/// <see cref="NamesakesRow"/>). Kept until one is merged or they are found to be separate.
/// </summary>
public sealed record DuplicateRow
{
    public static ViewTable<DuplicateRow> Table { get; } = new(
        "duplicates",
        row => new(row.Place),
        new("first", row => row.First.Id.ToString()),
        new("second", row => row.Second.Id.ToString()));

    /// <summary>The smallest place that holds both homes: who sees less may not see the pair.</summary>
    public PlaceCode Place { get; init; }

    /// <summary>Registered before the other.</summary>
    public required DuplicateSide First { get; init; }

    public required DuplicateSide Second { get; init; }

    public IReadOnlyList<DuplicateMatch> Matches { get; init; } = [];

    /// <summary>The smallest place that holds both.</summary>
    internal static PlaceCode Common(PlaceCode one, PlaceCode other)
    {
        for (var tier = PlaceTier.Village; tier > PlaceTier.Country; tier--)
        {
            var place = one.AtTier(tier);
            if (other.IsInside(place)) return place;
        }

        return PlaceCode.Country;
    }

    internal static string Key(HouseholdId one, HouseholdId other)
    {
        var (left, right) = (one.ToString(), other.ToString());
        return string.CompareOrdinal(left, right) < 0 ? $"{left}/{right}" : $"{right}/{left}";
    }
}

public sealed record DuplicateSide(HouseholdId Id, PlaceCode Place, string? HeadName, int Persons, DateTimeOffset RegisteredAt);

/// <param name="First">Number of the member in the first household.</param>
/// <param name="Birth">Null where it was matched by the village.</param>
public sealed record DuplicateMatch(MemberNumber First, MemberNumber Second, string Name, DateOnly? Birth);
