using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Gives each invented person of a county a resident ID of its own.</summary>
public sealed class ResidentIdStock(PlaceCode county)
{
    private readonly Dictionary<(DateOnly Birth, Sex Sex), int> _used = [];

    /// <summary>An ID of somebody born on the day; where all numbers of the day are taken, on the last day before it that has one.</summary>
    public ResidentId Take(DateOnly birth, Sex sex)
    {
        while (true)
        {
            var nth = _used.GetValueOrDefault((birth, sex));
            if (nth < SyntheticResidentId.PerBirthAndSex)
            {
                _used[(birth, sex)] = nth + 1;
                return SyntheticResidentId.Of(county, birth, sex, nth);
            }

            // Days before, so that nobody is born after the disaster.
            birth = birth.AddDays(-1);
        }
    }
}
