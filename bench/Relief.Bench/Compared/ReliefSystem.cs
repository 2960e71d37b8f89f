using CivilAffairs.Relief.Bench.Measuring;
using CivilAffairs.Relief.Bench.OverHttp;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Scenarios;

namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>This system, with everything on: journal, claims, hash chain, views, processes, audit.</summary>
internal sealed class ReliefSystem(Office office, string name) : IContender
{
    private static readonly PlaceCode County = PlaceCode.Parse("341503");
    private static readonly PlaceCode Township = PlaceCode.Parse("341503100");
    private static readonly Officer Staff = new(AccountName.Parse("staff"), "Staff", Role.CommandStaff, County);
    private static readonly Officer Keeper = new(AccountName.Parse("keeper"), "Keeper", Role.DepotManager, County);
    private static readonly ItemCode Rice = ItemCode.Parse("rice");

    private readonly DisasterId _disaster = new(Guid.CreateVersion7());
    private ShelterId[] _shelters = [];
    private DepotId[] _depots = [];

    public string Name => name;

    public Office Office => office;

    public DisasterId Disaster => _disaster;

    public TimeSpan Processor => office.Cost.Processor;

    public static Officer Viewer => Staff;

    public async Task PrepareAsync(int points)
    {
        await office.AddAsync(Staff);
        await office.AddAsync(Keeper);
        var now = TimeProvider.System.GetUtcNow();
        var disaster = StreamName.Of(_disaster);
        await office.DoAsync(Staff, disaster, new DisasterCommand.Report(DisasterKind.Flood, "bench", County, [County], now.AddDays(-1)));
        await office.DoAsync(Staff, disaster, new DisasterCommand.Verify());
        var rice = new Entitlement(EntitlementCode.Parse("rice"), new("大米", "Rice"), Rice, new(5_000), EntitlementBasis.Person, null, ChinaTime.DateOf(now).AddDays(-1));
        await office.DoAsync(Staff, disaster, new DisasterCommand.SetEntitlement(rice));
        _shelters = [.. Enumerable.Range(0, points).Select(_ => new ShelterId(Guid.CreateVersion7()))];
        _depots = [.. Enumerable.Range(0, points).Select(_ => new DepotId(Guid.CreateVersion7()))];
        for (int i = 0; i < points; i++)
        {
            await office.DoAsync(Staff, StreamName.Of(_shelters[i]), new ShelterCommand.Register($"S{i}", Township, "-", null, 100_000, true));
            await office.DoAsync(Staff, StreamName.Of(_shelters[i]), new ShelterCommand.Open(_disaster));
            await office.DoAsync(Staff, StreamName.Of(_depots[i]), new DepotCommand.Register($"D{i}", Township, DepotTier.Township, "-"));
            LotQuantity lot = new(new(Rice, "1", ChinaTime.DateOf(now).AddYears(1)), new(1_000_000_000_000));
            await office.DoAsync(Keeper, StreamName.Of(_depots[i]), new DepotCommand.ReceiveStock(StockSource.Procurement, $"D{i}", [lot]));
        }
    }

    public Task RegisterAsync(Guid household) => RegisterOneAsync(household);

    /// <returns>The position in the journal.</returns>
    public Task<long> RegisterOneAsync(Guid household)
    {
        NewMember[] members = [.. Enumerable.Range(0, 3).Select(i => new NewMember(NameOf(Names.Any()), i == 0 ? Relation.Head : Relation.Child))];
        return office.DoAsync(Staff, StreamName.Of(new HouseholdId(household)), new HouseholdCommand.Register(Township, "一组", members, _disaster, Synthetic: true));
    }

    public Task SettleAsync() => office.SettleAsync();

    public Task AdmitAsync(Guid household, int point) => office.DoAsync(Staff, "/api/movements/admit", new AdmitToShelter(new(household), _shelters[point], _disaster));

    public Task HandOutAsync(Guid household, int point) => office.DoAsync(Keeper, "/api/handouts", new HandOutGoods(_depots[point], new(household), _disaster, new(ProofKind.QrCard, new(1))));

    public ValueTask DisposeAsync() => office.DisposeAsync();

    private static PersonName NameOf(string text) => PersonName.TryParse(text, out var name) ? name : throw new FormatException(text);
}
