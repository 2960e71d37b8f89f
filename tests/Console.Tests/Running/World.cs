using System.Globalization;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;

namespace CivilAffairs.Relief.Console.Tests.Running;

/// <summary>A flood over two townships of a county, small enough to know every figure of it.</summary>
internal sealed class World
{
    public const string Title = "七月洪涝";
    public const string School = "中心小学";
    public const string Hall = "下游礼堂";
    public const string Store = "县救灾仓库";
    public const string Point = "镇发放点";

    /// <summary>In grams: five kilograms for each person, once.</summary>
    public const long Ration = 5_000;

    /// <summary>The one whose villages are known.</summary>
    public static readonly PlaceCode WithVillages = PlaceCode.Parse("341503");

    public static readonly ItemCode Rice = ItemCode.Parse("rice");
    private static readonly ItemCode Quilt = ItemCode.Parse("quilt");
    private static int _born;
    private static int _worlds;

    private readonly ConsoleOffice _office;
    private readonly int _number = Interlocked.Increment(ref _worlds);
    private long _position;

    private World(ConsoleOffice office, PlaceCode county) => (_office, County) = (office, county);

    public PlaceCode County { get; }

    public PlaceCode Upper { get; private set; }

    public PlaceCode Lower { get; private set; }

    public PlaceCode UpperVillage { get; private set; }

    public PlaceCode LowerVillage { get; private set; }

    /// <summary>Of the village, in both languages.</summary>
    public Bilingual UpperVillageName { get; private set; } = null!;

    public DisasterId Disaster { get; } = new(Guid.NewGuid());

    public ShelterId SchoolId { get; } = new(Guid.NewGuid());

    public DepotId StoreId { get; } = new(Guid.NewGuid());

    public DepotId PointId { get; } = new(Guid.NewGuid());

    public RequisitionId Request { get; } = new(Guid.NewGuid());

    /// <summary>Three persons of the upper township.</summary>
    public HouseholdId Zhao { get; } = new(Guid.NewGuid());

    /// <summary>Two persons of the upper township.</summary>
    public HouseholdId Qian { get; } = new(Guid.NewGuid());

    /// <summary>Four persons of the lower township.</summary>
    public HouseholdId Sun { get; } = new(Guid.NewGuid());

    public string StaffName => $"zhihui-{County}";

    public string KeeperName => $"cangku-{County}";

    public string OfficerName => $"xiangzhen-{County}";

    public Caller Staff { get; private set; } = null!;

    public Caller Keeper { get; private set; } = null!;

    public Caller Officer { get; private set; } = null!;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static DateOnly Today => ChinaTime.DateOf(Now);

    /// <summary>Nine persons, five of whom must go and have not; a store with a tonne of rice, a point with a hundred kilograms that asks for fifty more.</summary>
    /// <param name="county">The county with villages, or another one that nobody has yet.</param>
    public static async Task<World> StrikeAsync(ConsoleOffice office, PlaceCode? county = null)
    {
        var world = new World(office, county ?? office.NextCounty());
        (world.Upper, _) = await world.ChildAsync(world.County, 3);
        (world.Lower, _) = await world.ChildAsync(world.County, 4);
        (world.UpperVillage, world.UpperVillageName) = await world.ChildAsync(world.Upper, 0);
        (world.LowerVillage, _) = await world.ChildAsync(world.Lower, 0);
        world.Staff = await office.HireAsync(world.StaffName, Role.CommandStaff, world.County);
        world.Keeper = await office.HireAsync(world.KeeperName, Role.DepotManager, world.County);
        world.Officer = await office.HireAsync(world.OfficerName, Role.TownshipOfficer, world.Upper);
        await world.BeginAsync();
        return world;
    }

    /// <summary>The rows of a view as an account sees them, at least as new as what was done in this world and in the visit.</summary>
    public async Task<IReadOnlyList<System.Text.Json.JsonElement>> RowsAsync(Caller by, string view, Visit visit, string query = "")
    {
        var position = Math.Max(_position, await visit.PositionAsync());
        return [.. (await by.RowsAsync(view, string.Create(CultureInfo.InvariantCulture, $"atLeast={position}&{query}"))).Values];
    }

    /// <summary>The day so many days from now.</summary>
    public static string In(int days) => DayText.Of(Today.AddDays(days));

    /// <summary>A resident ID that nobody else has.</summary>
    public static string NextId(Sex sex, DateOnly birth)
    {
        var sequence = 2 * Interlocked.Increment(ref _born) + (sex == Sex.Male ? 1 : 0);
        var digits = string.Create(CultureInfo.InvariantCulture, $"341503{birth:yyyyMMdd}{sequence % 1000:000}");
        return "0123456789X".Select(last => $"{digits}{last}").First(text => ResidentId.TryParse(text, out _));
    }

    /// <summary>Does what must be done beside the browser.</summary>
    public async Task DoAsync(Caller by, string path, object? body = null) => _position = Math.Max(_position, await by.DoAsync(path, body));

    public async Task<HouseholdId> RegisterAsync(HouseholdId household, PlaceCode village, string address, params (string Name, DateOnly Birth)[] members)
    {
        var people = members.Select((one, i) => new NewMember(Name(one.Name), i == 0 ? Relation.Head : Relation.Child, ResidentId.TryParse(NextId(Sex.Male, one.Birth), out var id) ? id : null));
        await DoAsync(Staff, $"/api/households/{household}/register", new HouseholdCommand.Register(village, address, [.. people], Disaster));
        return household;
    }

    /// <summary>A second registration of the Zhaos by somebody who did not know of the first: no IDs, the same names and births.</summary>
    public async Task<HouseholdId> RegisterZhaoAgainAsync()
    {
        var household = new HouseholdId(Guid.NewGuid());
        NewMember[] people = [new(Name("赵大山"), Relation.Head, Sex: Sex.Male, Birth: Born(1970, 5, 1)), new(Name("赵小河"), Relation.Child, Sex: Sex.Male, Birth: Born(2001, 3, 4))];
        await DoAsync(Staff, $"/api/households/{household}/register", new HouseholdCommand.Register(UpperVillage, "二组", people, Disaster));
        return household;
    }

    /// <summary>Brings the Zhaos' home to where building may begin, with two instalments of ten thousand yuan.</summary>
    public async Task ApproveRebuildAsync()
    {
        var home = $"/api/households/{Zhao}";
        await DoAsync(Officer, $"{home}/assess-losses", new HouseholdCommand.AssessLosses(Disaster, new Losses(RoomsCollapsed: 3)));
        await DoAsync(Officer, $"{home}/verify-losses", new HouseholdCommand.VerifyLosses(Disaster));
        await DoAsync(Officer, $"{home}/assess-rebuild", new HouseholdCommand.AssessRebuild(Disaster, RebuildKind.InPlace, 3));
        await DoAsync(Officer, $"{home}/apply-for-rebuild");
        await DoAsync(Officer, $"{home}/review-in-village", new HouseholdCommand.ReviewInVillage(true, string.Empty));
        await DoAsync(Officer, $"{home}/publish-rebuild", new HouseholdCommand.PublishRebuild(Today.AddDays(-9)));
        await DoAsync(Officer, $"{home}/review-in-township", new HouseholdCommand.ReviewInTownship(true, string.Empty));
        var each = Money.OfYuan(10_000);
        Instalment[] plan = [new(1, RebuildStage.Started, each), new(2, RebuildStage.MovedIn, each)];
        await DoAsync(Staff, $"{home}/approve-rebuild", new HouseholdCommand.ApproveRebuild(true, Money.OfYuan(20_000), plan, string.Empty));
    }

    /// <summary>Builds the Zhaos' home as far as an inspection.</summary>
    public async Task BuildAsync()
    {
        var home = $"/api/households/{Zhao}";
        await DoAsync(Officer, $"{home}/start-rebuild", new HouseholdCommand.StartRebuild(Today.AddDays(-1)));
        await DoAsync(Officer, $"{home}/record-structure", new HouseholdCommand.RecordStructure(Today));
    }

    public Task HandOutAsync(HouseholdId household) =>
        DoAsync(Keeper, "/api/handouts", new HandOutGoods(PointId, household, Disaster, new(ProofKind.QrCard, new(1))));

    public Task AdmitAsync(HouseholdId household) => DoAsync(Officer, "/api/movements/admit", new AdmitToShelter(household, SchoolId, Disaster));

    /// <summary>Sends ten quilts from the store to the point.</summary>
    public async Task<ConsignmentId> ShipAsync()
    {
        var consignment = new ConsignmentId(Guid.NewGuid());
        await DoAsync(Keeper, $"/api/depots/{StoreId}/prepare-consignment", new DepotCommand.PrepareConsignment(consignment, PointId, [new(Quilt, new(10))], Disaster: Disaster));
        await DoAsync(Keeper, $"/api/depots/{StoreId}/ship-consignment", new DepotCommand.ShipConsignment(consignment, "运输队", "皖N·12345", Now.AddHours(3)));
        return consignment;
    }

    private static PersonName Name(string name) => PersonName.TryParse(name, out var parsed) ? parsed : throw new ArgumentException(name, nameof(name));

    // Elsewhere people of the same names were born on other days: of too many who are alike no two are called duplicates.
    private DateOnly Born(int year, int month, int day) => new DateOnly(year, month, day).AddDays(_number);

    private async Task BeginAsync()
    {
        var flood = $"/api/disasters/{Disaster}";
        await DoAsync(Staff, $"{flood}/report", new DisasterCommand.Report(DisasterKind.Flood, Title, County, [Upper, Lower], Now.AddDays(-20)));
        await DoAsync(Staff, $"{flood}/verify");
        await DoAsync(Staff, $"{flood}/respond", new DisasterCommand.Respond(ResponseLevel.IV, "汛情"));
        await DoAsync(Staff, $"{flood}/set-entitlement", new DisasterCommand.SetEntitlement(new(EntitlementCode.Parse("rice-once"), new("大米", "Rice"), Rice, new(Ration), EntitlementBasis.Person, null, Today.AddDays(-1))));
        await DoAsync(Staff, $"{flood}/order-evacuation", new DisasterCommand.OrderEvacuation(Upper, Everyone: true, Now.AddMinutes(90), "水位上涨"));
        await OpenShelterAsync(SchoolId, School, UpperVillage, 40);
        await OpenShelterAsync(new(Guid.NewGuid()), Hall, LowerVillage, 10);
        await StockAsync(StoreId, Store, County, DepotTier.County, 1_000_000, 300);
        await StockAsync(PointId, Point, UpperVillage, DepotTier.Township, 100_000, 20);
        await RegisterAsync(Zhao, UpperVillage, "一组", ("赵大山", Born(1970, 5, 1)), ("赵小河", Born(2001, 3, 4)), ("赵小江", Born(2004, 3, 4)));
        await RegisterAsync(Qian, UpperVillage, "一组", ("钱有田", Born(1981, 6, 7)), ("钱小苗", Born(2010, 2, 3)));
        await RegisterAsync(Sun, LowerVillage, "五组", ("孙海", Born(1975, 9, 9)), ("孙一", Born(2000, 9, 9)), ("孙二", Born(2002, 9, 9)), ("孙三", Born(2005, 9, 9)));
        await DoAsync(Keeper, $"/api/depots/{PointId}/raise-requisition", new DepotCommand.RaiseRequisition(Request, Disaster, [new(Rice, new(50_000))], Urgency.High, "存粮不足"));
    }

    private async Task OpenShelterAsync(ShelterId shelter, string name, PlaceCode place, int capacity)
    {
        await DoAsync(Staff, $"/api/shelters/{shelter}/register", new ShelterCommand.Register(name, place, "学校路1号", null, capacity, true));
        await DoAsync(Staff, $"/api/shelters/{shelter}/open", new ShelterCommand.Open(Disaster));
    }

    private async Task StockAsync(DepotId depot, string name, PlaceCode place, DepotTier tier, long rice, long quilts)
    {
        await DoAsync(Staff, $"/api/depots/{depot}/register", new DepotCommand.Register(name, place, tier, "仓库路1号"));
        await DoAsync(Keeper, $"/api/depots/{depot}/receive-stock", new DepotCommand.ReceiveStock(StockSource.Procurement, $"D-{depot}", [new(new(Rice, "A1", Today.AddYears(1)), new(rice)), new(new(Quilt, "Q1", null), new(quilts))]));
    }

    private async Task<(PlaceCode Code, Bilingual Name)> ChildAsync(PlaceCode parent, int index)
    {
        var children = (await _office.Admin.GetAsync($"/api/places/{parent}")).Json.GetProperty("children");
        // Villages are known of one county only; elsewhere a household is registered to its township.
        if (children.GetArrayLength() == 0) return (parent, new(string.Empty, string.Empty));
        var child = children[Math.Min(index, children.GetArrayLength() - 1)];
        return (PlaceCode.Parse(child.GetProperty("code").GetString()!), new(child.GetProperty("name").GetString()!, child.GetProperty("english").GetString()!));
    }
}
