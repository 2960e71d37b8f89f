using static CivilAffairs.Relief.Domain.Tests.AShelter;
using Spec = CivilAffairs.Relief.Domain.Tests.Specification<
    CivilAffairs.Relief.Domain.ShelterDecider, CivilAffairs.Relief.Domain.ShelterState, CivilAffairs.Relief.Domain.ShelterCommand, CivilAffairs.Relief.Domain.ShelterEvent>;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class ShelterPeopleTests
{
    [Fact]
    public void Reserving_keeps_places_until_the_people_come()
    {
        var state = GivenOpen().When(Reserve(1, Wang, 1, 2, 3)).Then(Reserved(1, Wang, 1, 2, 3)).State;

        (state.Present, state.Reserved, state.Free).ShouldBe((0, 3, 7));
        state.Reservations[Movement(1)].ExpiresAt.ShouldBe(Spec.Noon.AddHours(6));
    }

    [Theory]
    [InlineData(ShelterStage.Standby)]
    [InlineData(ShelterStage.Closing)]
    [InlineData(ShelterStage.Closed)]
    public void Only_an_open_shelter_takes_reservations(ShelterStage stage) => GivenStage(stage).When(Reserve(1, Wang, 1)).ThenRefused(new ShelterStageForbids(stage));

    [Fact]
    public void Places_are_for_the_disaster_it_is_open_for() =>
        GivenOpen().When(Reserve(1, Wang, 1) with { Disaster = Typhoon }).ThenRefused(new ShelterServesAnotherDisaster(Flood));

    [Fact]
    public void Admitting_past_capacity_is_refused() =>
        GivenOpen(Reserved(1, Wang, 1, 2, 3, 4), Admitted(1, Wang, 1, 2, 3, 4), Reserved(2, Li, 1, 2, 3)).When(Reserve(3, Household(3), 1, 2, 3, 4)).ThenRefused(new NoRoom(3));

    [Fact]
    public void A_household_is_placed_whole_or_not_at_all()
    {
        var nearlyFull = GivenOpen(Reserved(1, Wang, [.. Enumerable.Range(1, 9)]));

        nearlyFull.When(Reserve(2, Li, 1, 2)).ThenRefused(new NoRoom(1)).State.Free.ShouldBe(1);
        nearlyFull.When(Reserve(2, Li, 2)).ThenAccepted().State.Free.ShouldBe(0);
    }

    [Fact]
    public void Hundreds_who_arrive_at_once_never_pass_the_capacity()
    {
        var shelter = GivenOpen();
        for (var i = 1; i <= 500; i++) shelter = shelter.When(Reserve(i, Household(i), 1, 2, 3));

        (shelter.State.Reserved, shelter.State.Free).ShouldBe((9, 1));
    }

    [Fact]
    public void Reserving_twice_the_same_is_true_already()
    {
        var again = Reserve(1, Wang, 2, 1) with { ExpiresAt = Spec.Noon.AddHours(9) };

        GivenOpen(Reserved(1, Wang, 1, 2)).When(again).ThenNothing();
        GivenOpen(Reserved(1, Wang, 1, 2), ClosingStarted).When(again).ThenNothing();
        GivenOpen(Reserved(1, Wang, 1, 2), Admitted(1, Wang, 1, 2)).When(again).ThenNothing();
    }

    [Fact]
    public void One_movement_does_not_bring_two_parties()
    {
        var refused = new MovementKnownOtherwise(Movement(1));

        GivenOpen(Reserved(1, Wang, 1, 2)).When(Reserve(1, Wang, 1, 2, 3)).ThenRefused(refused);
        GivenOpen(Reserved(1, Wang, 1, 2)).When(Reserve(1, Li, 1, 2)).ThenRefused(refused);
        GivenOpen(Reserved(1, Wang, 1, 2), Admitted(1, Wang, 1, 2)).When(Reserve(1, Li, 1, 2)).ThenRefused(refused);
    }

    [Fact]
    public void A_member_is_expected_by_one_movement_only() =>
        GivenOpen(Reserved(1, Wang, 1, 2)).When(Reserve(2, Wang, 3, 2)).ThenRefused(new MemberIsExpected("members[1]", Movement(1)));

    [Fact]
    public void A_resident_is_not_expected_again() =>
        GivenOpen(Reserved(1, Wang, 1, 2), Admitted(1, Wang, 1, 2)).When(Reserve(2, Wang, 2, 3)).ThenRefused(new MemberIsResident("members[0]"));

    [Fact]
    public void Members_of_one_household_may_come_one_after_another() =>
        GivenOpen(Reserved(1, Wang, 1, 2), Admitted(1, Wang, 1, 2)).When(Reserve(2, Wang, 3)).ThenAccepted().When(new ShelterCommand.Admit(Movement(2))).Then(Admitted(2, Wang, 3));

    [Fact]
    public void Admitting_turns_the_reservation_into_residents()
    {
        var state = GivenOpen(Reserved(1, Wang, 2, 1)).When(new ShelterCommand.Admit(Movement(1))).Then(Admitted(1, Wang, 1, 2)).State;

        (state.Present, state.Reserved, state.Free).ShouldBe((2, 0, 8));
        state.Residents[Wang].Keys.ShouldBe(Members(1, 2));
    }

    [Fact]
    public void A_closing_shelter_still_admits_whom_it_expected() =>
        GivenOpen(Reserved(1, Wang, 1), ClosingStarted).When(new ShelterCommand.Admit(Movement(1))).Then(Admitted(1, Wang, 1));

    [Fact]
    public void Admission_does_not_look_at_the_clock() =>
        GivenOpen(Reserved(1, Wang, 1)).At(Spec.Noon.AddDays(9)).When(new ShelterCommand.Admit(Movement(1))).Then(Admitted(1, Wang, 1));

    [Fact]
    public void Admitting_twice_is_true_already() => GivenOpen(Reserved(1, Wang, 1), Admitted(1, Wang, 1)).When(new ShelterCommand.Admit(Movement(1))).ThenNothing();

    [Fact]
    public void Nobody_is_admitted_without_a_reservation()
    {
        GivenOpen().When(new ShelterCommand.Admit(Movement(1))).ThenRefused(new NoPlacesReserved(Movement(1)));
        GivenStage(ShelterStage.Closed).When(new ShelterCommand.Admit(Movement(1))).ThenRefused(new NoPlacesReserved(Movement(1)));
        GivenOpen(Reserved(1, Wang, 1), Released(1, Wang, 1)).When(new ShelterCommand.Admit(Movement(1))).ThenRefused(new NoPlacesReserved(Movement(1)));
    }

    [Fact]
    public void Releasing_frees_the_places() =>
        GivenOpen(Reserved(1, Wang, 1, 2)).When(new ShelterCommand.ReleasePlaces(Movement(1))).Then(Released(1, Wang, 1, 2)).State.Free.ShouldBe(10);

    [Fact]
    public void Releasing_what_is_not_kept_is_seen()
    {
        GivenOpen().When(new ShelterCommand.ReleasePlaces(Movement(1))).ThenRefused(new NoPlacesReserved(Movement(1)));
        GivenOpen(Reserved(1, Wang, 1), Admitted(1, Wang, 1)).When(new ShelterCommand.ReleasePlaces(Movement(1))).ThenRefused(new PlacesTaken(Movement(1)));
    }

    [Fact]
    public void Who_leaves_frees_a_place()
    {
        var state = GivenOpen(Reserved(1, Wang, 1, 2), Admitted(1, Wang, 1, 2)).When(Discharge(2, Wang, 2)).Then(Discharged(2, Wang, 2)).State;

        (state.Present, state.Free).ShouldBe((1, 9));
        state.Residents[Wang].Keys.ShouldBe(Members(1));
    }

    [Fact]
    public void Only_those_who_are_here_leave() =>
        GivenOpen(Reserved(1, Wang, 1, 2), Admitted(1, Wang, 1, 2)).When(Discharge(2, Wang, 1, 2, 3)).Then(Discharged(2, Wang, 1, 2)).State.Residents.ShouldBeEmpty();

    [Fact]
    public void Who_is_not_here_cannot_leave() => GivenOpen(Reserved(1, Wang, 1), Admitted(1, Wang, 1)).When(Discharge(2, Li, 1)).ThenRefused(new NotResident("members"));

    [Fact]
    public void Who_left_may_come_again() =>
        GivenOpen(Reserved(1, Wang, 1), Admitted(1, Wang, 1), Discharged(2, Wang, 1)).When(Reserve(3, Wang, 1)).Then(Reserved(3, Wang, 1));

    [Fact]
    public void A_departure_that_overtakes_the_admission_confirms_it()
    {
        var left = GivenOpen(Reserved(1, Wang, 1, 2)).When(Discharge(2, Wang, 2)).Then(Admitted(1, Wang, 1, 2) with { SeenLeaving = true }, Discharged(2, Wang, 2));

        (left.State.Present, left.State.Reserved).ShouldBe((1, 0));
        left.When(new ShelterCommand.Admit(Movement(1))).ThenNothing();
        var empty = left.When(Discharge(3, Wang, 1));
        empty.When(new ShelterCommand.Admit(Movement(1))).ThenNothing();
        empty.When(new ShelterCommand.ReleasePlaces(Movement(1))).ThenRefused(new PlacesTaken(Movement(1)));
        empty.When(Reserve(1, Wang, 1, 2)).ThenRefused(new MovementKnownOtherwise(Movement(1)));
    }

    [Fact]
    public void An_expected_household_stays_expected_when_another_leaves() =>
        GivenOpen(Reserved(1, Wang, 1), Reserved(2, Li, 1), Admitted(2, Li, 1)).When(Discharge(3, Li, 1)).Then(Discharged(3, Li, 1)).State.Reserved.ShouldBe(1);

    [Fact]
    public void A_roll_call_that_agrees_needs_no_note() =>
        GivenOpen(Reserved(1, Wang, 1, 2, 3), Admitted(1, Wang, 1, 2, 3))
            .When(new ShelterCommand.TakeRollCall(2, [new(Wang, new(3))], null))
            .Then(new ShelterEvent.RollCallTaken(2, 3, [new(Wang, new(3))], null));

    [Fact]
    public void A_roll_call_that_differs_needs_a_note()
    {
        var two = GivenOpen(Reserved(1, Wang, 1, 2), Admitted(1, Wang, 1, 2));

        two.When(new ShelterCommand.TakeRollCall(3, [], " ")).ThenRefused(new RollCallDiffers(2, 3));
        two.When(new ShelterCommand.TakeRollCall(3, [], "一名外来人员未登记")).Then(new ShelterEvent.RollCallTaken(3, 2, [], "一名外来人员未登记")).State.Present.ShouldBe(2);
    }

    [Fact]
    public void Only_residents_are_absent()
    {
        var two = GivenOpen(Reserved(1, Wang, 1, 2), Admitted(1, Wang, 1, 2));

        two.When(new ShelterCommand.TakeRollCall(1, [new(Li, new(1))], null)).ThenRefused(new NotResident("absent[0]"));
        two.When(new ShelterCommand.TakeRollCall(1, [null!], null)).ThenRefused(new Required("absent[0]"));
        two.When(new ShelterCommand.TakeRollCall(0, [new(Wang, new(1)), new(Wang, new(1))], null)).ThenRefused(new Repeated("absent[1]"));
    }

    [Fact]
    public void Nobody_is_called_in_a_shelter_that_is_not_open()
    {
        GivenStage(ShelterStage.Standby).When(new ShelterCommand.TakeRollCall(0, [], null)).ThenRefused(new ShelterStageForbids(ShelterStage.Standby));
        GivenStage(ShelterStage.Closing).When(new ShelterCommand.TakeRollCall(0, [], null)).ThenAccepted();
    }

    public static TheoryData<string, string, ShelterCommand> Wrong => new()
    {
        { "movement", "required", Reserve(1, Wang, 1) with { Movement = default } },
        { "disaster", "required", Reserve(1, Wang, 1) with { Disaster = default } },
        { "household", "required", Reserve(1, Wang, 1) with { Household = default } },
        { "members", "required", Reserve(1, Wang) },
        { "members", "out-of-range", Reserve(1, Wang, [.. Enumerable.Range(1, 100)]) },
        { "members[1]", "out-of-range", Reserve(1, Wang, 1, 0) },
        { "members[1]", "out-of-range", Reserve(1, Wang, 1, 100) },
        { "members[2]", "repeated", Reserve(1, Wang, 1, 2, 1) },
        { "expiresAt", "in-the-past", Reserve(1, Wang, 1) with { ExpiresAt = Spec.Noon } },
        { "expiresAt", "reservation-too-long", Reserve(1, Wang, 1) with { ExpiresAt = Spec.Noon.AddHours(72).AddTicks(1) } },
        { "movement", "required", Discharge(1, Wang, 1) with { Movement = default } },
        { "household", "required", Discharge(1, Wang, 1) with { Household = default } },
        { "members", "required", Discharge(1, Wang) },
        { "members[1]", "repeated", Discharge(1, Wang, 1, 1) },
        { "countedPersons", "out-of-range", new ShelterCommand.TakeRollCall(-1, [], null) },
        { "note", "too-long", new ShelterCommand.TakeRollCall(0, [], new('长', 2001)) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_field_is_named(string field, string code, ShelterCommand command) => GivenOpen().When(command).ThenRefused(field, code);
}
