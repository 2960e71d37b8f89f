using System.Buffers.Binary;
using System.Diagnostics;
using CivilAffairs.Relief.Bench.Measuring;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Bench.Views;

/// <summary>A flood with many households, and as many shelters and depots as they need: one of each for 400, ten at least.</summary>
internal sealed class BenchFlood : IAsyncDisposable
{
    // Shelters and depots: of a size that there are, however large the disaster.
    private const int LeastPoints = 10;
    private const int HouseholdsAtPoint = 400;
    private const int AtOnce = 200;

    private static readonly ItemCode Rice = ItemCode.Parse("rice");
    private static readonly PlaceCode County = PlaceCode.Parse("341503");
    private static readonly PlaceCode Township = PlaceCode.Parse("341503100");
    private static readonly Actor Staff = new(AccountName.Parse("staff"), Role.CommandStaff, County);
    private static readonly Actor Keeper = new(AccountName.Parse("keeper"), Role.DepotManager, County);

    private readonly SqliteJournal _journal;
    private readonly InProcessEngine _engine;
    private readonly DisasterId _disaster = new(Guid.CreateVersion7());
    private readonly ShelterId[] _shelters;
    private readonly DepotId[] _depots;
    private readonly HouseholdId[] _households;

    private BenchFlood(int households)
    {
        _households = [.. Enumerable.Range(0, households).Select(_ => new HouseholdId(Guid.CreateVersion7()))];
        var points = Math.Max(LeastPoints, households / HouseholdsAtPoint);
        _shelters = [.. Enumerable.Range(0, points).Select(_ => new ShelterId(Guid.CreateVersion7()))];
        _depots = [.. Enumerable.Range(0, points).Select(_ => new DepotId(Guid.CreateVersion7()))];
        File.WriteAllBytes(Path.Combine(Folder, "master.key"), Rebuild.MasterKey);
        _journal = SqliteJournal.Open(Path.Combine(Folder, "journal.db"), Rebuild.Secrets);
        _engine = new(new EntityHost(_journal, EventCodec.Relief, ReliefThings.All));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("relief-bench-").FullName;

    public static async Task<BenchFlood> StartAsync(int households)
    {
        var flood = new BenchFlood(households);
        var now = TimeProvider.System.GetUtcNow();
        var disaster = StreamName.Of(flood._disaster);
        await flood.DoAsync(disaster, new DisasterCommand.Report(DisasterKind.Flood, "bench", County, [County], now.AddDays(-1)), Staff);
        await flood.DoAsync(disaster, new DisasterCommand.Verify(), Staff);
        var rice = new Entitlement(EntitlementCode.Parse("rice"), new("大米", "Rice"), Rice, new(5_000), EntitlementBasis.Person, null, ChinaTime.DateOf(now).AddDays(-1));
        await flood.DoAsync(disaster, new DisasterCommand.SetEntitlement(rice), Staff);
        for (int i = 0; i < flood._shelters.Length; i++)
        {
            var shelter = StreamName.Of(flood._shelters[i]);
            await flood.DoAsync(shelter, new ShelterCommand.Register($"S{i}", Township, "-", null, 20_000, true), Staff);
            await flood.DoAsync(shelter, new ShelterCommand.Open(flood._disaster), Staff);
            var depot = StreamName.Of(flood._depots[i]);
            await flood.DoAsync(depot, new DepotCommand.Register($"D{i}", Township, DepotTier.Township, "-"), Staff);
            await flood.DoAsync(depot, new DepotCommand.ReceiveStock(StockSource.Procurement, $"D{i}", [new(new(Rice, "1", ChinaTime.DateOf(now).AddYears(1)), new(1_000_000_000))]), Keeper);
        }

        return flood;
    }

    /// <summary>Registers, evacuates and feeds every household, with projections and processes at work beside.</summary>
    public async Task OperateAsync()
    {
        await using var running = await RunningViews.StartAsync(_journal, _engine, new SqliteViewDatabase(Path.Combine(Folder, "views.db")));
        await MeasureAsync("registrations", household => DoAsync(StreamName.Of(household), Registration(), Staff));
        await MeasureAsync("evacuations", household => EvacuateAsync(household));
        await MeasureAsync("handouts", household => HandOutAsync(household));
        var start = Stopwatch.GetTimestamp();
        await running.UntilAsync(await _journal.HeadAsync(CancellationToken.None));
        Console.WriteLine($"processes and views caught up {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s later");
    }

    /// <summary>Closes the records, so that another process may open them.</summary>
    public async ValueTask CloseAsync()
    {
        await _engine.DisposeAsync();
        await _journal.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static HouseholdCommand.Register Registration()
    {
        NewMember[] members = [.. Enumerable.Range(0, 3).Select(i => new NewMember(Name(), i == 0 ? Relation.Head : Relation.Child))];
        return new(Township, "一组", members, Synthetic: true);
    }

    private static PersonName Name() => PersonName.TryParse(Names.Any(), out var name) ? name : default;

    private async Task EvacuateAsync(HouseholdId household) =>
        Require(await new Evacuate(_engine).AdmitAsync(new(household, _shelters[PointOf(household)], _disaster), Context(Staff), CancellationToken.None));

    private async Task HandOutAsync(HouseholdId household) =>
        Require(await new HandOut(_engine).ExecuteAsync(new(_depots[PointOf(household)], household, _disaster, new(ProofKind.QrCard, new(1))), Context(Keeper), CancellationToken.None));

    // By the end of its name: the beginning is the time, the same for all.
    private int PointOf(HouseholdId household) => BinaryPrimitives.ReadUInt16LittleEndian(household.Value.ToByteArray().AsSpan(14)) % _shelters.Length;

    private async Task MeasureAsync(string what, Func<HouseholdId, Task> operation)
    {
        var clock = Clock.Start();
        await Parallel.ForEachAsync(_households, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (household, _) => await operation(household));
        Console.WriteLine($"{what}: {clock.Of(_households.Length, what)}");
    }

    private async Task DoAsync(StreamName stream, ICommand command, Actor by)
    {
        var outcome = await _engine.ExecuteAsync(stream, command, Context(by), JournalPosition.None, CancellationToken.None);
        if (outcome is Outcome.Refused refused) throw new InvalidOperationException(refused.Refusal.ToString());
    }

    private static CommandContext Context(Actor by) => new(new(Guid.CreateVersion7()), by, TimeProvider.System.GetUtcNow());

    private static void Require(OperationOutcome outcome)
    {
        if (outcome is OperationOutcome.Refused refused) throw new InvalidOperationException(refused.Refusal.ToString());
    }
}
