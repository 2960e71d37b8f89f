using System.Collections.Concurrent;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Snapshots;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Grains.Tests.Running;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Postgres;
using CivilAffairs.Relief.Testing;
using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Grains.Tests;

/// <summary>What happens to silos must not happen to anybody's work.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2016, 7, 1, 2, 0, 0, TimeSpan.Zero);

    private readonly int _seed = Random.Shared.Next();
    private readonly ConcurrentBag<PostgresJournal> _journals = [];
    private string _database = string.Empty;

    public async Task InitializeAsync()
    {
        if (Machine.Lacks([Need.PostgreSql]) is null) _database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var journal in _journals) await journal.DisposeAsync();
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task A_silo_that_is_killed_under_load_takes_nothing_with_it_and_doubles_nothing()
    {
        await using var cluster = await StartAsync(silos: 3);
        var deliveries = new Deliveries(_seed);
        await deliveries.OpenAsync(cluster.Engine);
        var work = deliveries.RunAsync([cluster.Engine], clerks: 16, each: 40);

        await deliveries.Halfway;
        await cluster.KillAsync(cluster.Silos[1]);
        await work;

        await deliveries.CheckAsync(_journals.First(), cluster.Engine);
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task A_silo_that_leaves_and_one_that_joins_under_load_disturb_nobody()
    {
        await using var cluster = await StartAsync(silos: 2);
        var deliveries = new Deliveries(_seed);
        await deliveries.OpenAsync(cluster.Engine);
        var work = deliveries.RunAsync([cluster.Engine], clerks: 16, each: 40);

        await deliveries.Halfway;
        await cluster.AddSiloAsync();
        await cluster.StopAsync(cluster.Silos[1]);
        await work;

        await deliveries.CheckAsync(_journals.First(), cluster.Engine);
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task A_silo_that_is_cut_off_and_works_on_does_no_harm()
    {
        await using var cluster = await StartAsync(silos: 3);
        var lost = cluster.Silos[2];
        var deliveries = new Deliveries(_seed);
        await deliveries.OpenAsync(cluster.Engine);

        // Some of the clerks are on the very machine that is cut off; its things are at work there and, before long, elsewhere too.
        var work = deliveries.RunAsync([cluster.Engine, cluster.Engine, cluster.On(lost)], clerks: 16, each: 30);
        await deliveries.Halfway;
        cluster.CutOff(lost);
        await work;

        await deliveries.CheckAsync(_journals.First(), cluster.Engine);
    }

    [Fact]
    public async Task A_second_activation_is_refused_by_the_journal_reloads_and_decides_again()
    {
        var journal = new InMemoryJournal();
        var log = new Told();
        await using var first = await Cluster.StartAsync(_ => journal, log: log);
        await using var second = await Cluster.StartAsync(_ => journal);
        var shelter = new StreamName(ThingKind.Shelter, Guid.NewGuid());
        await TellAsync(first, shelter, new ShelterCommand.Register("一中", PlaceCode.Parse("341503101"), "解放路", null, 10, true));
        (await second.Engine.ReadAsync<ShelterState>(shelter, CancellationToken.None)).State.Capacity.ShouldBe(10);
        (await TellAsync(second, shelter, new ShelterCommand.ChangeCapacity(20, "加床"))).ShouldBeOfType<Outcome.Accepted>();

        // The first activation still holds ten places: what rests on them is never told.
        (await TellAsync(first, shelter, new ShelterCommand.ChangeCapacity(20, "加床"))).ShouldBeOfType<Outcome.AlreadyTrue>();
        (await TellAsync(second, shelter, new ShelterCommand.ChangeCapacity(30, "加床"))).ShouldBeOfType<Outcome.Accepted>();
        (await TellAsync(first, shelter, new ShelterCommand.ChangeCapacity(40, "加床"))).ShouldBeOfType<Outcome.Accepted>();

        log.Events.ShouldContain(2001);
        (await second.Engine.ReadAsync<ShelterState>(shelter, CancellationToken.None)).Version.Value.ShouldBe(3);
        (await first.Engine.ReadAsync<ShelterState>(shelter, CancellationToken.None)).State.Capacity.ShouldBe(40);
    }

    [Fact]
    public async Task Things_wake_from_a_snapshot_and_without_it_they_are_the_same()
    {
        var journal = new WatchedJournal(new InMemoryJournal());
        var snapshots = new Kept();
        var depot = new StreamName(ThingKind.Depot, Guid.NewGuid());
        await using (var cluster = await Cluster.StartAsync(_ => journal, snapshots: snapshots))
        {
            await TellAsync(cluster, depot, new DepotCommand.Register("县库", PlaceCode.Parse("341503"), DepotTier.County, "解放路"));
            for (int i = 0; i < 6; i++)
                (await TellAsync(cluster, depot, new DepotCommand.ReceiveStock(StockSource.Procurement, $"{i}", [new LotQuantity(new Lot(ItemCode.Parse("quilt")), new Quantity(1))]))).ShouldBeOfType<Outcome.Accepted>();
        }

        snapshots.Rows.Keys.ShouldBe([depot]);
        var states = new List<string>();
        foreach (var kept in new[] { snapshots, new Kept() })
        {
            await using var cluster = await Cluster.StartAsync(_ => journal, snapshots: kept);
            var confirmed = await cluster.Engine.ReadAsync<DepotState>(depot, CancellationToken.None);
            confirmed.Version.Value.ShouldBe(7);
            states.Add(System.Text.Json.JsonSerializer.Serialize(confirmed.State, ReliefJson.Options));
        }

        states[0].ShouldBe(states[1]);
        snapshots.Found.ShouldBe(1);
    }

    private static Task<Outcome> TellAsync(Cluster cluster, StreamName thing, ICommand command) =>
        cluster.Engine.ExecuteAsync(thing, command, new(new(Guid.NewGuid()), Actor.Machine, Now), JournalPosition.None, CancellationToken.None);

    private async Task<Cluster> StartAsync(short silos)
    {
        // Each silo writes on a connection of its own, as on machines of their own.
        var ready = new ConcurrentQueue<PostgresJournal>();
        for (int i = 0; i < silos + 2; i++)
        {
            var journal = await PostgresJournal.OpenAsync(_database, new JournalSecrets(new byte[JournalSecrets.KeyLength]));
            _journals.Add(journal);
            ready.Enqueue(journal);
        }

        return await Cluster.StartAsync(_ => ready.TryDequeue(out var journal) ? journal : throw new InvalidOperationException("no journal is left"), silos);
    }

    private sealed class Told : ILogger
    {
        private readonly ConcurrentQueue<int> _events = [];

        public IReadOnlyCollection<int> Events => _events;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _events.Enqueue(eventId.Id);
    }

    private sealed class Kept : ISnapshots
    {
        private int _found;

        public ConcurrentDictionary<StreamName, Snapshot> Rows { get; } = [];

        public int Found => _found;

        public ValueTask<Snapshot?> FindAsync(StreamName stream, CancellationToken cancellationToken)
        {
            if (!Rows.TryGetValue(stream, out var snapshot)) return ValueTask.FromResult<Snapshot?>(null);
            Interlocked.Increment(ref _found);
            return ValueTask.FromResult<Snapshot?>(snapshot);
        }

        public ValueTask SaveAsync(StreamName stream, Snapshot snapshot, CancellationToken cancellationToken)
        {
            Rows[stream] = snapshot;
            return ValueTask.CompletedTask;
        }
    }
}
