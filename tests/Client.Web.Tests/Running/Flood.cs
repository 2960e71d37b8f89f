using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;

namespace CivilAffairs.Relief.Client.Web.Tests.Running;

/// <summary>A flood over two townships of a county, each with a shelter, a depot with rice and officers of its own.</summary>
internal sealed class Flood
{
    public static readonly PlaceCode County = PlaceCode.Parse("341503");
    public static readonly PlaceCode Upper = PlaceCode.Parse("341503103");
    public static readonly PlaceCode Lower = PlaceCode.Parse("341503105");
    public static readonly ItemCode Rice = ItemCode.Parse("rice");

    private Flood(Office office) => Office = office;

    public Office Office { get; }

    public DisasterId Disaster { get; } = new(Guid.NewGuid());

    public ShelterId UpperSchool { get; } = new(Guid.NewGuid());

    public ShelterId LowerSchool { get; } = new(Guid.NewGuid());

    public DepotId UpperPoint { get; } = new(Guid.NewGuid());

    public DepotId LowerPoint { get; } = new(Guid.NewGuid());

    public Task<Caller> Staff => Office.AsAsync(Role.CommandStaff, County);

    public Task<Caller> Keeper => Office.AsAsync(Role.DepotManager, County);

    public Task<Caller> UpperOfficer => Office.AsAsync(Role.TownshipOfficer, Upper);

    public Task<Caller> LowerOfficer => Office.AsAsync(Role.TownshipOfficer, Lower);

    public static async Task<Flood> StrikeAsync(Office office, int beds = 200)
    {
        var flood = new Flood(office);
        var (staff, keeper) = (await flood.Staff, await flood.Keeper);
        var now = TimeProvider.System.GetUtcNow();
        var today = ChinaTime.DateOf(now);
        await staff.DoAsync($"/api/disasters/{flood.Disaster}/report", new DisasterCommand.Report(DisasterKind.Flood, "6·30 洪涝", County, [Upper, Lower], now.AddDays(-1)));
        await staff.DoAsync($"/api/disasters/{flood.Disaster}/verify");
        await staff.DoAsync($"/api/disasters/{flood.Disaster}/set-entitlement", new DisasterCommand.SetEntitlement(new(EntitlementCode.Parse("rice-once"), new("大米", "Rice"), Rice, new(5_000), EntitlementBasis.Person, null, today.AddDays(-1))));
        foreach (var (place, school, point) in new[] { (Upper, flood.UpperSchool, flood.UpperPoint), (Lower, flood.LowerSchool, flood.LowerPoint) })
        {
            await staff.DoAsync($"/api/shelters/{school}/register", new ShelterCommand.Register("中学", place, "学校路1号", null, beds, true));
            await staff.DoAsync($"/api/shelters/{school}/open", new ShelterCommand.Open(flood.Disaster));
            await staff.DoAsync($"/api/depots/{point}/register", new DepotCommand.Register("发放点", place, DepotTier.Township, "仓库路1号"));
            await keeper.DoAsync($"/api/depots/{point}/receive-stock", new DepotCommand.ReceiveStock(StockSource.Procurement, $"D-{point}", [new(new(Rice, "1", today.AddYears(1)), new(10_000 * beds))]));
        }

        return flood;
    }

    public HouseholdCommand.Register Family(PlaceCode township, int persons = 2) => new(
        PlaceCode.Parse($"{township}201"),
        "一组",
        [.. Enumerable.Range(0, persons).Select(i => new NewMember(PersonName.TryParse("王平", out var name) ? name : default, i == 0 ? Relation.Head : Relation.Child))],
        Disaster,
        Synthetic: true);

    public async Task<HouseholdId> RegisterAsync(PlaceCode township, int persons = 2)
    {
        var household = new HouseholdId(Guid.NewGuid());
        await (await Staff).DoAsync($"/api/households/{household}/register", Family(township, persons));
        return household;
    }

    public async Task<long> AdmitAsync(HouseholdId household, ShelterId shelter) => await (await Staff).DoAsync("/api/movements/admit", new AdmitToShelter(household, shelter, Disaster));

    public async Task<long> HandOutAsync(HouseholdId household, DepotId depot) =>
        await (await Keeper).DoAsync("/api/handouts", new HandOutGoods(depot, household, Disaster, new(ProofKind.QrCard, new(1))));
}
