using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>The scenarios there are.</summary>
public static class ScenarioCatalogue
{
    public static IReadOnlyList<ScenarioDesign> All { get; } = [YuanFlood(), BaigeLake()];

    public static ScenarioDesign? Find(string name) => All.FirstOrDefault(design => design.Name == name);

    /// <summary>The flood in Yu'an district, Lu'an, Anhui, from 30 June 2016.</summary>
    private static ScenarioDesign YuanFlood()
    {
        var district = PlaceCode.Parse("341503");
        return new()
        {
            Name = "yuan-flood-2016",
            Title = new("裕安区2016年洪涝灾害", "Yu'an district flood of 2016"),
            Kind = DisasterKind.Flood,
            Jurisdiction = district,
            Seat = district,
            StruckAt = new(2016, 6, 30, 20, 0, 0, ChinaTime.Offset),
            // The high-tech zone (400) was carved out of the townships later.
            Townships = [.. PlaceCatalogue.Shipped.Children(district).Select(place => place.Code).Where(code => code.ToString() != "341503400")],
            Published = new(Townships: 22, Relocated: 60_000, Aided: 60_000, HousesCollapsed: 636, Rebuild: 219, RebuildRooms: 547, MovedIn: 155),
            TownshipsArePublished = true,
            VillageOfficers = 15,
        };
    }

    /// <summary>The flood from the Baige barrier lake down the Jinsha river through Lijiang, Yunnan, from 3 November 2018.</summary>
    private static ScenarioDesign BaigeLake()
    {
        // The townships of Lijiang along the Jinsha, downstream from Tacheng.
        string[] along =
        [
            "530721207", "530721103", "530721205", "530721102", "530721204", "530721208", "530721107", "530721209", "530721106",
            "530702203", "530702205", "530722209", "530722108", "530722106", "530722107", "530722207", "530723104", "530724201", "530724203",
        ];
        var townships = along.Select(PlaceCode.Parse).ToArray();
        return new()
        {
            Name = "baige-lake-2018",
            Title = new("白格堰塞湖丽江市洪涝灾害", "Baige barrier-lake flood, Lijiang"),
            Kind = DisasterKind.BarrierLake,
            Jurisdiction = PlaceCode.Parse("5307"),
            Seat = PlaceCode.Parse("530721"),
            StruckAt = new(2018, 11, 3, 17, 0, 0, ChinaTime.Offset),
            Townships = townships,
            Published = new(townships.Length, Relocated: 23_822, Aided: 118_724),
            VillageOfficers = 15,
        };
    }
}
