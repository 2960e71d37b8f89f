using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>The relief plan of a scenario: what the households are entitled to.</summary>
public sealed class ReliefGoods(ScenarioDesign design, DateOnly today)
{
    public static readonly ItemCode Rice = ItemCode.Parse("rice");
    public static readonly ItemCode Water = ItemCode.Parse("water");
    public static readonly ItemCode Quilt = ItemCode.Parse("quilt");
    public static readonly ItemCode Clothing = ItemCode.Parse("clothing");
    public static readonly ItemCode Oil = ItemCode.Parse("oil");
    public static readonly ItemCode Coat = ItemCode.Parse("cotton-coat");
    public static readonly ItemCode Net = ItemCode.Parse("mosquito-net");

    private const int GrainDays = 10;

    /// <summary>Grain for all who are aided, half a kilogram a person and day.</summary>
    /// <remarks>Periods are counted in the days of the server: begun yesterday, none ends while the scenario is played.</remarks>
    public Entitlement Grain => Of("grain", new("口粮", "grain"), Rice, GrainDays * 500, EntitlementBasis.Person) with { PeriodDays = GrainDays, From = today.AddDays(-1) };

    public Entitlement ShelterWater => Of("shelter-water", new("安置点饮用水", "water in shelters"), Water, 15_000, EntitlementBasis.Person, EntitlementCondition.InShelter);

    public Entitlement ShelterQuilts => Of("shelter-quilts", new("安置点棉被", "quilts in shelters"), Quilt, 2, EntitlementBasis.Household, EntitlementCondition.InShelter);

    public Entitlement LostClothing => Of("lost-clothing", new("倒房户衣服", "clothing for those whose home collapsed"), Clothing, 1, EntitlementBasis.Person, EntitlementCondition.HomeLost);

    public Entitlement LostOil => Of("lost-oil", new("倒房户食用油", "oil for those whose home collapsed"), Oil, 2_500, EntitlementBasis.Household, EntitlementCondition.HomeLost);

    /// <summary>Before the first winter.</summary>
    public Entitlement WinterCoats => Of("winter-coats", new("倒房户棉衣", "coats for those whose home collapsed"), Coat, 1, EntitlementBasis.Person, EntitlementCondition.HomeLost);

    public IReadOnlyList<Entitlement> Plan => design.Published.HousesCollapsed == 0
        ? [Grain, ShelterWater, ShelterQuilts]
        : [Grain, ShelterWater, ShelterQuilts, LostClothing, LostOil, WinterCoats];

    /// <summary>What a family takes in the days after the disaster.</summary>
    public IReadOnlyList<Entitlement> FirstNeeds(Family family)
    {
        List<Entitlement> due = [Grain];
        if (family.Goes == Destination.Shelter) due.AddRange([ShelterWater, ShelterQuilts]);
        if (family.RoomsCollapsed > 0) due.AddRange([LostClothing, LostOil]);
        return due;
    }

    /// <summary>What a family takes before the winter; nothing for most.</summary>
    public IReadOnlyList<Entitlement> WinterNeeds(Family family) => family.RoomsCollapsed > 0 ? [WinterCoats] : [];

    public static Quantity AmountFor(Family family, Entitlement entitlement) =>
        entitlement.Basis == EntitlementBasis.Person ? entitlement.Amount * family.Persons : entitlement.Amount;

    /// <summary>What the families take, item by item.</summary>
    public static IReadOnlyDictionary<ItemCode, long> Sum(IEnumerable<Family> families, Func<Family, IReadOnlyList<Entitlement>> needs) => families
        .SelectMany(family => needs(family).Select(entitlement => (entitlement.Item, AmountFor(family, entitlement).Value)))
        .GroupBy(need => need.Item)
        .ToDictionary(item => item.Key, item => item.Sum(need => need.Value));

    private Entitlement Of(string code, Bilingual title, ItemCode item, long amount, EntitlementBasis basis, params EntitlementCondition[] conditions) =>
        new(EntitlementCode.Parse(code), title, item, new(amount), basis, PeriodDays: null, ChinaTime.DateOf(design.StruckAt)) { Conditions = conditions };
}
