using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal.Events;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivilAffairs.Relief.Engine.Tests.Operations;

/// <summary>A county in a flood: one shelter for four, two depots, rice for a person once, and whatever families a test registers.</summary>
internal sealed class County : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 7, 1, 2, 0, 0, TimeSpan.Zero);
    public static readonly ItemCode Rice = ItemCode.Parse("rice");
    public static readonly PlaceCode Place = PlaceCode.Parse("341503");
    public static readonly PlaceCode Village = PlaceCode.Parse("341503100");
    public static readonly Actor Staff = new(AccountName.Parse("staff"), Role.CommandStaff, Place);
    public static readonly Actor Officer = new(AccountName.Parse("officer"), Role.TownshipOfficer, Village);
    public static readonly Actor Keeper = new(AccountName.Parse("keeper"), Role.DepotManager, Place);

    public County()
    {
        Journal = new(new InMemoryJournal());
        Engine = new(new EntityHost(Journal, EventCodec.Relief, ReliefThings.All, Snapshots: null, new(), TimeProvider.System, NullLogger.Instance));
    }

    public WatchedJournal Journal { get; }

    public InProcessEngine Engine { get; }

    public DisasterId Flood { get; } = new(Guid.NewGuid());

    public ShelterId School { get; } = new(Guid.NewGuid());

    public DepotId Point { get; } = new(Guid.NewGuid());

    public DepotId OtherPoint { get; } = new(Guid.NewGuid());

    public static async Task<County> StartAsync(long rice = 10_000)
    {
        var county = new County();
        var flood = StreamName.Of(county.Flood);
        await county.DoAsync(flood, new DisasterCommand.Report(DisasterKind.Flood, "6·30 洪涝", Place, [Place], Now.AddDays(-1)), Staff);
        await county.DoAsync(flood, new DisasterCommand.Verify(), Staff);
        await county.DoAsync(flood, new DisasterCommand.SetEntitlement(new(EntitlementCode.Parse("rice-once"), new("大米", "Rice"), Rice, new(5_000), EntitlementBasis.Person, null, new(2026, 6, 30))), Staff);
        await county.DoAsync(StreamName.Of(county.School), new ShelterCommand.Register("中学", Village, "苏埠镇", null, 4, true), Staff);
        await county.DoAsync(StreamName.Of(county.School), new ShelterCommand.Open(county.Flood), Staff);
        foreach (var (depot, document) in new[] { (county.Point, "A-1"), (county.OtherPoint, "B-1") })
        {
            await county.DoAsync(StreamName.Of(depot), new DepotCommand.Register(document, Village, DepotTier.Township, "苏埠镇"), Staff);
            await county.DoAsync(StreamName.Of(depot), new DepotCommand.ReceiveStock(StockSource.Procurement, document, [new(new(Rice, "1", new(2027, 1, 1)), new(rice))]), Keeper);
        }

        return county;
    }

    public async Task<HouseholdId> RegisterAsync(int persons = 2)
    {
        var household = new HouseholdId(Guid.NewGuid());
        var members = Enumerable.Range(0, persons).Select(i => new NewMember(Name("王平"), i == 0 ? Relation.Head : Relation.Child)).ToArray();
        await DoAsync(StreamName.Of(household), new HouseholdCommand.Register(Village, "一组", members, Flood), Officer);
        return household;
    }

    public async Task DoAsync(StreamName stream, ICommand command, Actor by) =>
        (await Engine.ExecuteAsync(stream, command, Context(by), JournalPosition.None, CancellationToken.None)).ShouldBeOfType<Outcome.Accepted>();

    public static CommandContext Context(Actor by, Guid? id = null) => new(new(id ?? Guid.NewGuid()), by, Now);

    public HandOutGoods Ask(DepotId depot, HouseholdId household) => new(depot, household, Flood, new(ProofKind.QrCard, new(1)));

    public async Task<DepotState> DepotAsync(DepotId depot) => (await Engine.ReadAsync<DepotState>(StreamName.Of(depot), CancellationToken.None)).State;

    public async Task<ShelterState> SchoolAsync() => (await Engine.ReadAsync<ShelterState>(StreamName.Of(School), CancellationToken.None)).State;

    public async Task<HouseholdState> HouseholdAsync(HouseholdId household) => (await Engine.ReadAsync<HouseholdState>(StreamName.Of(household), CancellationToken.None)).State;

    public async ValueTask DisposeAsync() => await Engine.DisposeAsync();

    private static PersonName Name(string text) => PersonName.TryParse(text, out var name) ? name : throw new FormatException(text);
}
