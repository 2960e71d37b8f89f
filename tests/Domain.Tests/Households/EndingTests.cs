using static CivilAffairs.Relief.Domain.HouseholdCommand;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class EndingTests
{
    private static readonly RightUse RiceUse =
        new(Flood, Plan.Rice.Code, new(2016, 6, 25), Plan.Rice.Item, new(1_500), Handout(1), Point, Now, Account("officer"));

    private static readonly RightUse OtherRiceUse = RiceUse with { Handout = Handout(2), Depot = OtherPoint };

    private static readonly HouseholdEvent.HandoutTaken Taken = new(Handout(1), Flood, Point, [RiceUse], new(ProofKind.QrCard, Father));

    [Fact]
    public void A_possible_duplicate_is_kept_separate_once()
    {
        Given().When(new KeepSeparate(Others)).Then(new HouseholdEvent.KeptSeparate(Others)).When(new KeepSeparate(Others)).ThenNothing();
        Given().When(new KeepSeparate(Us)).ThenRefused<SameHousehold>("other");
        Given().When(new KeepSeparate(default)).ThenRefused<Required>("other");
    }

    [Fact]
    public void A_merged_registration_carries_its_used_rights() =>
        Given(Taken).When(new MergeInto(Others)).Then(new HouseholdEvent.MergedInto(Others, [RiceUse])).When(new MergeInto(Others)).ThenNothing();

    [Fact]
    public void A_registration_is_not_merged_into_itself()
    {
        Given().When(new MergeInto(Us)).ThenRefused<SameHousehold>("other");
        Given().When(new MergeInto(default)).ThenRefused<Required>("other");
    }

    [Fact]
    public void Nobody_is_in_a_shelter_and_no_rebuild_runs_when_a_registration_ends()
    {
        foreach (var end in (HouseholdCommand[])[new MergeInto(Others), new Erase("本人要求")])
        {
            Given(Moved(AtSchool, Baby)).When(end).ThenRefused<StillInShelter>();
            Given(new HouseholdEvent.RebuildAssessed(Flood, RebuildKind.InPlace, 1)).When(end).ThenRefused(new RebuildNotFinished(RebuildStage.Assessed));
            Given(RebuildSteps.Through(RebuildStage.MovedIn)).When(end).ThenRefused(new RebuildNotFinished(RebuildStage.MovedIn));
            Given([.. RebuildSteps.Through(RebuildStage.MovedIn), .. RebuildSteps.Paid]).When(end).ThenAccepted();
        }
    }

    [Fact]
    public void A_merged_registration_refuses_everything_but_what_the_system_finishes()
    {
        var merged = Given(Taken, Moved(Movement(3), Kin, Father), new HouseholdEvent.MergedInto(Others, [RiceUse]));
        foreach (var command in EveryCommand.Of().Where(command => command is not (MergeInto or Absorb or Erase or VoidMovement or VoidHandout or TakeHandout)))
        {
            merged.When(command).ThenRefused(new HouseholdMerged(Others));
        }

        merged.When(new MergeInto(Third)).ThenRefused(new HouseholdMerged(Others));
        merged.When(new VoidMovement(Movement(4))).ThenAccepted();
        merged.When(new VoidMovement(Movement(3))).ThenRefused(new AlreadyCommitted("movement"));
        merged.When(new VoidHandout(Handout(4))).ThenAccepted();
        merged.When(new VoidHandout(Handout(1))).ThenRefused(new AlreadyCommitted("handout"));
        merged.When(new MoveMembers(Movement(3), null, null, Kin, Now)).ThenNothing();
        merged.When(new TakeHandout(Handout(1), Flood, Point, [], new(ProofKind.QrCard, Father))).ThenNothing();
        merged.When(new TakeHandout(Handout(9), Flood, Point, [], new(ProofKind.QrCard, Father))).ThenRefused(new HouseholdMerged(Others));
        merged.When(new Erase("本人要求")).ThenAccepted();
    }

    [Fact]
    public void Taking_over_used_rights_happens_once()
    {
        var absorbed = Given().When(new Absorb(Others, [OtherRiceUse])).Then(new HouseholdEvent.Absorbed(Others, [OtherRiceUse]));

        absorbed.When(new Absorb(Others, [OtherRiceUse])).ThenNothing();
        absorbed.When(new Absorb(Others, [])).ThenNothing();
        absorbed.When(new Absorb(Third, [])).Then(new HouseholdEvent.Absorbed(Third, []));
    }

    [Fact]
    public void What_was_given_to_the_other_registration_is_not_given_again()
    {
        var absorbed = Given().When(new Absorb(Others, [OtherRiceUse]));

        Rights.Offer(absorbed.State, Plan.Rice, Flood, Today).WhyNot.ShouldBe(new AlreadyGiven("entitlement", OtherPoint, Now, Account("officer")));
        absorbed.State.DuplicateUses.ShouldBeEmpty();
    }

    [Fact]
    public void A_right_that_both_registrations_used_is_kept_as_information() =>
        Given(Taken).When(new Absorb(Others, [OtherRiceUse])).State.DuplicateUses.ShouldBe([OtherRiceUse]);

    [Fact]
    public void What_reaches_a_registration_already_merged_is_handed_on()
    {
        var merged = Given(new HouseholdEvent.MergedInto(Others, []));

        merged.When(new Absorb(Third, [RiceUse]))
            .Then(new HouseholdEvent.Absorbed(Third, [RiceUse]), new HouseholdEvent.MergedInto(Others, [RiceUse]))
            .When(new Absorb(Third, [RiceUse])).ThenNothing();
    }

    [Fact]
    public void Erasing_destroys_what_is_personal_and_keeps_what_is_counted()
    {
        var erased = Given(Taken, new HouseholdEvent.BankAccountSet(Bank("6222021234567890128"))).When(new Erase("本人要求")).Then(new HouseholdEvent.Erased("本人要求"));

        erased.State.Members.ShouldAllBe(member => member.Who.Identity == null && member.Who.Birth == null && !member.Who.NeedsIdFollowUp);
        (erased.State.Address, erased.State.Account, erased.State.Location).ShouldBe((null, null, null));
        erased.State.Members.Count.ShouldBe(3);
        erased.State.Place.ShouldBe(Village);
        erased.State.Used.ShouldBe([RiceUse]);
        erased.When(new Erase("又一次")).ThenNothing();
        Given().When(new Erase("")).ThenRefused<Required>("reason");
    }

    [Fact]
    public void An_erased_household_refuses_everything_but_what_the_system_finishes()
    {
        var erased = Given(new HouseholdEvent.Erased("本人要求"));
        foreach (var command in EveryCommand.Of().Where(command => command is not (Absorb or Erase or VoidMovement or VoidHandout)))
        {
            erased.When(command).ThenRefused(new HouseholdErased());
        }

        erased.When(new Absorb(Others, [RiceUse])).ThenNothing();
        erased.When(new VoidMovement(Movement(4))).ThenAccepted();
        erased.When(new VoidHandout(Handout(4))).ThenAccepted();
        Rights.Offer(erased.State, Plan.Rice, Flood, Today).WhyNot.ShouldBe(new HouseholdErased());
    }
}
