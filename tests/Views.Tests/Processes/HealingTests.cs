using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

/// <summary>Whatever step a request or the processes died at, no operation is left half done.</summary>
public sealed class HealingTests : IAsyncLifetime
{
    private Flood _flood = null!;

    public static TheoryData<int, bool> Deaths
    {
        get
        {
            var deaths = new TheoryData<int, bool>();
            for (int at = 1; at <= 4; at++)
            {
                deaths.Add(at, false);
                deaths.Add(at, true);
            }

            return deaths;
        }
    }

    public async Task InitializeAsync() => _flood = await Flood.StartAsync();

    public async Task DisposeAsync() => await _flood.DisposeAsync();

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task A_handout_that_died_at_any_step_is_finished_or_never_was(int at, bool recorded)
    {
        var household = await _flood.RegisterAsync();
        var id = Guid.NewGuid();
        await TryAsync(engine => _flood.HandOutAsync(engine, household, id), at, recorded);

        await using (var processing = await _flood.ProcessAsync()) await processing.RunOutAsync();

        Whole.Check(await _flood.EventsAsync());
        Assert.Empty((await _flood.DepotAsync(_flood.Point)).Handouts);
        var taken = (await _flood.HouseholdAsync(household)).Handouts.ContainsKey(new(id));
        var again = await _flood.HandOutAsync(_flood.Engine, household, id);
        Assert.Equal(taken || (at == 1 && !recorded), again is OperationOutcome.Done);
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task An_evacuation_that_died_at_any_step_is_finished_or_never_was(int at, bool recorded)
    {
        var household = await _flood.RegisterAsync(3);
        await TryAsync(engine => _flood.EvacuateAsync(engine, household, _flood.School, Guid.NewGuid()), at, recorded);

        await using (var processing = await _flood.ProcessAsync()) await processing.RunOutAsync();

        Whole.Check(await _flood.EventsAsync());
        var school = await _flood.ShelterAsync(_flood.School);
        Assert.Equal(0, school.Reserved);
        Assert.Equal((await _flood.HouseholdAsync(household)).Members.Count(member => member.Where is Whereabouts.InShelter), school.Present);
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task An_approval_that_died_at_any_step_is_finished_or_never_was(int at, bool recorded)
    {
        var requisition = await _flood.RaiseAsync(20_000);
        await TryAsync(engine => _flood.ApproveAsync(engine, requisition, 20_000, Guid.NewGuid()), at, recorded);

        await using (var processing = await _flood.ProcessAsync()) await processing.RunOutAsync();

        Whole.Check(await _flood.EventsAsync());
    }

    [Fact]
    public async Task The_processes_themselves_may_die_at_any_of_their_commands()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int round = 0; round < 6; round++)
        {
            for (int i = 0; i < 6; i++)
            {
                var household = await _flood.RegisterAsync();
                await TryAsync(engine => _flood.EvacuateAsync(engine, household, _flood.School, Guid.NewGuid()), random.Next(5), random.Next(2) == 0);
                await TryAsync(engine => _flood.HandOutAsync(engine, household, Guid.NewGuid()), random.Next(5), random.Next(2) == 0);
                if (random.Next(2) == 0) await TryAsync(engine => _flood.EvacuateAsync(engine, household, _flood.Temple, Guid.NewGuid()), random.Next(5), random.Next(2) == 0);
            }

            var dying = new FailingEngine(_flood.Engine, random.Next(1, 6), random.Next(2) == 0);
            await using var processing = await _flood.ProcessAsync(dying);
            await Task.WhenAny(dying.Death, processing.SettleAsync());
        }

        await using (var processing = await _flood.ProcessAsync()) await processing.RunOutAsync();

        try
        {
            Whole.Check(await _flood.EventsAsync());
        }
        catch (Exception broken)
        {
            throw new InvalidOperationException($"seed {seed}", broken);
        }
    }

    private async Task TryAsync(Func<FailingEngine, Task<OperationOutcome>> operation, int at, bool recorded)
    {
        var engine = new FailingEngine(_flood.Engine, at, recorded);
        try
        {
            await operation(engine);
        }
        catch (Engine.EngineUnavailableException)
        {
            Assert.True(engine.Died);
        }
    }
}
