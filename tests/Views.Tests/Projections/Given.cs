using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Tests.Projections;

/// <summary>The places, people and goods of the tests.</summary>
internal static class Given
{
    public static readonly PlaceCode District = PlaceCode.Parse("341503");
    public static readonly PlaceCode Township = PlaceCode.Parse("341503103");
    public static readonly PlaceCode Village = PlaceCode.Parse("341503103201");
    public static readonly PlaceCode NextVillage = PlaceCode.Parse("341503103202");
    public static readonly PlaceCode FarTownship = PlaceCode.Parse("341503105");
    public static readonly PlaceCode FarVillage = PlaceCode.Parse("341503105201");

    public static readonly ItemCode Rice = ItemCode.Parse("rice");
    public static readonly ItemCode Quilt = ItemCode.Parse("quilt");
    public static readonly Lot RiceLot = new(Rice, "A1", new DateOnly(2017, 6, 30));
    public static readonly Lot NewRice = new(Rice, "B7", new DateOnly(2018, 6, 30));

    public static readonly Entitlement RiceRight = new(EntitlementCode.Parse("rice-daily"), new("口粮", "rice"), Rice, new(500), EntitlementBasis.Person, 1, new DateOnly(2016, 7, 1));

    public static DisasterEvent.Reported Flood(bool exercise = false) => new(DisasterKind.Flood, "六安裕安洪涝", District, [Township], new(2016, 6, 30, 20, 0, 0, ChinaTime.Offset), exercise);

    public static DisasterEvent.EvacuationOrdered Order(PlaceCode place, bool everyone = true) => new(place, everyone, new(2016, 7, 1, 18, 0, 0, ChinaTime.Offset), "水位超警");

    public static ShelterEvent.Registered Shelter(string name = "中心小学", int capacity = 100) => new(name, Village, "学校路1号", 400, capacity, true, null, null);

    public static DepotEvent.Registered Depot(string name = "区救灾仓库", PlaceCode? place = null) => new(name, place ?? District, DepotTier.County, "仓库路1号", 10, null, null);

    public static Member Person(int number, string name, ResidentId? id = null, DateOnly? birth = null, Relation? relation = null) => new(
        new(number),
        new(Name(name), id, number == 1 ? Phone : null),
        id?.Sex ?? Sex.Male,
        id?.Birth ?? birth,
        relation ?? (number == 1 ? Relation.Head : Relation.Child),
        []);

    public static PersonName Name(string name) => PersonName.TryParse(name, out var value) ? value : throw new FormatException(name);

    public static PhoneNumber Phone { get; } = PhoneNumber.TryParse("13805640001", out var value) ? value : default;

    public static ResidentId NewId(int nth) => SyntheticResidentId.Of(District, new DateOnly(1980, 3, 4), Sex.Male, nth);

    public static HouseholdEvent.Registered Household(PlaceCode place, DisasterId? disaster, params Member[] members) => new(place, "村口1号", members, disaster, null, null, true);

    /// <summary>So many members without resident IDs.</summary>
    public static HouseholdEvent.Registered Household(PlaceCode place, DisasterId? disaster, int members, string surname = "王") =>
        Household(place, disaster, [.. Enumerable.Range(1, members).Select(n => Person(n, $"{surname}{(char)('一' + n)}"))]);

    public static HouseholdEvent.MembersMoved Moved(int movement, DisasterId? disaster, Whereabouts from, Whereabouts to, params int[] members) => new(
        Id.Movement(movement),
        disaster,
        [.. members.Select(number => new MemberMove(new(number), from))],
        to,
        new(2016, 7, 1, 13, 0, 0, ChinaTime.Offset));

    public static RightUse Use(HandoutId handout, DisasterId disaster, DateOnly period, long grams, DepotId? depot = null) => new(
        disaster,
        RiceRight.Code,
        period,
        Rice,
        new(grams),
        handout,
        depot ?? Id.Point,
        new(2016, 7, 1, 14, 0, 0, ChinaTime.Offset),
        AccountName.System);

    public static HouseholdEvent.HandoutTaken Taken(int handout, DisasterId disaster, long grams, DateOnly? period = null) => new(
        Id.Handout(handout),
        disaster,
        Id.Point,
        [Use(Id.Handout(handout), disaster, period ?? new DateOnly(2016, 7, 1), grams)],
        new(ProofKind.Signature, new(1)));

    public static IReadOnlyList<LotQuantity> Of(Lot lot, long quantity) => [new(lot, new(quantity))];

    public static Whereabouts Home { get; } = new Whereabouts.AtHome();

    public static Whereabouts Kin { get; } = new Whereabouts.WithKin();

    public static Whereabouts In(ShelterId shelter) => new Whereabouts.InShelter(shelter);

    public static MemberNumber[] Numbers(params int[] numbers) => [.. numbers.Select(number => new MemberNumber(number))];
}
