using static CivilAffairs.Relief.Domain.Tests.ADisaster;
using Spec = CivilAffairs.Relief.Domain.Tests.Specification<
    CivilAffairs.Relief.Domain.DisasterDecider, CivilAffairs.Relief.Domain.DisasterState, CivilAffairs.Relief.Domain.DisasterCommand, CivilAffairs.Relief.Domain.DisasterEvent>;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class DisasterLifecycleTests
{
    public static IEnumerable<object[]> Steps => from stage in Enum.GetValues<DisasterStage>() from trigger in Enum.GetValues<DisasterTrigger>() select new object[] { stage, trigger };

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_table_and_the_decider_agree(DisasterStage stage, DisasterTrigger trigger)
    {
        var given = GivenStage(stage);
        given.State.Stage.ShouldBe(stage);
        var when = given.When(Asking(trigger));

        if (DisasterLifecycle.Table.TryFire(stage, trigger, out var next)) when.ThenAccepted().State.Stage.ShouldBe(next);
        else when.ThenNotAccepted().State.Stage.ShouldBe(stage);
    }

    [Fact]
    public void Reporting_says_what_struck_where_and_when()
    {
        var state = Spec.Given().When(Report).Then(Reported).State;

        state.Place.ShouldBe(District);
        (state.Kind, state.Title, state.StruckAt, state.Report!.Exercise).ShouldBe((DisasterKind.Flood, Reported.Title, StruckAt, false));
        state.Affects(PlaceCode.Parse("341503101001")).ShouldBeTrue();
        state.Affects(District).ShouldBeFalse();
    }

    [Fact]
    public void An_exercise_is_marked_for_good() =>
        Spec.Given().When(Report with { Exercise = true }).ThenAccepted().When(new DisasterCommand.Verify()).ThenAccepted().State.Report!.Exercise.ShouldBeTrue();

    [Fact]
    public void Reporting_twice_the_same_is_true_already() =>
        GivenReported(Verified, new DisasterEvent.AffectedPlacesSet([Town])).When(Report with { Affected = [OtherTown, Town] }).ThenNothing();

    [Fact]
    public void Reporting_twice_with_other_particulars_is_refused() => GivenReported().When(Report with { Exercise = true }).ThenRefused(new DisasterReportedOtherwise());

    [Fact]
    public void A_disaster_that_is_not_reported_refuses_all_else()
    {
        foreach (var command in Commands.Where(command => command is not DisasterCommand.Report)) Spec.Given().When(command).ThenRefused(new DisasterNotReported());
    }

    [Theory]
    [InlineData(DisasterStage.Unknown, false)]
    [InlineData(DisasterStage.Reported, true)]
    [InlineData(DisasterStage.Verified, true)]
    [InlineData(DisasterStage.Responding, true)]
    [InlineData(DisasterStage.Recovering, true)]
    [InlineData(DisasterStage.Closed, false)]
    [InlineData(DisasterStage.Cancelled, false)]
    public void Relief_is_given_from_the_report_to_the_end(DisasterStage stage, bool accepts) => GivenStage(stage).State.AcceptsRelief.ShouldBe(accepts);

    [Theory]
    [InlineData(DisasterStage.Closed)]
    [InlineData(DisasterStage.Cancelled)]
    public void What_has_ended_takes_only_a_reopening(DisasterStage stage)
    {
        foreach (var command in Commands.Where(command => command is not DisasterCommand.Reopen)) GivenStage(stage).When(command).ThenNotAccepted();
        GivenStage(stage).When(new DisasterCommand.SetEntitlement(Rice)).ThenRefused(new DisasterStageForbids(stage));
        GivenStage(stage).When(new DisasterCommand.Reopen("再次受灾")).ThenAccepted().State.AcceptsRelief.ShouldBeTrue();
    }

    [Fact]
    public void A_closed_one_is_reopened_into_recovery() =>
        GivenStage(DisasterStage.Closed).When(new DisasterCommand.Reopen("再次受灾")).Then(new DisasterEvent.Reopened(DisasterStage.Recovering, "再次受灾")).State.Level.ShouldBe(ResponseLevel.III);

    [Fact]
    public void A_cancelled_one_has_to_be_verified_anew() =>
        GivenReported(Verified, Cancelled).When(new DisasterCommand.Reopen("确有灾情")).Then(new DisasterEvent.Reopened(DisasterStage.Reported, "确有灾情"));

    [Fact]
    public void Reopening_needs_a_reason() => GivenStage(DisasterStage.Closed).When(new DisasterCommand.Reopen(" ")).ThenRefused<Required>("reason");

    [Fact]
    public void After_the_response_began_it_is_no_false_alarm() =>
        GivenStage(DisasterStage.Responding).When(new DisasterCommand.Cancel("误报")).ThenRefused(new DisasterStageForbids(DisasterStage.Responding));

    [Fact]
    public void The_level_is_raised_and_lowered()
    {
        var three = GivenStage(DisasterStage.Responding);

        three.When(new DisasterCommand.Respond(ResponseLevel.I, "灾情加重")).Then(new DisasterEvent.LevelChanged(ResponseLevel.III, ResponseLevel.I, "灾情加重")).State.Level.ShouldBe(ResponseLevel.I);
        three.When(new DisasterCommand.Respond(ResponseLevel.IV, "灾情趋稳")).Then(new DisasterEvent.LevelChanged(ResponseLevel.III, ResponseLevel.IV, "灾情趋稳"));
        three.When(new DisasterCommand.Respond(ResponseLevel.III, "再说一次")).ThenNothing();
    }

    [Fact]
    public void The_first_level_starts_the_response() =>
        GivenReported(Verified).When(new DisasterCommand.Respond(ResponseLevel.III, "转移人口达标")).Then(Responding).State.Level.ShouldBe(ResponseLevel.III);

    [Fact]
    public void Said_twice_is_true_already()
    {
        GivenStage(DisasterStage.Verified).When(new DisasterCommand.Verify()).ThenNothing();
        GivenStage(DisasterStage.Recovering).When(new DisasterCommand.StartRecovery("再说一次")).ThenNothing();
        GivenStage(DisasterStage.Closed).When(new DisasterCommand.Close("再说一次")).ThenNothing();
        GivenStage(DisasterStage.Cancelled).When(new DisasterCommand.Cancel("再说一次")).ThenNothing();
    }

    [Fact]
    public void It_does_not_end_while_an_evacuation_order_stands()
    {
        GivenReported(Ordered).When(new DisasterCommand.Cancel("误报")).ThenRefused(new EvacuationStands("", Town));
        GivenReported(Verified, Responding, Recovering, Ordered).When(new DisasterCommand.Close("恢复完成")).ThenRefused(new EvacuationStands("", Town));
        GivenReported(Verified, Responding, Recovering, Ordered, Lifted).When(new DisasterCommand.Close("恢复完成")).Then(Closed);
    }

    [Fact]
    public void Every_event_is_taken_in_every_stage()
    {
        Events.Select(one => one.GetType()).ShouldBe(typeof(DisasterEvent).GetNestedTypes(), ignoreOrder: true);
        foreach (var stage in Enum.GetValues<DisasterStage>())
        {
            foreach (var one in Events) DisasterDecider.Evolve(GivenStage(stage).State, one).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Every_command_is_answered_in_every_stage()
    {
        Commands.Select(one => one.GetType()).ShouldBe(typeof(DisasterCommand).GetNestedTypes(), ignoreOrder: true);
        foreach (var stage in Enum.GetValues<DisasterStage>())
        {
            foreach (var command in Commands) GivenStage(stage).When(command).ThenAnswered();
        }
    }

    private static DisasterCommand Asking(DisasterTrigger trigger) => trigger switch
    {
        DisasterTrigger.Report => Report,
        DisasterTrigger.Verify => new DisasterCommand.Verify(),
        DisasterTrigger.Respond => new DisasterCommand.Respond(ResponseLevel.II, "灾情加重"),
        DisasterTrigger.StartRecovery => new DisasterCommand.StartRecovery("险情解除"),
        DisasterTrigger.Close => new DisasterCommand.Close("恢复完成"),
        DisasterTrigger.Cancel => new DisasterCommand.Cancel("误报"),
        _ => new DisasterCommand.Reopen("再次受灾"),
    };
}
