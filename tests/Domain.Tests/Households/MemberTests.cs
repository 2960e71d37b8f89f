using static CivilAffairs.Relief.Domain.HouseholdCommand;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class MemberTests
{
    [Fact]
    public void A_new_member_gets_the_next_number_and_is_at_home() => Given()
        .When(new AddMember(new(Name("王小妹"), Relation.Child, SpareId), "新生儿"))
        .Then(new HouseholdEvent.MemberAdded(new(new(4), new(Name("王小妹"), SpareId), Sex.Female, new(2016, 6, 3), Relation.Child, []), "新生儿"))
        .State.Find(new(4))!.Where.ShouldBe(Home);

    [Fact]
    public void Numbers_are_never_used_again() => Given()
        .When(new RemoveMember(Baby, "误登"))
        .When(new AddMember(BabyForm, "补登"))
        .Then<HouseholdEvent.MemberAdded>(added => added.Member.Number.ShouldBe(new MemberNumber(4)));

    [Fact]
    public void After_ninety_nine_numbers_none_is_left()
    {
        var rule = Given();
        for (var i = 0; i < 96; i++) rule = rule.When(new AddMember(BabyForm, "x")).ThenAccepted().When(new RemoveMember(new(4 + i), "x")).ThenAccepted();

        rule.When(new AddMember(BabyForm, "x")).ThenRefused(new NoNumberLeft(99));
    }

    [Fact]
    public void A_household_has_at_most_thirty_members()
    {
        var rule = Given();
        for (var i = 0; i < 27; i++) rule = rule.When(new AddMember(BabyForm, "x")).ThenAccepted();

        rule.When(new AddMember(BabyForm, "x")).ThenRefused(new HouseholdFull(30));
    }

    [Fact]
    public void A_second_head_is_not_added() =>
        Given().When(new AddMember(BabyForm with { Relation = Relation.Head }, "x")).ThenRefused<HeadIsNamedApart>("member.relation");

    [Fact]
    public void An_id_that_another_member_bears_is_refused()
    {
        Given().When(new AddMember(BabyForm with { ResidentId = MotherId }, "x")).ThenRefused<Repeated>("member.residentId");
        Given().When(new CorrectMember(Baby, BabyForm with { ResidentId = MotherId }, "x")).ThenRefused<Repeated>("member.residentId");
    }

    [Fact]
    public void What_is_wrong_with_a_member_is_named()
    {
        Given().When(new AddMember(BabyForm with { ResidentId = SpareId, Sex = Sex.Male }, "x")).ThenRefused<ContradictsResidentId>("member.sex");
        Given().When(new CorrectMember(Baby, BabyForm with { ResidentId = SpareId, Birth = Today }, "x")).ThenRefused<ContradictsResidentId>("member.birth");
        Given().When(new AddMember(BabyForm, "")).ThenRefused<Required>("reason");
    }

    [Fact]
    public void An_id_found_later_ends_the_follow_up()
    {
        var found = Given().When(new CorrectMember(Baby, BabyForm with { ResidentId = SpareId }, "补录身份证"));

        found.Then(new HouseholdEvent.MemberCorrected(new(Baby, new(Name("王小宝"), SpareId), Sex.Female, new(2016, 6, 3), Relation.Child, [Vulnerability.Infant]), "补录身份证"));
        found.State.Find(Baby)!.Who.NeedsIdFollowUp.ShouldBeFalse();
        found.When(new CorrectMember(Baby, BabyForm with { ResidentId = SpareId }, "再次")).ThenNothing();
    }

    [Fact]
    public void A_correction_leaves_a_member_where_it_is() => Given(Moved(Kin, Baby))
        .When(new CorrectMember(Baby, BabyForm with { ResidentId = SpareId }, "补录")).State.Find(Baby)!.Where.ShouldBe(Kin);

    [Fact]
    public void A_correction_neither_makes_nor_unmakes_the_head()
    {
        Given().When(new CorrectMember(Father, FatherForm with { Relation = Relation.Parent }, "x")).ThenRefused<HeadIsNamedApart>("member.relation");
        Given().When(new CorrectMember(Mother, MotherForm with { Relation = Relation.Head }, "x")).ThenRefused<HeadIsNamedApart>("member.relation");
        Given().When(new CorrectMember(new(9), MotherForm, "x")).ThenRefused<Unknown>("number");
        Given().When(new CorrectMember(Mother, MotherForm with { Phone = Phone("13912345678") }, " ")).ThenRefused<Required>("reason");
    }

    [Fact]
    public void Who_does_not_belong_is_taken_off() => Given(Moved(Kin, Baby))
        .When(new RemoveMember(Baby, "误登")).Then(new HouseholdEvent.MemberRemoved(Baby, Kin, "误登"));

    [Fact]
    public void The_head_is_taken_off_only_after_another_is_named()
    {
        Given().When(new RemoveMember(Father, "分户")).ThenRefused<MemberIsHead>("number");
        Given().When(new ChangeHead(Mother, Relation.Spouse)).When(new RemoveMember(Father, "分户")).ThenAccepted();
    }

    [Fact]
    public void Who_is_in_a_shelter_is_not_taken_off()
    {
        Given(Moved(AtSchool, Baby)).When(new RemoveMember(Baby, "误登")).ThenRefused<StillInShelter>("number");
        Given().When(new RemoveMember(new(9), "误登")).ThenRefused<Unknown>("number");
        Given().When(new RemoveMember(Baby, "")).ThenRefused<Required>("reason");
    }

    [Fact]
    public void Another_head_is_named_and_the_former_keeps_a_relation()
    {
        var changed = Given().When(new ChangeHead(Mother, Relation.Spouse)).Then(new HouseholdEvent.HeadChanged(Mother, Father, Relation.Spouse));

        changed.State.Head!.Number.ShouldBe(Mother);
        changed.State.Find(Father)!.Who.Relation.ShouldBe(Relation.Spouse);
        changed.When(new ChangeHead(Mother, Relation.Spouse)).ThenNothing();
    }

    [Fact]
    public void The_head_is_a_living_member()
    {
        Given(Moved(Dead, Mother)).When(new ChangeHead(Mother, Relation.Spouse)).ThenRefused<MemberIsDead>("head");
        Given().When(new ChangeHead(new(9), Relation.Spouse)).ThenRefused<Unknown>("head");
        Given().When(new ChangeHead(Mother, Relation.Head)).ThenRefused<OneHead>("formerHead");
        Given().When(new ChangeHead(Mother, (Relation)50)).ThenRefused<Unknown>("formerHead");
    }

    [Fact]
    public void The_home_may_change()
    {
        Given().When(new ChangeHome(Township, "河东", new(31.7, 116.5))).Then(new HouseholdEvent.HomeChanged(Township, Village, "河东", new(31.7, 116.5)));
        Given().When(new ChangeHome(Village, "南外街 3 号")).ThenNothing();
        Given().When(new ChangeHome(County, "河东")).ThenRefused<NotAHomePlace>("place");
        Given().When(new ChangeHome(Township, "")).ThenRefused<Required>("address");
        Given().When(new ChangeHome(PlaceCode.Parse("341503100999"), "河东")).ThenRefused<UnknownPlace>("place");
        Given().When(new ChangeHome(Village, "河东", new(0, 181))).ThenRefused<NotOnTheGlobe>("location");
    }

    [Fact]
    public void The_bank_account_is_set_and_taken_away()
    {
        var account = Bank("6222021234567890128");
        var set = Given().When(new SetBankAccount(account)).Then(new HouseholdEvent.BankAccountSet(account));

        set.When(new SetBankAccount(account)).ThenNothing();
        set.When(new SetBankAccount(null)).Then(new HouseholdEvent.BankAccountSet(null));
        set.When(new SetBankAccount(default(BankAccount))).ThenRefused<Required>("account");
    }

    [Fact]
    public void Being_affected_is_marked_once()
    {
        Given().When(new MarkAffected(Quake, true)).Then(new HouseholdEvent.MarkedAffected(Quake, true)).When(new MarkAffected(Quake, true)).ThenNothing();
        Given().When(new MarkAffected(Flood, false)).ThenNothing();
        Given().When(new MarkAffected(Flood, true)).ThenAccepted().State.In(Flood)!.MustGo.ShouldBeTrue();
        Given().When(new MarkAffected(default, true)).ThenRefused<Required>("disaster");
    }
}
