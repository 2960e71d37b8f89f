using static CivilAffairs.Relief.Domain.HouseholdCommand;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class RegistrationTests
{
    private static Rule Nothing => Rule.Given().By(TownshipOfficer);

    [Fact]
    public void A_registration_numbers_its_members_and_reads_sex_and_birth_from_the_resident_id() =>
        Nothing.When(Form).Then(Registered);

    [Fact]
    public void Everybody_is_at_home_at_first()
    {
        var state = Nothing.When(Form).State;

        state.Members.ShouldAllBe(member => member.Where == Home);
        state.In(Flood).ShouldBe(new Involvement());
        state.Head!.Number.ShouldBe(Father);
    }

    [Fact]
    public void A_member_without_an_id_is_registered_and_marked_for_follow_up() =>
        Nothing.When(Form).State.Members.Select(member => member.Who.NeedsIdFollowUp).ShouldBe([false, false, true]);

    [Fact]
    public void What_is_stated_beside_an_id_may_agree_with_it() =>
        Nothing.When(Form with { Members = [FatherForm with { Sex = Sex.Male, Birth = new(1970, 5, 1) }] }).ThenAccepted();

    [Fact]
    public void The_same_form_again_is_true_already() => Given().When(Form).ThenNothing();

    [Fact]
    public void Another_form_under_the_same_name_is_refused() => Given().When(Form with { Address = "北街" }).ThenRefused<HouseholdExists>();

    [Fact]
    public void Nothing_but_registering_is_taken_before_it_is_registered()
    {
        foreach (var command in EveryCommand.Of().Where(command => command is not Register)) Nothing.When(command).ThenRefused<NoSuchHousehold>();
    }

    [Fact]
    public void There_is_at_least_one_member() => Nothing.When(Form with { Members = [] }).ThenRefused<Required>("members");

    [Fact]
    public void There_are_at_most_thirty_members()
    {
        NewMember[] children = [.. Enumerable.Range(0, 30).Select(_ => BabyForm)];

        Nothing.When(Form with { Members = [FatherForm, .. children] }).ThenRefused<OutOfRange>("members");
        Nothing.When(Form with { Members = [FatherForm, .. children[..29]] }).ThenAccepted();
    }

    [Fact]
    public void There_is_exactly_one_head()
    {
        Nothing.When(Form with { Members = [MotherForm, BabyForm] }).ThenRefused<OneHead>("members");
        Nothing.When(Form with { Members = [FatherForm, MotherForm with { Relation = Relation.Head }] }).ThenRefused(new OneHead("members", 2));
    }

    [Fact]
    public void The_same_id_twice_is_refused() =>
        Nothing.When(Form with { Members = [FatherForm, MotherForm with { ResidentId = FatherId }] }).ThenRefused<Repeated>("members[1].residentId");

    [Fact]
    public void A_sex_that_contradicts_the_id_is_refused() =>
        Nothing.When(Form with { Members = [FatherForm, MotherForm with { Sex = Sex.Male }] }).ThenRefused<ContradictsResidentId>("members[1].sex");

    [Fact]
    public void A_birth_that_contradicts_the_id_is_refused() =>
        Nothing.When(Form with { Members = [FatherForm with { Birth = new(1970, 5, 2) }] }).ThenRefused<ContradictsResidentId>("members[0].birth");

    [Fact]
    public void An_id_of_somebody_not_born_yet_is_refused()
    {
        var tomorrow = SyntheticResidentId.Of(County, Today.AddDays(1), Sex.Female, 0);
        var form = Form with { Members = [FatherForm, BabyForm with { ResidentId = tomorrow }] };

        Nothing.When(form).ThenRefused<ResidentIdNotBornYet>("members[1].residentId");
        Nothing.At(Now.AddDays(1)).When(form).ThenAccepted();
    }

    [Fact]
    public void A_birth_after_today_in_China_is_refused()
    {
        var form = Form with { Members = [FatherForm, BabyForm with { Birth = Today.AddDays(1) }] };

        Nothing.When(form).ThenRefused<InTheFuture>("members[1].birth");
        // 16:00 in UTC is midnight in China.
        Nothing.At(new(2016, 7, 1, 16, 0, 0, TimeSpan.Zero)).When(form).ThenAccepted();
        Nothing.When(Form with { Members = [FatherForm, BabyForm with { Birth = new(1700, 1, 1) }] }).ThenRefused<TooEarly>("members[1].birth");
    }

    [Fact]
    public void A_member_has_a_name_and_known_choices()
    {
        Nothing.When(Form with { Members = [FatherForm with { Name = default }] }).ThenRefused<Required>("members[0].name");
        Nothing.When(Form with { Members = [null!] }).ThenRefused<Required>("members[0]");
        Nothing.When(Form with { Members = [FatherForm with { Phone = default(PhoneNumber) }] }).ThenRefused<Required>("members[0].phone");
        Nothing.When(Form with { Members = [FatherForm with { ResidentId = default(ResidentId) }] }).ThenRefused<Required>("members[0].residentId");
        Nothing.When(Form with { Members = [FatherForm with { Relation = (Relation)77 }] }).ThenRefused<Unknown>("members[0].relation");
        Nothing.When(Form with { Members = [FatherForm with { Sex = (Sex)7 }] }).ThenRefused<Unknown>("members[0].sex");
        Nothing.When(Form with { Members = [FatherForm with { Vulnerabilities = [(Vulnerability)70] }] }).ThenRefused<Unknown>("members[0].vulnerabilities[0]");
        Nothing.When(Form with { Members = [FatherForm with { Vulnerabilities = [Vulnerability.Disabled, Vulnerability.Disabled] }] }).ThenRefused<Repeated>("members[0].vulnerabilities[1]");
    }

    [Theory]
    [InlineData("341503")]
    [InlineData("3415")]
    [InlineData("0")]
    public void A_home_lies_in_a_village_or_a_township(string place) =>
        Nothing.When(Form with { Place = PlaceCode.Parse(place) }).ThenRefused<NotAHomePlace>("place");

    [Fact]
    public void A_township_will_do_where_the_village_is_not_known() => Nothing.When(Form with { Place = Township }).ThenAccepted();

    [Fact]
    public void A_place_that_does_not_exist_is_refused() =>
        Nothing.When(Form with { Place = PlaceCode.Parse("341503999") }).ThenRefused<UnknownPlace>("place");

    [Fact]
    public void The_address_is_filled_in_and_fits()
    {
        Nothing.When(Form with { Address = " " }).ThenRefused<Required>("address");
        Nothing.When(Form with { Address = new('长', 201) }).ThenRefused(new TooLong("address", 200));
    }

    [Fact]
    public void Other_fields_are_valid_where_they_are_given()
    {
        Nothing.When(Form with { Location = new(91, 0) }).ThenRefused<NotOnTheGlobe>("location");
        Nothing.When(Form with { Disaster = default(DisasterId) }).ThenRefused<Required>("disaster");
        Nothing.When(Form with { Account = default(BankAccount) }).ThenRefused<Required>("account");
    }
}
