using System.Globalization;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// Numbers of invented people, for scenarios, drills and tests: valid in every digit and recognisable by their sequence, 900 to 995. Police stations
/// number from the low end; 996 to 999 stood for centenarians.
/// </summary>
public static class SyntheticResidentId
{
    private const int FirstSequence = 900;
    private const int LastSequence = 995;

    /// <summary>How many people of one sex one county can invent for one birth date.</summary>
    public const int PerBirthAndSex = (LastSequence - FirstSequence + 1) / 2;

    /// <summary>The nth invented person of a county, birth date and sex.</summary>
    /// <param name="county">Of county tier.</param>
    /// <param name="nth">From 0, below <see cref="PerBirthAndSex"/>.</param>
    /// <exception cref="ArgumentException">The place is no county of a known province.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No such ordinal.</exception>
    public static ResidentId Of(PlaceCode county, DateOnly birth, Sex sex, int nth)
    {
        if (county.Tier != PlaceTier.County) throw new ArgumentException("a resident ID begins with a county", nameof(county));
        ArgumentOutOfRangeException.ThrowIfNegative(nth);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(nth, PerBirthAndSex);
        var sequence = FirstSequence + (2 * nth) + (sex == Sex.Male ? 1 : 0);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{county}{birth:yyyyMMdd}{sequence}");
        return ResidentId.TryParse(digits + ResidentId.CheckCharacter(digits), out var id) ? id : throw new ArgumentException("the county lies in no known province", nameof(county));
    }

    /// <summary>Whether the number is one of the invented ones.</summary>
    public static bool Is(ResidentId id) => id.Sequence is >= FirstSequence and <= LastSequence;
}
