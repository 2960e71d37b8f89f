using Xunit.Abstractions;
using static CivilAffairs.Relief.Domain.Tests.ADisaster;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class DisasterRandomTests(ITestOutputHelper output) : ModelTests<DisasterDecider, DisasterState, DisasterCommand, DisasterEvent, DisasterModel>(output)
{
    private static readonly PlaceCode[] Towns = [.. PlaceCatalogue.Shipped.Children(District).Select(place => place.Code).Take(5)];

    protected override int Things => 40;

    protected override DisasterEvent First => Reported;

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

    protected override TimeSpan Pause(Random random) => TimeSpan.FromMinutes(random.Next(120));

    protected override bool? Do(DisasterModel model, DisasterCommand command, CommandContext context) => model.Do(command, context.Today);

    protected override IEnumerable<(bool Agrees, string What)> Compare(DisasterModel model, DisasterState state) =>
    [
        ((state.Stage, state.Level) == (model.Stage, model.Level), "stage"),
        (state.Affected.SetEquals(model.Affected), "affected places"),
        (state.Evacuations.Select(order => (order.Key, !order.Value.Lifted)).ToHashSet().SetEquals(model.Ordered.Select(order => (order.Key, order.Value))), "evacuation orders"),
        (state.Entitlements.Count == model.Plan.Count && model.Plan.All(one => IsSame(state.Entitlements[one.Key], one.Value)), "relief plan"),

        // Nobody is under an order in a place that is not affected, and nothing is open in what has ended.
        (state.Evacuations.All(order => order.Value.Lifted || (state.Affects(order.Key) && state.AcceptsRelief)), "standing orders"),
        (state.Affected.All(place => place.IsInside(District)), "jurisdiction"),
    ];

    protected override DisasterCommand Any(Random random, DisasterModel model, CommandContext context)
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
            < 85 => new DisasterCommand.SetEntitlement(new(code, new("口粮", "grain"), Rice.Item, new(random.Next(1, 3) * 5_000), EntitlementBasis.Person, random.Next(2) == 0 ? 10 : null, context.Today.AddDays(random.Next(-1, 5)))),
            _ => new DisasterCommand.EndEntitlement(code, context.Today.AddDays(random.Next(-2, 9))),
        };
    }

    // A copy through JSON has lists of its own, which a record compares by reference.
    private static bool IsSame(Entitlement left, Entitlement right) => left with { Conditions = [], Places = [] } == right with { Conditions = [], Places = [] };
}
