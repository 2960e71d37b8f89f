using static CivilAffairs.Relief.Domain.HouseholdCommand;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class MovementTests
{
    [Fact]
    public void A_household_is_kept_together_unless_members_are_named() => Given()
        .When(Move(Kin))
        .Then(new HouseholdEvent.MembersMoved(Movement(1), Flood, [new(Father, Home), new(Mother, Home), new(Baby, Home)], Kin, Now))
        .State.Members.ShouldAllBe(member => member.Where == Kin);

    [Fact]
    public void Named_members_go_alone() => Given().When(Move(Kin, Baby))
        .Then(new HouseholdEvent.MembersMoved(Movement(1), Flood, [new(Baby, Home)], Kin, Now));

    [Fact]
    public void Moving_for_a_disaster_involves_the_household_in_it() =>
        Given().When(Move(Kin) with { Disaster = Quake }).State.In(Quake).ShouldNotBeNull();

    [Fact]
    public void The_dead_and_the_missing_stay_when_nobody_is_named() => Given(Moved(Dead, Father), Moved(Missing, Mother))
        .When(Move(Kin)).Then(new HouseholdEvent.MembersMoved(Movement(1), Flood, [new(Baby, Home)], Kin, Now));

    [Fact]
    public void Nobody_left_to_move_is_refused() => Given(Moved(Dead, Father), Moved(Missing, Mother, Baby)).When(Move(Kin)).ThenRefused<NobodyToMove>("members");

    [Fact]
    public void The_missing_who_are_found_may_move() => Given(Moved(Missing, Mother)).When(Move(Kin, Mother))
        .Then(new HouseholdEvent.MembersMoved(Movement(1), Flood, [new(Mother, Missing)], Kin, Now));

    [Fact]
    public void The_dead_do_not_move() => Given(Moved(Dead, Mother)).When(Move(Kin, Father, Mother)).ThenRefused<MemberIsDead>("members[1]");

    [Fact]
    public void Who_is_there_already_is_passed_over()
    {
        Given(Moved(Kin, Father)).When(Move(Kin)).Then(new HouseholdEvent.MembersMoved(Movement(1), Flood, [new(Mother, Home), new(Baby, Home)], Kin, Now));
        Given(Moved(Kin, Father, Mother, Baby)).When(Move(Kin)).ThenNothing();
        Given(Moved(Dead, Father)).When(Move(Dead, Father)).ThenNothing();
    }

    [Fact]
    public void Into_a_shelter_only_after_reserving()
    {
        foreach (var actor in (Actor[])[Staff, TownshipOfficer, Informant]) Given().By(actor).When(Move(AtSchool, Father)).ThenRefused<ReserveFirst>("to");
        Given().By(TownshipOfficer.AsSystem()).When(Move(AtSchool, Father)).Then(new HouseholdEvent.MembersMoved(Movement(1), Flood, [new(Father, Home)], AtSchool, Now));
    }

    [Fact]
    public void Into_a_shelter_go_those_for_whom_places_are_reserved()
    {
        Given().By(Actor.Machine).When(Move(AtSchool)).ThenRefused<Required>("members");
        Given().By(Actor.Machine).When(Move(new Whereabouts.InShelter(default), Father)).ThenRefused<Required>("to.shelter");
    }

    [Fact]
    public void Some_may_be_in_that_very_shelter_already()
    {
        var there = Given(Moved(AtSchool, Father)).By(Actor.Machine);

        there.When(Move(AtSchool, Father, Mother)).Then(new HouseholdEvent.MembersMoved(Movement(1), Flood, [new(Mother, Home)], AtSchool, Now));
        there.When(Move(AtSchool, Father)).ThenRefused(new AlreadyInShelter(School));
        there.When(Move(new Whereabouts.InShelter(Temple), Father)).ThenAccepted();
    }

    [Fact]
    public void Dead_and_missing_are_recorded_by_name_by_the_township_or_command_staff()
    {
        foreach (var grave in (Whereabouts[])[Dead, Missing])
        {
            Given().By(Informant).When(Move(grave, Father)).ThenRefused(new GraveForRole(Role.InformationOfficer));
            Given().By(Actor.Machine).When(Move(grave, Father)).ThenRefused<GraveForRole>("to");
            Given().By(TownshipOfficer).When(Move(grave, Father)).ThenAccepted();
            Given().By(Staff).When(Move(grave, Father)).ThenAccepted();
            Given().By(Staff).When(Move(grave)).ThenRefused<Required>("members");
        }
    }

    [Fact]
    public void A_clock_that_runs_five_minutes_ahead_is_forgiven()
    {
        Given().When(Move(Kin) with { OccurredAt = Now.AddMinutes(5) }).ThenAccepted();
        Given().When(Move(Kin) with { OccurredAt = Now.AddMinutes(6) }).ThenRefused<InTheFuture>("occurredAt");
        Given().When(Move(Kin) with { OccurredAt = default }).ThenRefused<Required>("occurredAt");
    }

    [Fact]
    public void Fields_of_a_movement_are_checked()
    {
        Given().When(Move(Kin) with { Movement = default }).ThenRefused<Required>("movement");
        Given().When(Move(Kin) with { Disaster = default(DisasterId) }).ThenRefused<Required>("disaster");
        Given().When(Move(null!)).ThenRefused<Required>("to");
        Given().When(Move(Kin) with { Members = [] }).ThenRefused<Required>("members");
        Given().When(Move(Kin, Father, new(9))).ThenRefused<Unknown>("members[1]");
        Given().When(Move(Kin, Father, Father)).ThenRefused<Repeated>("members[1]");
    }

    [Fact]
    public void A_repeated_movement_is_true_already()
    {
        var moved = Given().When(Move(Kin, Father)).ThenAccepted();

        moved.When(Move(Kin, Father)).ThenNothing();
        // Also when the member has gone on since.
        moved.When(Move(Home, Father) with { Movement = Movement(2) }).ThenAccepted().When(Move(Kin, Father)).ThenNothing();
        moved.When(Move(Home, Father)).ThenRefused<NamedTwice>("movement");
    }

    [Fact]
    public void A_voided_movement_is_never_recorded()
    {
        var voided = Given().When(new VoidMovement(Movement(1))).Then(new HouseholdEvent.MovementVoided(Movement(1)));

        voided.When(Move(Kin)).ThenRefused(new MovementVoided(Movement(1)));
        voided.When(new VoidMovement(Movement(1))).ThenNothing();
        voided.When(Move(Kin) with { Movement = Movement(2) }).ThenAccepted();
    }

    [Fact]
    public void A_recorded_movement_is_never_voided()
    {
        Given().When(Move(Kin)).When(new VoidMovement(Movement(1))).ThenRefused(new AlreadyCommitted("movement"));
        Given().When(new VoidMovement(default)).ThenRefused<Required>("movement");
    }

    [Fact]
    public void A_wrong_death_is_retracted()
    {
        var mourned = Given(Moved(Dead, Mother)).By(Staff);

        mourned.When(new RetractDeath(Mother, Kin, "认错")).Then(new HouseholdEvent.DeathRetracted(Mother, Kin, "认错")).State.Find(Mother)!.Where.ShouldBe(Kin);
        mourned.When(new RetractDeath(Mother, Missing, "未找到")).ThenAccepted();
        mourned.When(new RetractDeath(Father, Kin, "认错")).ThenRefused<MemberNotDead>("member");
        mourned.When(new RetractDeath(new(9), Kin, "认错")).ThenRefused<Unknown>("member");
        mourned.When(new RetractDeath(Mother, Dead, "认错")).ThenRefused<MemberIsDead>("now");
        mourned.When(new RetractDeath(Mother, AtSchool, "认错")).ThenRefused<ReserveFirst>("now");
        mourned.When(new RetractDeath(Mother, null!, "认错")).ThenRefused<Required>("now");
        mourned.When(new RetractDeath(Mother, Kin, "")).ThenRefused<Required>("reason");
    }

    private static MoveMembers Move(Whereabouts to, params MemberNumber[] members) => new(Movement(1), Flood, members.Length == 0 ? null : members, to, Now);
}
