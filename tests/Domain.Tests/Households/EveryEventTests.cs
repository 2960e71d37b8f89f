using System.Reflection;
using System.Text.Json;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class EveryEventTests
{
    private static readonly RightUse Use =
        new(Flood, Plan.Rice.Code, new(2016, 6, 25), Plan.Rice.Item, new(1_500), Handout(1), Point, Now, Account("officer"));

    private static readonly HouseholdEvent[] All =
    [
        Registered with { Account = Bank("6222021234567890128"), Location = new(31.7, 116.5) },
        new HouseholdEvent.MemberAdded(new(new(4), new(Name("王小妹"), SpareId), Sex.Female, new(2016, 6, 3), Relation.Child, []), "x"),
        new HouseholdEvent.MemberCorrected(Registered.Members[2] with { Sex = Sex.Male }, "x"),
        new HouseholdEvent.MemberRemoved(new(4), Home, "x"),
        new HouseholdEvent.HeadChanged(Mother, Father, Relation.Spouse),
        new HouseholdEvent.HomeChanged(Township, Village, "河东", null),
        new HouseholdEvent.BankAccountSet(Bank("6222021234567890128")),
        new HouseholdEvent.MarkedAffected(Quake, true),
        new HouseholdEvent.KeptSeparate(Others),
        new HouseholdEvent.Absorbed(Others, [Use with { Handout = Handout(9) }]),
        Moved(AtSchool, Father, Mother) with { Disaster = Flood },
        new HouseholdEvent.MovementVoided(Movement(2)),
        new HouseholdEvent.DeathRetracted(Father, Kin, "x"),
        new HouseholdEvent.LossesAssessed(Flood, new(3, 2, 1, CropsAffected: new(5), DirectLoss: Money.OfYuan(3))),
        new HouseholdEvent.LossesVerified(Flood),
        new HouseholdEvent.LossesReopened(Flood, "x"),
        new HouseholdEvent.PhotoAdded(PhotoHash.Of([1]), Flood, "x"),
        new HouseholdEvent.HandoutTaken(Handout(1), Flood, Point, [Use], new(ProofKind.QrCard, Father)),
        new HouseholdEvent.HandoutVoided(Handout(2)),
        new HouseholdEvent.GoodsGivenBack(Handout(1), Point, [new(new(Plan.Rice.Item), new(1_500))], true, "x") { Restored = [Use] },
        new HouseholdEvent.RebuildAssessed(Flood, RebuildKind.InPlace, 2),
        new HouseholdEvent.RebuildApplied(),
        new HouseholdEvent.RebuildReviewedInVillage("x"),
        new HouseholdEvent.RebuildPublished(Today),
        new HouseholdEvent.RebuildObjectedTo("x", Today),
        new HouseholdEvent.RebuildReviewedInTownship("x"),
        new HouseholdEvent.RebuildApproved(RebuildSteps.Grant, RebuildSteps.Instalments, "x"),
        new HouseholdEvent.RebuildStarted(Today),
        new HouseholdEvent.RebuildStructureDone(Today),
        new HouseholdEvent.RebuildInspected(true, "x", Today),
        new HouseholdEvent.MovedIn(Today),
        new HouseholdEvent.InstalmentPaid(1, Money.OfYuan(1), "x"),
        new HouseholdEvent.RebuildRejected(RebuildStage.Applied, "x"),
        new HouseholdEvent.RebuildWithdrawn(RebuildStage.Applied, "x"),
        new HouseholdEvent.MergedInto(Others, [Use]),
        new HouseholdEvent.Erased("x"),
    ];

    [Fact]
    public void Every_event_is_here() => All.Select(one => one.GetType()).ShouldBe(Cases<HouseholdEvent>(), ignoreOrder: true);

    [Fact]
    public void Every_command_is_here() => EveryCommand.Of().Select(one => one.GetType()).ShouldBe(Cases<HouseholdCommand>(), ignoreOrder: true);

    [Fact]
    public void Any_event_may_follow_any_state()
    {
        HouseholdState[] states = [HouseholdState.None, .. States()];
        foreach (var state in states)
        {
            foreach (var one in All) HouseholdDecider.Evolve(state, one).ShouldNotBeNull(one.GetType().Name);
        }
    }

    [Fact]
    public void Any_event_may_have_lost_its_personal_data()
    {
        var options = ReliefJson.Create(strict: false, contract =>
        {
            foreach (var property in contract.Properties.Where(property => property.AttributeProvider?.IsDefined(typeof(PersonalAttribute), false) == true)) property.Get = _ => null;
        });
        var erased = All.Select(one => (HouseholdEvent)JsonSerializer.Deserialize(JsonSerializer.Serialize(one, one.GetType(), options), one.GetType(), options)!);

        var read = erased.Aggregate(HouseholdState.None, HouseholdDecider.Evolve);

        // What was read without its key is what the household became when it was erased.
        Text(read).ShouldBe(Text(All.Aggregate(HouseholdState.None, HouseholdDecider.Evolve)));
        Text(read).ShouldNotContain("王");
    }

    [Fact]
    public void Any_state_survives_being_written_and_read()
    {
        foreach (var state in States())
        {
            var read = JsonSerializer.Deserialize<HouseholdState>(JsonSerializer.Serialize(state, ReliefJson.Options), ReliefJson.Options)!;

            Text(read).ShouldBe(Text(state));
        }
    }

    [Fact]
    public void Any_command_meets_any_stage_with_a_decision()
    {
        Actor[] actors = [Staff, TownshipOfficer, Informant, Actor.Machine];
        foreach (var state in States().Concat(Enum.GetValues<RebuildStage>().Select(stage => Given(RebuildSteps.Through(stage)).State)))
        {
            foreach (var command in EveryCommand.Of())
            {
                foreach (var actor in actors) HouseholdDecider.Decide(command, state, new(new(Guid.NewGuid()), actor, Now)).ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public void Every_command_survives_being_written_and_read()
    {
        foreach (var command in EveryCommand.Of())
        {
            var text = JsonSerializer.Serialize(command, command.GetType(), ReliefJson.Options);

            JsonSerializer.Serialize(JsonSerializer.Deserialize(text, command.GetType(), ReliefJson.Options), command.GetType(), ReliefJson.Options).ShouldBe(text);
        }
    }

    private static IEnumerable<HouseholdState> States()
    {
        var state = HouseholdState.None;
        foreach (var one in All) yield return state = HouseholdDecider.Evolve(state, one);
    }

    private static string Text(HouseholdState state) => JsonSerializer.Serialize(state, ReliefJson.Options);

    private static Type[] Cases<T>() => [.. typeof(T).GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(typeof(T)))];
}
