using static CivilAffairs.Relief.Domain.HouseholdCommand;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class HandoutTests
{
    private static readonly ItemCode Rice = Plan.Rice.Item;
    private static readonly ItemCode Quilts = Plan.Quilt.Item;

    // Counted from 25 June in tens: 1 July lies in the period of 25 June, 5 July begins the next.
    private static readonly DateOnly Period = new(2016, 6, 25);

    [Fact]
    public void A_handout_uses_the_rights_of_its_lines() => Given().By(Person("li", Role.TownshipOfficer).AsSystem())
        .When(Take((Plan.Rice, 1_500), (Plan.Quilt, 2)))
        .Then(new HouseholdEvent.HandoutTaken(
            Handout(1),
            Flood,
            Point,
            [
                new(Flood, Plan.Rice.Code, Period, Rice, new(1_500), Handout(1), Point, Now, Account("li")),
                new(Flood, Plan.Quilt.Code, Period, Quilts, new(2), Handout(1), Point, Now, Account("li")),
            ],
            new(ProofKind.Signature, Father, "签-7")));

    [Fact]
    public void The_second_is_told_where_when_and_by_whom_the_first_was_given() => Taken((Plan.Rice, 1_000)).At(Now.AddHours(1))
        .When(Take((Plan.Rice, 500)) with { Handout = Handout(2), Depot = OtherPoint })
        .ThenRefused(new AlreadyGiven("lines[0].entitlement", Point, Now, AccountName.System));

    [Fact]
    public void A_right_returns_with_the_next_period_at_midnight_in_China()
    {
        var taken = Taken((Plan.Rice, 1_500));
        var next = Take((Plan.Rice, 1_500)) with { Handout = Handout(2) };

        taken.At(new(2016, 7, 4, 15, 59, 59, TimeSpan.Zero)).When(next).ThenRefused<AlreadyGiven>("lines[0].entitlement");
        taken.At(new(2016, 7, 4, 16, 0, 0, TimeSpan.Zero)).When(next)
            .Then<HouseholdEvent.HandoutTaken>(second => second.Used[0].Period.ShouldBe(new DateOnly(2016, 7, 5)));
    }

    [Fact]
    public void What_is_given_once_is_given_once() =>
        Taken((Plan.Quilt, 3)).At(Now.AddDays(365)).When(Take((Plan.Quilt, 1)) with { Handout = Handout(2) }).ThenRefused<AlreadyGiven>();

    [Fact]
    public void A_plan_that_counts_from_another_day_gives_nothing_twice()
    {
        var moved = Plan.Rice with { From = new(2016, 6, 30) };

        Taken((Plan.Rice, 1_500)).When(Take((moved, 1)) with { Handout = Handout(2) }).ThenRefused<AlreadyGiven>();
        Taken((Plan.Quilt, 1)).When(Take((Plan.Quilt with { From = Today }, 1)) with { Handout = Handout(2) }).ThenRefused<AlreadyGiven>();
        Taken((Plan.Rice, 1_500)).At(Now.AddDays(9)).When(Take((moved, 1)) with { Handout = Handout(2) }).ThenAccepted();
    }

    [Fact]
    public void One_handout_uses_a_right_in_one_line() =>
        Given().By(Actor.Machine).When(Take((Plan.Rice, 1), (Plan.Rice, 1))).ThenRefused<Repeated>("lines[1].entitlement.code");

    [Fact]
    public void No_more_is_taken_than_the_entitlement_gives()
    {
        Given().By(Actor.Machine).When(Take((Plan.Quilt, 1), (Plan.Rice, 1_501))).ThenRefused(new OutOfRange("lines[1].quantity", 1, 1_500));
        Given().By(Actor.Machine).When(Take((Plan.Rice, 0))).ThenRefused<OutOfRange>("lines[0].quantity");
    }

    [Fact]
    public void Each_line_is_checked_by_the_rule_of_the_offer()
    {
        Given().By(Actor.Machine).When(Take((Plan.Rice, 1), (Plan.Tent, 1))).ThenRefused(new NotEligible("lines[1].entitlement", Ineligibility.HomeNotLost));
        Given().By(Actor.Machine).When(Take((Plan.Rice with { From = Today.AddDays(1) }, 1))).ThenRefused<NotInForce>("lines[0].entitlement");
        Given().By(Actor.Machine).When(Take((Plan.Rice, 1)) with { Disaster = Quake }).ThenRefused(new NotEligible("disaster", Ineligibility.NotAffected));
    }

    [Fact]
    public void The_receiver_is_a_member_who_can_have_come()
    {
        Given().By(Actor.Machine).When(Take((Plan.Rice, 1)) with { Proof = new(ProofKind.QrCard, new(9)) }).ThenRefused<Unknown>("proof.receiver");
        Given(Moved(Dead, Father)).By(Actor.Machine).When(Take((Plan.Rice, 1))).ThenRefused<ReceiverNotPresent>("proof.receiver");
        Given(Moved(Missing, Father)).By(Actor.Machine).When(Take((Plan.Rice, 1))).ThenRefused<ReceiverNotPresent>("proof.receiver");
    }

    [Fact]
    public void Fields_of_a_handout_are_checked()
    {
        var rule = Given().By(Actor.Machine);

        rule.When(Take((Plan.Rice, 1)) with { Handout = default }).ThenRefused<Required>("handout");
        rule.When(Take((Plan.Rice, 1)) with { Disaster = default }).ThenRefused<Required>("disaster");
        rule.When(Take((Plan.Rice, 1)) with { Depot = default }).ThenRefused<Required>("depot");
        rule.When(Take()).ThenRefused<Required>("lines");
        rule.When(Take((Plan.Rice, 1)) with { Proof = null! }).ThenRefused<Required>("proof");
        rule.When(Take((Plan.Rice, 1)) with { Proof = new((ProofKind)8, Father) }).ThenRefused<Unknown>("proof.kind");
        rule.When(Take((Plan.Rice, 1)) with { Proof = new(ProofKind.Photo, Father, new('x', 201)) }).ThenRefused<TooLong>("proof.reference");
    }

    [Fact]
    public void A_repeated_handout_is_true_already()
    {
        Taken((Plan.Rice, 1_500)).When(Take((Plan.Rice, 1_500))).ThenNothing();
        Taken((Plan.Rice, 1_500)).When(Take((Plan.Rice, 1_500)) with { Depot = OtherPoint }).ThenRefused<NamedTwice>("handout");
    }

    [Fact]
    public void A_voided_handout_is_never_recorded()
    {
        var voided = Given().By(Actor.Machine).When(new VoidHandout(Handout(1))).Then(new HouseholdEvent.HandoutVoided(Handout(1)));

        voided.When(Take((Plan.Rice, 1))).ThenRefused(new HandoutVoided(Handout(1)));
        voided.When(new VoidHandout(Handout(1))).ThenNothing();
        voided.When(Take((Plan.Rice, 1)) with { Handout = Handout(2) }).ThenAccepted();
    }

    [Fact]
    public void A_recorded_handout_is_never_voided()
    {
        Taken((Plan.Rice, 1)).When(new VoidHandout(Handout(1))).ThenRefused(new AlreadyCommitted("handout"));
        Given().When(new VoidHandout(default)).ThenRefused<Required>("handout");
    }

    [Fact]
    public void Goods_go_back_to_the_depot_they_came_from() => Taken((Plan.Rice, 1_500)).When(Return((Rice, 500)))
        .Then(new HouseholdEvent.GoodsGivenBack(Handout(1), Point, [new(new(Rice), new(500))], true, "多领"));

    [Fact]
    public void No_more_is_given_back_than_was_given()
    {
        var returned = Taken((Plan.Rice, 1_500)).When(Return((Rice, 1_000))).ThenAccepted();

        returned.When(Return((Rice, 501))).ThenRefused(new MoreThanGiven("lines[0].quantity", new(500)));
        returned.When(Return((Rice, 500))).ThenAccepted().When(Return((Rice, 1))).ThenRefused<MoreThanGiven>();
        // Two lots of one item are counted together.
        Taken((Plan.Rice, 1_500)).When(new GiveBack(Handout(1), [new(new(Rice, "甲"), new(1_000)), new(new(Rice, "乙"), new(501))], true, "多领"))
            .ThenRefused(new MoreThanGiven("lines[1].quantity", new(500)));
    }

    [Fact]
    public void Only_goods_of_that_handout_are_given_back()
    {
        Taken((Plan.Rice, 1_500)).When(Return((Quilts, 1))).ThenRefused<Unknown>("lines[0].lot.item");
        Given().When(Return((Rice, 1))).ThenRefused<NoSuchHandout>("handout");
        Taken((Plan.Rice, 1_500)).When(Return((Rice, 1), (Rice, 1))).ThenRefused<Repeated>("lines[1].lot");
        Taken((Plan.Rice, 1_500)).When(Return((Rice, 0))).ThenRefused<OutOfRange>("lines[0].quantity");
        Taken((Plan.Rice, 1_500)).When(Return()).ThenRefused<Required>("lines");
        Taken((Plan.Rice, 1_500)).When(Return((Rice, 1)) with { Reason = "" }).ThenRefused<Required>("reason");
    }

    [Fact]
    public void A_right_is_restored_only_when_all_its_goods_are_back()
    {
        var again = Take((Plan.Rice, 1)) with { Handout = Handout(2) };
        var part = Taken((Plan.Rice, 1_500), (Plan.Quilt, 1)).When(Return((Rice, 1_499)));

        part.When(again).ThenRefused<AlreadyGiven>();
        var whole = part.When(Return((Rice, 1))).Then<HouseholdEvent.GoodsGivenBack>(back => back.Restored.Select(use => use.Code).ShouldBe([Plan.Rice.Code]));
        whole.When(again).ThenAccepted();
        // The quilt of the same handout stays used.
        whole.When(Take((Plan.Quilt, 1)) with { Handout = Handout(3) }).ThenRefused<AlreadyGiven>();
    }

    [Fact]
    public void A_right_not_restored_stays_used() => Taken((Plan.Rice, 1_500)).When(Return((Rice, 1_500)) with { RestoreRight = false })
        .Then<HouseholdEvent.GoodsGivenBack>(back => back.Restored.ShouldBeEmpty())
        .When(Take((Plan.Rice, 1)) with { Handout = Handout(2) }).ThenRefused<AlreadyGiven>();

    private static Rule Taken(params (Entitlement, long)[] lines) => Given().By(Actor.Machine).When(Take(lines)).ThenAccepted();

    private static TakeHandout Take(params (Entitlement Entitlement, long Quantity)[] lines) =>
        new(Handout(1), Flood, Point, [.. lines.Select(line => new HandoutLine(line.Entitlement, new(line.Quantity)))], new(ProofKind.Signature, Father, "签-7"));

    private static GiveBack Return(params (ItemCode Item, long Quantity)[] lines) =>
        new(Handout(1), [.. lines.Select(line => new LotQuantity(new(line.Item), new(line.Quantity)))], true, "多领");
}
