using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.EndToEnd.Tests.Load;

/// <summary>A township in a flood: two shelters that fill up, two points that hand out rice, a store behind them.</summary>
internal sealed class County
{
    public const string Staff = "staff";
    public const string Keeper = "keeper";
    public const string Officer = "officer";

    public static readonly PlaceCode District = PlaceCode.Parse("341503");
    public static readonly PlaceCode Township = PlaceCode.Parse("341503103");
    public static readonly PlaceCode Village = PlaceCode.Parse("341503103201");
    public static readonly ItemCode Rice = ItemCode.Parse("rice");

    private readonly Lock _lock = new();
    private readonly List<HouseholdId> _households = [];

    public static int Persons => 3;

    public DisasterId Flood { get; } = new(Guid.NewGuid());

    public IReadOnlyList<ShelterId> Shelters { get; } = [new(Guid.NewGuid()), new(Guid.NewGuid())];

    public DepotId Store { get; } = new(Guid.NewGuid());

    public IReadOnlyList<DepotId> Points { get; } = [new(Guid.NewGuid()), new(Guid.NewGuid())];

    public Lot Sacks { get; } = new(Rice, "1", ChinaTime.DateOf(TimeProvider.System.GetUtcNow()).AddYears(1));

    public int Households
    {
        get
        {
            lock (_lock) return _households.Count;
        }
    }

    public void Add(HouseholdId household)
    {
        lock (_lock) _households.Add(household);
    }

    /// <summary>Mostly one of the latest, on whom many are at work.</summary>
    public HouseholdId? Pick(Random dice)
    {
        lock (_lock)
        {
            if (_households.Count == 0) return null;
            return _households[dice.Next(2) == 0 ? dice.Next(_households.Count) : dice.Next(Math.Max(0, _households.Count - 12), _households.Count)];
        }
    }

    public async Task BeginAsync(Desk desk)
    {
        await desk.SignInAsync("admin", Role.Administrator, PlaceCode.Country);
        await desk.SignInAsync(Staff, Role.CommandStaff, District);
        await desk.SignInAsync(Keeper, Role.DepotManager, District);
        await desk.SignInAsync(Officer, Role.TownshipOfficer, Township);
        var now = TimeProvider.System.GetUtcNow();
        var flood = StreamName.Of(Flood);
        await DoAsync(Staff, flood, "report", new DisasterCommand.Report(DisasterKind.Flood, "6·30 洪涝", District, [Township], now.AddDays(-1)));
        await DoAsync(Staff, flood, "verify", new DisasterCommand.Verify());
        await DoAsync(Staff, flood, "set-entitlement", new DisasterCommand.SetEntitlement(new(EntitlementCode.Parse("rice-once"), new("大米", "Rice"), Rice, new(5_000), EntitlementBasis.Person, null, ChinaTime.DateOf(now).AddDays(-1))));
        foreach (var (shelter, capacity) in Shelters.Zip([45, 30]))
        {
            await DoAsync(Staff, StreamName.Of(shelter), "register", new ShelterCommand.Register("中学", Village, "学校路1号", null, capacity, true));
            await DoAsync(Staff, StreamName.Of(shelter), "open", new ShelterCommand.Open(Flood));
        }

        foreach (var (depot, grams) in new[] { (Store, 1_000_000_000L), (Points[0], 300_000L), (Points[1], 300_000L) })
        {
            await DoAsync(Staff, StreamName.Of(depot), "register", new DepotCommand.Register("仓库", Village, depot == Store ? DepotTier.County : DepotTier.Township, "仓库路1号"));
            await DoAsync(Keeper, StreamName.Of(depot), "receive-stock", new DepotCommand.ReceiveStock(StockSource.Procurement, $"D-{depot}", [new(Sacks, new(grams))]));
        }

        async Task DoAsync(string by, StreamName thing, string verb, object command) =>
            (await desk.SendAsync(Command(by, thing, verb, command)))?.IsDone.ShouldBeTrue($"{thing} {verb}");
    }

    public static Order Command(string by, StreamName thing, string verb, object command, Action<Answer>? then = null) =>
        new(OrderKind.Command, by, $"/api/{thing.Kind.ToString().ToLowerInvariant()}s/{thing.Key}/{verb}", command, thing) { Then = then };
}
