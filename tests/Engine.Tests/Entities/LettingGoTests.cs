using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Tests.StandIns;

namespace CivilAffairs.Relief.Engine.Tests.Entities;

public sealed class LettingGoTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task An_idle_thing_is_let_go_and_comes_back_as_it_was()
    {
        await using var town = new Town(options: new() { IdleAfter = TimeSpan.FromMinutes(10) }, time: _time);
        var (idle, busy) = (Town.NewTill(), Town.NewTill());
        var id = Town.NewId();
        var first = await town.AcceptedAsync(idle, new TillCommand.PutIn(3), id);
        await town.AcceptedAsync(busy, new TillCommand.PutIn(1));
        _time.Pass(TimeSpan.FromMinutes(9));
        await town.TillAsync(busy);
        town.Engine.Count.ShouldBe(2);

        _time.Pass(TimeSpan.FromMinutes(4));

        town.Engine.Count.ShouldBe(1);
        (await town.AcceptedAsync(idle, new TillCommand.PutIn(3), id)).ShouldBe(first with { Repeated = true });
        (await town.TillAsync(idle)).Total.ShouldBe(3);
        town.Engine.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_thing_at_work_is_not_let_go()
    {
        await using var town = new Town(options: new() { IdleAfter = TimeSpan.FromMinutes(10) }, time: _time);
        var till = Town.NewTill();
        var gate = new Gate();
        town.Journal.Before = _ => gate.PassAsync();
        var slow = town.TellAsync(till, new TillCommand.PutIn(3));
        await gate.Reached;

        _time.Pass(TimeSpan.FromHours(1));

        town.Engine.Count.ShouldBe(1);
        gate.Open();
        (await slow).ShouldBeOfType<Outcome.Accepted>();
    }

    [Fact]
    public async Task Beyond_the_bound_those_idle_longest_are_let_go()
    {
        await using var town = new Town(options: new() { EntityBound = 20 }, time: _time);
        var tills = Enumerable.Range(0, 60).Select(_ => Town.NewTill()).ToArray();
        foreach (var till in tills)
        {
            await town.AcceptedAsync(till, new TillCommand.PutIn(1));
            _time.Pass(TimeSpan.FromSeconds(1));
            town.Engine.Count.ShouldBeLessThanOrEqualTo(20);
        }

        var reads = town.Journal.StreamReads;
        await town.TillAsync(tills[^1]);
        town.Journal.StreamReads.ShouldBe(reads);
        await town.TillAsync(tills[0]);
        town.Journal.StreamReads.ShouldBe(reads + 1);
    }

    [Fact]
    public async Task Letting_go_again_and_again_loses_nothing_under_load()
    {
        await using var town = new Town(options: new() { EntityBound = 4 });
        var tills = Enumerable.Range(0, 12).Select(_ => Town.NewTill()).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 32).Select(async worker =>
        {
            for (int i = 0; i < 60; i++) await town.AcceptedAsync(tills[(worker + i) % tills.Length], new TillCommand.PutIn(1));
        }));

        var totals = 0;
        foreach (var till in tills) totals += (await town.TillAsync(till)).Total;
        totals.ShouldBe(32 * 60);
    }
}
