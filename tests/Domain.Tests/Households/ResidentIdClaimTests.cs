using static CivilAffairs.Relief.Domain.HouseholdCommand;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class ResidentIdClaimTests
{
    [Fact]
    public void Registering_claims_every_id_with_the_place_of_the_home() =>
        Claims(Rule.Given().By(TownshipOfficer), Form).ShouldBe([Taken(FatherId), Taken(MotherId)]);

    [Fact]
    public void A_new_member_claims_its_id()
    {
        Claims(Given(), new AddMember(BabyForm with { ResidentId = SpareId }, "x")).ShouldBe([Taken(SpareId)]);
        Claims(Given(), new AddMember(BabyForm, "x")).ShouldBeEmpty();
    }

    [Fact]
    public void A_correction_lets_the_old_id_go_and_claims_the_new()
    {
        Claims(Given(), new CorrectMember(Mother, MotherForm with { ResidentId = SpareId }, "x")).ShouldBe([LetGo(MotherId), Taken(SpareId)]);
        Claims(Given(), new CorrectMember(Mother, MotherForm with { ResidentId = null }, "x")).ShouldBe([LetGo(MotherId)]);
        Claims(Given(), new CorrectMember(Baby, BabyForm with { ResidentId = SpareId }, "x")).ShouldBe([Taken(SpareId)]);
        Claims(Given(), new CorrectMember(Mother, MotherForm with { Phone = Phone("13912345678") }, "x")).ShouldBeEmpty();
    }

    [Fact]
    public void Who_leaves_lets_the_id_go()
    {
        Claims(Given(), new RemoveMember(Mother, "x")).ShouldBe([LetGo(MotherId)]);
        Claims(Given(), new RemoveMember(Baby, "x")).ShouldBeEmpty();
    }

    [Fact]
    public void A_family_that_moves_holds_its_ids_at_its_new_home()
    {
        Claims(Given(), new ChangeHome(Township, "三组")).ShouldBe([Taken(FatherId) with { Place = Township }, Taken(MotherId) with { Place = Township }]);
        Claims(Given(), new ChangeHome(Village, "三组")).ShouldBeEmpty();
    }

    [Fact]
    public void A_registration_that_ends_lets_all_ids_go_once()
    {
        Claims(Given(), new MergeInto(Others)).ShouldBe([LetGo(FatherId), LetGo(MotherId), Ended(Us, Village), Ended(Others), Ended(Others) with { Taken = false }]);
        Claims(Given(), new Erase("x")).ShouldBe([LetGo(FatherId), LetGo(MotherId), Ended(Us, Village)]);
        Claims(Given(new HouseholdEvent.MergedInto(Others, [])), new Erase("x")).ShouldBeEmpty();
    }

    [Fact]
    public void The_refusal_names_the_field_and_the_place_of_the_first_registration()
    {
        var refusal = CivilAffairs.Relief.Domain.Claims.Refuse(Taken(FatherId), StreamName.Of(Others), Township);

        refusal.ShouldBe(new AlreadyRegistered(StreamName.Of(Others), Township));
        refusal.Field.ShouldBe("residentId");
        refusal.Reason.ToString().ShouldContain(Township.ToString());
        refusal.Reason.ToString().ShouldNotContain(FatherId.ToString());
    }

    private static Claim Ended(HouseholdId household, PlaceCode? place = null) => new(CivilAffairs.Relief.Domain.Claims.Ended, StreamName.Of(household).ToString(), true, place);

    private static Claim Taken(ResidentId id) => new(CivilAffairs.Relief.Domain.Claims.ResidentId, id.ToString(), true, Village);

    private static Claim LetGo(ResidentId id) => Taken(id) with { Taken = false };

    private static Claim[] Claims(Rule rule, HouseholdCommand command)
    {
        var claims = Array.Empty<Claim>();
        rule.When(command).Then<HouseholdEvent>(recorded => claims = [.. CivilAffairs.Relief.Domain.Claims.Of(StreamName.Of(Us), recorded, rule.State)]);
        return claims;
    }
}
