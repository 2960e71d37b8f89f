using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>The shelters of a scenario: together they hold all who come, but the nearest ones are too small for all who want to go there.</summary>
public sealed class ShelterPlan
{
    private const int MostInOne = 600;
    private const int SquareMetresPerPerson = 3;

    private readonly PlannedShelter[][] _shelters;

    internal ShelterPlan(ScenarioDesign design, Named named, IReadOnlyList<Family> families)
    {
        var guests = new int[design.Townships.Count];
        foreach (var family in families)
        {
            // Those who are called off or never arrive hold places for a while, too.
            if (family.Goes == Destination.Shelter || family.Mishap is Mishap.MovementVoided or Mishap.MovementExpires) guests[family.Township] += family.Persons;
        }

        var transit = families.Where(family => family.Mishap == Mishap.InTransit).Sum(family => family.Persons);
        if (transit > 0) Transit = Shelter(named.Shelter(0, -1), design.Townships[0], "客运站中转", transit + FamilyRoll.LargestFamily);
        _shelters = [.. design.Townships.Select((township, i) => Shelters(named, township, i, guests[i]))];
    }

    /// <summary>For the first nights only; null where nobody needs it.</summary>
    public PlannedShelter? Transit { get; }

    public IEnumerable<PlannedShelter> All => _shelters.SelectMany(shelters => shelters);

    public IReadOnlyList<PlannedShelter> Of(int township) => _shelters[township];

    /// <summary>The shelters in the order in which a family tries them: most want the nearest.</summary>
    public IReadOnlyList<PlannedShelter> TriedBy(Family family, int seed)
    {
        var shelters = _shelters[family.Township];
        var dice = Dice.Of(seed, "shelter", family.Number);
        var first = dice.Permille(550) ? 0 : dice.Below(shelters.Length);
        return [.. shelters[first..], .. shelters[..first]];
    }

    private static PlannedShelter[] Shelters(Named named, PlaceCode township, int index, int guests)
    {
        string[] houses = ["中心学校", "初级中学", "敬老院", "文化站", "村部大楼", "粮站仓库"];
        var count = Math.Clamp((guests / MostInOne) + 2, 2, houses.Length);
        // However the families come, the last may find each shelter short of a place for it: with so many places more than guests one has room.
        var places = guests + (count * FamilyRoll.LargestFamily);
        var capacities = Shares.Of(places, [.. Enumerable.Range(0, count).Select(i => i == 0 ? 2 : 3)], least: FamilyRoll.LargestFamily);
        return [.. capacities.Select((capacity, i) => Shelter(named.Shelter(index, i), township, houses[i], capacity, index % SquareMetresPerPerson))];
    }

    /// <param name="rest">Square metres that are enough for nobody more.</param>
    private static PlannedShelter Shelter(ShelterId id, PlaceCode township, string house, int capacity, int rest = 0)
    {
        var name = PlaceCatalogue.Shipped.Find(township)?.Name ?? township.ToString();
        return new(id, $"{name}{house}安置点", township, $"{name}{house}", (capacity * SquareMetresPerPerson) + rest, capacity);
    }
}

/// <param name="Floor">Usable floor, in square metres.</param>
/// <param name="Capacity">Persons.</param>
public sealed record PlannedShelter(ShelterId Id, string Name, PlaceCode Township, string Address, int Floor, int Capacity);
