using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Testing;
using CivilAffairs.Relief.Views.Processes;
using CivilAffairs.Relief.Views.Running;
using CivilAffairs.Relief.Views.Storage;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

/// <summary>A flood with two shelters and two depots, on the real deciders and a journal in a folder; the processes run when the test starts them.</summary>
public sealed class Flood : IAsyncDisposable
{
    public static readonly ItemCode Rice = ItemCode.Parse("rice");
    public static readonly PlaceCode County = PlaceCode.Parse("341503");
    public static readonly PlaceCode Village = PlaceCode.Parse("341503100");
    public static readonly Actor Staff = new(AccountName.Parse("staff"), Role.CommandStaff, County);
    public static readonly Actor Officer = new(AccountName.Parse("officer"), Role.TownshipOfficer, Village);
    public static readonly Actor Keeper = new(AccountName.Parse("keeper"), Role.DepotManager, County);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();

    public Flood()
    {
        Journal = SqliteJournal.Open(_folder.File("journal.db"), new JournalSecrets(new byte[JournalSecrets.KeyLength]));
        Engine = new(new EntityHost(Journal, EventCodec.Relief, ReliefThings.All));
    }

    public MovedTime Time { get; } = new();

    public SqliteJournal Journal { get; }

    public InProcessEngine Engine { get; }

    public DisasterId Disaster { get; } = new(Guid.NewGuid());

    public ShelterId School { get; } = new(Guid.NewGuid());

    public ShelterId Temple { get; } = new(Guid.NewGuid());

    public DepotId Point { get; } = new(Guid.NewGuid());

    public DepotId Store { get; } = new(Guid.NewGuid());

    public static async Task<Flood> StartAsync(long rice = 1_000_000, int places = 100)
    {
        var flood = new Flood();
        var disaster = StreamName.Of(flood.Disaster);
        await flood.DoAsync(disaster, new DisasterCommand.Report(DisasterKind.Flood, "6·30 洪涝", County, [County], flood.Time.GetUtcNow().AddDays(-1)), Staff);
        await flood.DoAsync(disaster, new DisasterCommand.Verify(), Staff);
        var day = ChinaTime.DateOf(flood.Time.GetUtcNow()).AddDays(-1);
        await flood.DoAsync(disaster, new DisasterCommand.SetEntitlement(new(EntitlementCode.Parse("rice-once"), new("大米", "Rice"), Rice, new(5_000), EntitlementBasis.Person, null, day)), Staff);
        foreach (var (shelter, name) in new[] { (flood.School, "中学"), (flood.Temple, "祠堂") })
        {
            await flood.DoAsync(StreamName.Of(shelter), new ShelterCommand.Register(name, Village, "苏埠镇", null, places, true), Staff);
            await flood.DoAsync(StreamName.Of(shelter), new ShelterCommand.Open(flood.Disaster), Staff);
        }

        foreach (var (depot, document) in new[] { (flood.Point, "A-1"), (flood.Store, "B-1") })
        {
            await flood.DoAsync(StreamName.Of(depot), new DepotCommand.Register(document, Village, DepotTier.Township, "苏埠镇"), Staff);
            await flood.DoAsync(StreamName.Of(depot), new DepotCommand.ReceiveStock(StockSource.Procurement, document, [flood.Sacks(rice)]), Keeper);
        }

        return flood;
    }

    public LotQuantity Sacks(long grams) => new(new(Rice, "1", ChinaTime.DateOf(Time.GetUtcNow()).AddYears(1)), new(grams));

    public async Task<HouseholdId> RegisterAsync(int persons = 2)
    {
        var household = new HouseholdId(Guid.NewGuid());
        var members = Enumerable.Range(0, persons).Select(i => new NewMember(PersonName.TryParse("王平", out var name) ? name : default, i == 0 ? Relation.Head : Relation.Child)).ToArray();
        await DoAsync(StreamName.Of(household), new HouseholdCommand.Register(Village, "一组", members, Disaster), Officer);
        return household;
    }

    public async Task DoAsync(StreamName stream, ICommand command, Actor by) =>
        Assert.IsType<Outcome.Accepted>(await Engine.ExecuteAsync(stream, command, Context(by), JournalPosition.None, CancellationToken.None));

    public CommandContext Context(Actor by, Guid? id = null) => new(new(id ?? Guid.NewGuid()), by, Time.GetUtcNow());

    public Task<OperationOutcome> HandOutAsync(IEngine engine, HouseholdId household, Guid id) =>
        new HandOut(engine).ExecuteAsync(new(Point, household, Disaster, new(ProofKind.QrCard, new(1))), Context(Keeper, id), CancellationToken.None);

    public Task<OperationOutcome> EvacuateAsync(IEngine engine, HouseholdId household, ShelterId shelter, Guid id) =>
        new Evacuate(engine).AdmitAsync(new(household, shelter, Disaster), Context(Officer, id), CancellationToken.None);

    public Task<OperationOutcome> ApproveAsync(IEngine engine, RequisitionId requisition, long grams, Guid id) =>
        new ApproveRequisition(engine).ExecuteAsync(new(Point, requisition, Store, [new(Rice, new(grams))]), Context(Staff, id), CancellationToken.None);

    public async Task<RequisitionId> RaiseAsync(long grams)
    {
        var requisition = new RequisitionId(Guid.NewGuid());
        await DoAsync(StreamName.Of(Point), new DepotCommand.RaiseRequisition(requisition, Disaster, [new(Rice, new(grams))], Urgency.High, "米不够"), Keeper);
        return requisition;
    }

    public async Task<DepotState> DepotAsync(DepotId depot) => (await Engine.ReadAsync<DepotState>(StreamName.Of(depot), CancellationToken.None)).State;

    public async Task<ShelterState> ShelterAsync(ShelterId shelter) => (await Engine.ReadAsync<ShelterState>(StreamName.Of(shelter), CancellationToken.None)).State;

    public async Task<HouseholdState> HouseholdAsync(HouseholdId household) => (await Engine.ReadAsync<HouseholdState>(StreamName.Of(household), CancellationToken.None)).State;

    /// <summary>Starts the processes, as a node does; dispose to stop them.</summary>
    public async Task<Processing> ProcessAsync(IEngine? engine = null, ViewPlace? place = null)
    {
        ViewOptions options = new() { PollInterval = TimeSpan.FromMilliseconds(20), PageSize = 40 };
        ProcessOptions sending = new() { Settle = TimeSpan.Zero, FirstDelay = TimeSpan.FromMilliseconds(1) };
        var store = await ViewStore.OpenAsync(place?.Open() ?? new SqliteViewDatabase(_folder.File("views.db")), [], ReliefProcesses.All, options, Time);
        var runner = new ProcessRunner(Journal, new(Journal, EventCodec.Relief), engine ?? Engine, store, ReliefProcesses.All, options, sending, Time);
        return new(this, store, runner);
    }

    /// <summary>Everything that happened, in order.</summary>
    public async Task<IReadOnlyList<IEvent>> EventsAsync() =>
        [.. (await new EventReader(Journal, EventCodec.Relief).ReadAsync(JournalPosition.None, int.MaxValue, CancellationToken.None)).Select(one => one.Body)];

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Journal.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Processes at work.</summary>
    public sealed class Processing : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Flood _flood;
        private readonly Task _running;

        public Processing(Flood flood, ViewStore store, ProcessRunner runner)
        {
            _flood = flood;
            Store = store;
            _running = Task.Run(() => runner.RunAsync(_stop.Token));
        }

        public ViewStore Store { get; }

        public async Task<ConsumerStatus> UntilAsync(string process, Func<ConsumerStatus, bool> satisfies)
        {
            try
            {
                return await Store.Progress.WaitAsync(process, satisfies, CancellationToken.None).WaitAsync(Patience);
            }
            catch (TimeoutException late)
            {
                throw new TimeoutException($"the process '{process}' is {Store.Progress.Find(process)} and did not come to what the test waits for", late);
            }
        }

        public Task UntilAsync(string process, JournalPosition position) => UntilAsync(process, status => status.Position >= position);

        /// <summary>Completes once every process has answered every event, also those that the answers gave rise to.</summary>
        public async Task SettleAsync()
        {
            while (true)
            {
                var head = await _flood.Journal.HeadAsync(CancellationToken.None);
                foreach (var process in ReliefProcesses.All) await UntilAsync(process.Name, status => status.Position >= head);
                if (await _flood.Journal.HeadAsync(CancellationToken.None) == head) return;
            }
        }

        /// <summary>Lets so much time pass that every reservation runs out, and completes once that is dealt with.</summary>
        public async Task RunOutAsync()
        {
            await SettleAsync();
            _flood.Time.Pass(TimeSpan.FromDays(1));
            while (await OpenDeadlinesAsync() > 0)
            {
                // What has run out is voided, and that is an event.
                await _flood.Journal.WaitAsync(await _flood.Journal.HeadAsync(CancellationToken.None), CancellationToken.None).WaitAsync(Patience);
                await SettleAsync();
            }
        }

        /// <summary>The first refusal that the operator gets to see.</summary>
        public async Task<ProcessRefusal> RefusalAsync()
        {
            using var patience = new CancellationTokenSource(Patience);
            while (true)
            {
                if (await new ProcessRefusals(Store).ListAsync(1, patience.Token) is [var refusal]) return refusal;
                await Task.Yield();
            }
        }

        public async Task<long> OpenDeadlinesAsync() =>
            (await Store.Database.ReadAsync(session => session.QueryAsync($"select count(*) from {FixedTables.Deadlines}", static reader => reader.GetInt64(0), CancellationToken.None), CancellationToken.None))[0];

        /// <summary>What builds left that marked rows as deleted and kept them.</summary>
        public async Task LeaveTombstoneAsync() => await Store.Database.WriteAsync(
            session => session.ExecuteAsync(
                $"insert into {Store.Tables.Values[0].Rows} (key, position, deleted, place, disaster, depot, data) values ('over', 1, true, '', '', '', $1)",
                CancellationToken.None,
                Array.Empty<byte>()),
            CancellationToken.None);

        /// <summary>Rows that processes keep, those that are over included.</summary>
        public async Task<long> KeptRowsAsync()
        {
            long rows = 0;
            foreach (var table in Store.Tables.Values) rows += (await Store.Database.ReadAsync(session => session.QueryAsync($"select count(*) from {table.Rows}", static reader => reader.GetInt64(0), CancellationToken.None), CancellationToken.None))[0];
            return rows;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running.WaitAsync(Patience);
            await Store.DisposeAsync();
            _stop.Dispose();
        }
    }
}
