using System.Collections.Concurrent;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Snapshots;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Tests.StandIns;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Engine.Tests.Snapshots;

public sealed class SnapshotTests
{
    private readonly KeptSnapshots _kept = new();
    private readonly InMemoryJournal _journal = new();
    private readonly StreamName _till = Town.NewTill();
    private readonly EngineOptions _options = new() { SnapshotEvery = 10, PageSize = 7 };

    [Fact]
    public async Task A_start_from_a_snapshot_gives_the_state_of_the_full_replay()
    {
        await FillAsync(25);
        _kept.All[_till].Version.ShouldBe(new StreamVersion(20));

        await using var quick = new Town(_journal, _options, _kept);
        await using var full = new Town(_journal, _options);

        Same.Difference(await full.TillAsync(_till), await quick.TillAsync(_till)).ShouldBeNull();
        (await quick.Engine.ReadAsync<TillState>(_till, CancellationToken.None)).Version.ShouldBe(new StreamVersion(25));
        quick.Journal.StreamReads.ShouldBe(2);
        full.Journal.StreamReads.ShouldBe(4);
    }

    [Fact]
    public async Task A_repeat_from_before_the_snapshot_is_still_known()
    {
        var (put, take) = (Town.NewId(), Town.NewId());
        Outcome.Accepted firstPut, firstTake;
        await using (var town = new Town(_journal, _options, _kept))
        {
            firstPut = await town.AcceptedAsync(_till, new TillCommand.PutIn(1), put);
            firstTake = await town.AcceptedAsync(_till, new TillCommand.TakeOut(1), take);
        }

        await FillAsync(20, coins: 0);
        await using var later = new Town(_journal, _options, _kept);
        (await later.AcceptedAsync(_till, new TillCommand.PutIn(1), put)).ShouldBe(firstPut with { Repeated = true });
        (await later.AcceptedAsync(_till, new TillCommand.TakeOut(1), take)).ShouldBe(firstTake with { Repeated = true });
    }

    [Theory]
    [InlineData("another schema")]
    [InlineData("garbage")]
    [InlineData("null")]
    [InlineData("ahead of the journal")]
    [InlineData("of another history")]
    [InlineData("lost")]
    public async Task A_snapshot_that_does_not_fit_changes_nothing(string how)
    {
        await FillAsync(25);
        var good = _kept.All[_till];
        _kept.All[_till] = how switch
        {
            "another schema" => good with { Schema = good.Schema + "x", State = "{\"total\":1000000}"u8.ToArray() },
            "garbage" => good with { State = new byte[] { 1, 2, 3 } },
            "null" => good with { State = "null"u8.ToArray() },
            "ahead of the journal" => good with { Version = new(900), Position = new(900) },
            "of another history" => good with { Command = Town.NewId() },
            _ => good,
        };
        if (how == "lost") _kept.All.Clear();

        await using var town = new Town(_journal, _options, _kept);
        await using var full = new Town(_journal, _options);
        Same.Difference(await full.TillAsync(_till), await town.TillAsync(_till)).ShouldBeNull();
        await town.AcceptedAsync(_till, new TillCommand.PutIn(1));
    }

    [Fact]
    public async Task A_thing_with_personal_data_is_never_kept_in_a_snapshot()
    {
        var diary = Town.NewDiary();
        await using var town = new Town(_journal, _options, _kept);
        for (int i = 0; i < 30; i++) await town.AcceptedAsync(diary, new DiaryCommand.Write("张三"));
        _kept.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Snapshots_that_fail_stop_nobody()
    {
        await using var town = new Town(_journal, _options, new BrokenSnapshots());
        for (int i = 0; i < 30; i++) await town.AcceptedAsync(_till, new TillCommand.PutIn(1));
        (await town.TillAsync(_till)).Total.ShouldBe(30);
    }

    [Fact]
    public async Task The_file_keeps_the_last_snapshot_of_each_thing()
    {
        using var folder = new TempFolder();
        var (one, two) = (Any(version: 10), Any(version: 20));
        await using (var file = new SqliteSnapshots(folder.File("snapshots.db")))
        {
            await file.SaveAsync(_till, one, CancellationToken.None);
            await file.SaveAsync(_till, two, CancellationToken.None);
            await file.SaveAsync(Town.NewTill(), one, CancellationToken.None);
        }

        await using var again = new SqliteSnapshots(folder.File("snapshots.db"));
        var found = (await again.FindAsync(_till, CancellationToken.None))!;
        (found with { State = default }).ShouldBe(two with { State = default });
        found.State.ToArray().ShouldBe(two.State.ToArray());
        (await again.FindAsync(Town.NewTill(), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_made_anew()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("snapshots.db"), string.Join('\n', Enumerable.Repeat("this is no database", 500)));

        await using (var file = new SqliteSnapshots(folder.File("snapshots.db"))) await file.SaveAsync(_till, Any(version: 1), CancellationToken.None);

        await using var again = new SqliteSnapshots(folder.File("snapshots.db"));
        (await again.FindAsync(_till, CancellationToken.None)).ShouldNotBeNull();
    }

    private static Snapshot Any(long version) => new("schema", new(version), new(version * 2), Town.NewId(), new byte[] { 1, 2, (byte)version });

    private async Task FillAsync(int events, int coins = 1)
    {
        await using var town = new Town(_journal, _options, _kept);
        for (int i = 0; i < events; i++) await town.AcceptedAsync(_till, new TillCommand.PutIn(coins, Document: $"D-{i}"));
    }

    private sealed class KeptSnapshots : ISnapshots
    {
        public ConcurrentDictionary<StreamName, Snapshot> All { get; } = [];

        public ValueTask<Snapshot?> FindAsync(StreamName stream, CancellationToken cancellationToken) => ValueTask.FromResult(All.GetValueOrDefault(stream));

        public ValueTask SaveAsync(StreamName stream, Snapshot snapshot, CancellationToken cancellationToken)
        {
            All[stream] = snapshot;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class BrokenSnapshots : ISnapshots
    {
        public ValueTask<Snapshot?> FindAsync(StreamName stream, CancellationToken cancellationToken) => ValueTask.FromResult<Snapshot?>(null);

        public ValueTask SaveAsync(StreamName stream, Snapshot snapshot, CancellationToken cancellationToken) => throw new IOException("the disk is full");
    }
}
