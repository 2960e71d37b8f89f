using static CivilAffairs.Relief.Domain.Tests.AShelter;
using Spec = CivilAffairs.Relief.Domain.Tests.Specification<
    CivilAffairs.Relief.Domain.ShelterDecider, CivilAffairs.Relief.Domain.ShelterState, CivilAffairs.Relief.Domain.ShelterCommand, CivilAffairs.Relief.Domain.ShelterEvent>;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class ShelterLifecycleTests
{
    public static IEnumerable<object[]> Steps => from stage in Enum.GetValues<ShelterStage>() from trigger in Enum.GetValues<ShelterTrigger>() select new object[] { stage, trigger };

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_table_and_the_decider_agree(ShelterStage stage, ShelterTrigger trigger)
    {
        var given = GivenStage(stage);
        given.State.Stage.ShouldBe(stage);
        var when = given.When(Asking(trigger));

        if (ShelterLifecycle.Table.TryFire(stage, trigger, out var next)) when.ThenAccepted().State.Stage.ShouldBe(next);
        else when.ThenNotAccepted().State.Stage.ShouldBe(stage);
    }

    [Fact]
    public void A_shelter_that_is_not_registered_refuses_all_else()
    {
        foreach (var command in Commands.Where(command => command is not ShelterCommand.Register)) GivenNothing.When(command).ThenRefused(new ShelterNotRegistered());
    }

    [Fact]
    public void Registering_puts_it_on_standby()
    {
        var state = GivenNothing.When(Register).Then(Registered).State;

        state.Stage.ShouldBe(ShelterStage.Standby);
        state.Place.ShouldBe(Town);
        state.Free.ShouldBe(10);
    }

    [Fact]
    public void Registering_twice_the_same_is_true_already() => GivenOpen(new ShelterEvent.CapacityChanged(12, "加床")).When(Register).ThenNothing();

    [Fact]
    public void Registering_twice_with_other_particulars_is_refused() =>
        Spec.Given(Registered).When(Register with { Address = "别处" }).ThenRefused(new ShelterRegisteredOtherwise());

    [Fact]
    public void Opening_names_the_disaster() => Spec.Given(Registered).When(new ShelterCommand.Open(Flood)).Then(Opened).State.Disaster.ShouldBe(Flood);

    [Fact]
    public void Opening_twice_for_one_disaster_is_true_already() => GivenOpen().When(new ShelterCommand.Open(Flood)).ThenNothing();

    [Fact]
    public void An_open_shelter_does_not_change_its_disaster() => GivenOpen().When(new ShelterCommand.Open(Typhoon)).ThenRefused(new ShelterServesAnotherDisaster(Flood));

    [Fact]
    public void A_closing_shelter_with_people_does_not_change_its_disaster() =>
        GivenOpen(Reserved(1, Wang, 1), ClosingStarted).When(new ShelterCommand.Open(Typhoon)).ThenRefused(new ShelterServesAnotherDisaster(Flood));

    [Fact]
    public void A_closing_shelter_reopens_for_its_disaster() => GivenOpen(Reserved(1, Wang, 1), ClosingStarted).When(new ShelterCommand.Open(Flood)).Then(Opened);

    [Fact]
    public void A_closed_shelter_reopens_for_any_disaster() =>
        GivenStage(ShelterStage.Closed).When(new ShelterCommand.Open(Typhoon)).Then(new ShelterEvent.Opened(Typhoon)).State.Disaster.ShouldBe(Typhoon);

    [Fact]
    public void Closing_with_residents_is_refused() =>
        GivenOpen(Reserved(1, Wang, 1, 2), Admitted(1, Wang, 1, 2), ClosingStarted).When(new ShelterCommand.Close()).ThenRefused(new ShelterNotEmpty(2, 0));

    [Fact]
    public void Closing_with_expected_people_is_refused() =>
        GivenOpen(Reserved(1, Wang, 1, 2), ClosingStarted).When(new ShelterCommand.Close()).ThenRefused(new ShelterNotEmpty(0, 2));

    [Fact]
    public void Closing_ends_the_overflow()
    {
        var state = GivenOpen(new ShelterEvent.OverflowAuthorised(5, "夜间转移"), ClosingStarted)
            .When(new ShelterCommand.Close())
            .Then(new ShelterEvent.OverflowAuthorised(0, "安置点关闭 / the shelter closes"), Closed)
            .State;

        state.Limit.ShouldBe(10);
        state.Disaster.ShouldBeNull();
    }

    [Fact]
    public void Closing_twice_is_true_already()
    {
        GivenStage(ShelterStage.Closed).When(new ShelterCommand.Close()).ThenNothing();
        GivenStage(ShelterStage.Closing).When(new ShelterCommand.StartClosing("再说一次")).ThenNothing();
    }

    [Fact]
    public void Every_event_is_taken_in_every_stage()
    {
        Events.Select(one => one.GetType()).ShouldBe(typeof(ShelterEvent).GetNestedTypes(), ignoreOrder: true);
        foreach (var stage in Enum.GetValues<ShelterStage>())
        {
            foreach (var one in Events) ShelterDecider.Evolve(GivenStage(stage).State, one).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Every_command_is_answered_in_every_stage()
    {
        Commands.Select(one => one.GetType()).ShouldBe(typeof(ShelterCommand).GetNestedTypes(), ignoreOrder: true);
        foreach (var stage in Enum.GetValues<ShelterStage>())
        {
            foreach (var command in Commands) GivenStage(stage).When(command).ThenAnswered();
        }
    }

    private static ShelterCommand Asking(ShelterTrigger trigger) => trigger switch
    {
        ShelterTrigger.Register => Register,
        ShelterTrigger.Open => new ShelterCommand.Open(Flood),
        ShelterTrigger.StartClosing => new ShelterCommand.StartClosing("水已退"),
        _ => new ShelterCommand.Close(),
    };
}
