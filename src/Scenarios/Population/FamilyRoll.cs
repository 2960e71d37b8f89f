using System.Globalization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Invents the families of a scenario so that they sum to its figures exactly.</summary>
public static class FamilyRoll
{
    /// <summary>Persons of the largest family.</summary>
    public const int LargestFamily = 7;

    private static readonly int[] Sizes = [12, 24, 26, 20, 10, 6, 2];

    private static readonly (Mishap Mishap, int Permille)[] Mishaps =
    [
        (Mishap.RegisteredTwice, 10), (Mishap.WrongId, 10), (Mishap.SentAgain, 20), (Mishap.SentAtOnce, 10), (Mishap.AsksAtTwoPoints, 10), (Mishap.AsksAgain, 10),
        (Mishap.MovementVoided, 2), (Mishap.MovementExpires, 2), (Mishap.PapersLost, 8), (Mishap.Hospital, 4), (Mishap.HandoutSentAtOnce, 10),
        (Mishap.GivesBack, 5), (Mishap.InTransit, 3),
    ];

    public static IReadOnlyList<Family> Invent(ScenarioDesign design, PublishedFigures figures, Named named)
    {
        var weights = design.Townships.Select(township => Math.Max(5, PlaceCatalogue.Shipped.Children(township).Count())).ToArray();
        var relocated = Shares.Of(figures.Relocated, weights, least: 1);
        var atHome = figures.Aided == figures.Relocated ? new int[weights.Length] : Shares.Of(figures.Aided - figures.Relocated, weights, least: 1);
        var stocks = design.Townships.Select(township => township.AtTier(PlaceTier.County)).Distinct().ToDictionary(county => county, county => new ResidentIdStock(county));
        var families = new List<Family>();
        for (var township = 0; township < weights.Length; township++)
        {
            var ids = stocks[design.Townships[township].AtTier(PlaceTier.County)];
            AddTownship(families, design, named, township, relocated[township], ids, stays: false);
            AddTownship(families, design, named, township, atHome[township], ids, stays: true);
        }

        return Afflict(Damage([.. families], figures, named.Seed), named.Seed);
    }

    private static void AddTownship(List<Family> families, ScenarioDesign design, Named named, int township, int persons, ResidentIdStock ids, bool stays)
    {
        var code = design.Townships[township];
        Place[] villages = [.. PlaceCatalogue.Shipped.Children(code)];
        if (villages.Length == 0) villages = [PlaceCatalogue.Shipped.Find(code) ?? throw new InvalidOperationException($"{code} is not in the catalogue of places")];
        while (persons > 0)
        {
            var number = families.Count;
            var dice = Dice.Of(named.Seed, "family", number);
            var size = Math.Min(persons, dice.Weighted(Sizes) + 1);
            var village = dice.Pick(villages);
            var phone = PhoneNumber.TryParse(string.Create(CultureInfo.InvariantCulture, $"199{number:00000000}"), out var invented) ? invented : throw new FormatException("an invented phone is no phone");
            families.Add(new(
                number,
                named.Household(number),
                township,
                village.Code,
                string.Create(CultureInfo.InvariantCulture, $"{village.Name}{dice.Between(1, 24)}组{dice.Between(1, 120)}号"),
                new PersonForm(ids, ChinaTime.DateOf(design.StruckAt), dice).Members(size, phone))
            {
                Goes = stays ? Destination.Home : (Destination)(1 + dice.Weighted([36, 46, 11, 7])),
                RoomsDamaged = dice.Permille(50) ? dice.Between(1, 4) : 0,
                CropsLost = dice.Permille(30) ? dice.Between(200, 9_000) : 0,
                Returns = !stays && dice.Permille(300),
            });
            persons -= size;
        }
    }

    private static Family[] Damage(Family[] families, PublishedFigures figures, int seed)
    {
        var hit = families.Where(family => family.IsRelocated).Select(family => family.Number).ToArray();
        if (hit.Length < figures.HousesCollapsed) throw new ArgumentException($"{figures.HousesCollapsed} collapsed homes of {hit.Length} families", nameof(figures));
        Dice.Of(seed, "collapsed").Shuffle(hit);
        var rooms = figures.Rebuild == 0 ? [] : Shares.Of(figures.RebuildRooms, [.. hit.Take(figures.Rebuild).Select(number => Dice.Of(seed, "rooms", number).Between(1, 4))], least: 1);
        for (var i = 0; i < figures.HousesCollapsed; i++)
        {
            var family = families[hit[i]];
            var dice = Dice.Of(seed, "course", family.Number);
            var inRoll = i < figures.Rebuild;
            families[family.Number] = family with
            {
                RoomsToRebuild = inRoll ? rooms[i] : 0,
                RoomsCollapsed = inRoll ? rooms[i] + dice.Below(2) : dice.Between(1, 5),
                Rebuild = !inRoll ? RebuildCourse.None : i < figures.MovedIn ? RebuildCourse.MovedIn : (RebuildCourse)dice.Between((int)RebuildCourse.Started, (int)RebuildCourse.Inspected),
                Returns = i < figures.MovedIn,
            };
        }

        return families;
    }

    private static Family[] Afflict(Family[] families, int seed)
    {
        // A home that is being rebuilt has troubles enough, and its figures are published.
        var order = families.Where(family => family.RoomsCollapsed == 0 && family is { IsRelocated: true, Persons: >= 2 }).Select(family => family.Number).ToArray();
        Dice.Of(seed, "mishaps").Shuffle(order);
        var next = 0;
        foreach (var (mishap, permille) in Mishaps)
        {
            for (var count = Math.Max(1, families.Length * permille / 1000); count > 0 && next < order.Length; count--)
            {
                var family = families[order[next++]];
                // Who is called off, does not arrive, goes to hospital or on from the transit shelter is with kin afterwards.
                var withKin = mishap is Mishap.MovementVoided or Mishap.MovementExpires or Mishap.Hospital or Mishap.InTransit;
                families[family.Number] = family with { Mishap = mishap, Goes = withKin ? Destination.Kin : family.Goes };
            }
        }

        return families;
    }
}
