using System.Text.Json;
using Xunit.Abstractions;
using static CivilAffairs.Relief.Domain.Tests.ADisaster;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class DisasterRandomTests(ITestOutputHelper output)
{
    private const int Disasters = 40;
    private const int StepsEach = 500;

    private static readonly PlaceCode[] Towns = [.. PlaceCatalogue.Shipped.Children(District).Select(place => place.Code).Take(5)];

    [Fact]
    public void Whatever_is_asked_the_decider_agrees_with_a_plain_model()
    {
        var random = Seed.Next(output);
        var (done, already, refused) = (0, 0, 0);
        for (var disaster = 0; disaster < Disasters; disaster++)
        {
            var model = new DisasterModel();
            var state = DisasterDecider.Evolve(DisasterDecider.Initial, Reported);
            var now = new DateTimeOffset(2016, 7, 1, 12, 0, 0, ChinaTime.Offset);
            for (var step = 0; step < StepsEach; step++)
            {
                now = now.AddMinutes(random.Next(120));
                var context = new CommandContext(new(Guid.NewGuid()), Actor.Machine, now);
                var command = Any(random, context.Today);
                var expected = model.Do(command, context.Today);
                var decision = DisasterDecider.Decide(command, state, context);
                bool? got = decision is Decision.Accepted ? true : decision is Decision.AlreadyTrue ? null : false;
                if (got != expected) Assert.Fail($"step {step}: {command} answered {decision}");
                if (decision is Decision.Accepted { Events: var events }) state = events.Cast<DisasterEvent>().Aggregate(state, DisasterDecider.Evolve);
                _ = got switch
                {
                    true => done++,
                    null => already++,
                    _ => refused++,
                };
                Agree(model, state, step, command);
                if (step % 100 == 0) state = Copied(state);
            }
        }

        output.WriteLine($"{done} done, {already} true already, {refused} refused");
        done.ShouldBeGreaterThan(Disasters * StepsEach / 10);
        already.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_snapshot_comes_back_as_it_was()
    {
        var state = GivenReported(Verified, Responding, Ordered, new DisasterEvent.EntitlementSet(Rice), new DisasterEvent.InstalmentsSet(RebuildKind.InPlace, SetInstalments.Instalments)).State;

        var copy = Copied(state);

        Text(copy).ShouldBe(Text(state));
        copy.Place.ShouldBe(District);
        copy.Evacuations[Town].ShouldBe(state.Evacuations[Town]);
        copy.Entitlements[RiceCode].Conditions.ShouldBe(Rice.Conditions);
        copy.Instalments[RebuildKind.InPlace].ShouldBe(SetInstalments.Instalments);
        Copied(DisasterDecider.Initial).Stage.ShouldBe(DisasterStage.Unknown);
    }

    private static void Agree(DisasterModel model, DisasterState state, int step, DisasterCommand after)
    {
        Check((state.Stage, state.Level) == (model.Stage, model.Level), "stage");
        Check(state.Affected.SetEquals(model.Affected), "affected places");
        Check(state.Evacuations.Select(order => (order.Key, !order.Value.Lifted)).ToHashSet().SetEquals(model.Ordered.Select(order => (order.Key, order.Value))), "evacuation orders");
        Check(state.Entitlements.Count == model.Plan.Count && model.Plan.All(one => IsSame(state.Entitlements[one.Key], one.Value)), "relief plan");

        // Nobody is under an order in a place that is not affected, and nothing is open in what has ended.
        Check(state.Evacuations.All(order => order.Value.Lifted || (state.Affects(order.Key) && state.AcceptsRelief)), "standing orders");
        Check(state.Affected.All(place => place.IsInside(District)), "jurisdiction");

        void Check(bool agrees, string what)
        {
            if (!agrees) Assert.Fail($"step {step}: {what} after {after}");
        }
    }

    // A copy through JSON has lists of its own, which a record compares by reference.
    private static bool IsSame(Entitlement left, Entitlement right) => left with { Conditions = [], Places = [] } == right with { Conditions = [], Places = [] };

    private static DisasterCommand Any(Random random, DateOnly today)
    {
        var place = Towns[random.Next(Towns.Length)];
        var code = EntitlementCode.Parse($"right-{random.Next(1, 4)}");
        return random.Next(100) switch
        {
            < 6 => new DisasterCommand.Verify(),
            < 14 => new DisasterCommand.Respond((ResponseLevel)random.Next(4), "调整"),
            < 17 => new DisasterCommand.StartRecovery("险情解除"),
            < 22 => new DisasterCommand.Close("恢复完成"),
            < 23 => new DisasterCommand.Cancel("误报"),
            < 27 => new DisasterCommand.Reopen("再次受灾"),
            < 37 => new DisasterCommand.SetAffectedPlaces([.. Towns.Where(_ => random.Next(3) > 0).DefaultIfEmpty(District)]),
            < 50 => new DisasterCommand.OrderEvacuation(place, true, DateTimeOffset.MaxValue, "水位超警戒"),
            < 68 => new DisasterCommand.LiftEvacuation(place, "水已退"),
            < 85 => new DisasterCommand.SetEntitlement(new(code, new("口粮", "grain"), Rice.Item, new(random.Next(1, 3) * 5_000), EntitlementBasis.Person, random.Next(2) == 0 ? 10 : null, today.AddDays(random.Next(-1, 5)))),
            _ => new DisasterCommand.EndEntitlement(code, today.AddDays(random.Next(-2, 9))),
        };
    }

    private static DisasterState Copied(DisasterState state) => JsonSerializer.Deserialize<DisasterState>(Text(state), ReliefJson.Options).ShouldNotBeNull();

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, ReliefJson.Options);
}
