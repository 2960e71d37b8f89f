using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class RightsTests
{
    [Fact]
    public void A_personal_amount_is_counted_for_those_alive_and_found()
    {
        Offered(Plan.Rice).ShouldBe((3, 1_500, null));
        Offered(Plan.Rice, Moved(Missing, Mother)).ShouldBe((2, 1_000, null));
        Offered(Plan.Rice, Moved(Dead, Mother), Moved(Missing, Father)).ShouldBe((1, 500, null));
        Offered(Plan.Rice, Moved(Dead, Father, Mother, Baby)).ShouldBe((0, 0, Not(Ineligibility.NobodyPresent)));
    }

    [Fact]
    public void A_household_amount_is_given_once_however_many_they_are() => Offered(Household()).ShouldBe((3, 7, null));

    [Fact]
    public void The_household_is_affected_by_the_disaster()
    {
        Offer(Plan.Rice, Quake).WhyNot.ShouldBe(new NotEligible("disaster", Ineligibility.NotAffected));
        Offer(Plan.Rice, Quake, new HouseholdEvent.MarkedAffected(Quake, false)).WhyNot.ShouldBeNull();
        Offer(Plan.Rice, Quake, Moved(Kin, Father) with { Disaster = Quake }).WhyNot.ShouldBeNull();
        Offer(Plan.Rice, Quake, new HouseholdEvent.LossesAssessed(Quake, new())).WhyNot.ShouldBeNull();
    }

    [Fact]
    public void Only_the_relocated_count_where_relocation_is_asked_for()
    {
        var relocated = Personal(EntitlementCondition.Relocated);

        Offered(relocated).ShouldBe((0, 0, Not(Ineligibility.NobodyRelocated)));
        foreach (var to in (Whereabouts[])[Kin, AtSchool, new Whereabouts.Renting(), new Whereabouts.InHospital(), new Whereabouts.Elsewhere()])
        {
            Offered(relocated, Moved(to, Father, Baby)).ShouldBe((2, 14, null));
        }
    }

    [Fact]
    public void Only_those_in_a_shelter_count_where_that_is_asked_for()
    {
        var sheltered = Personal(EntitlementCondition.Relocated, EntitlementCondition.InShelter);

        Offered(sheltered, Moved(Kin, Father)).ShouldBe((0, 0, Not(Ineligibility.NobodyInShelter)));
        Offered(sheltered, Moved(Kin, Father), Moved(AtSchool, Mother)).ShouldBe((1, 7, null));
        Offered(Household(EntitlementCondition.InShelter), Moved(AtSchool, Mother)).ShouldBe((1, 7, null));
        Offered(Household(EntitlementCondition.InShelter)).ShouldBe((0, 0, Not(Ineligibility.NobodyInShelter)));
    }

    [Fact]
    public void A_lost_home_is_one_with_rooms_collapsed_or_severely_damaged_in_this_disaster()
    {
        Offered(Plan.Tent).ShouldBe((3, 0, Not(Ineligibility.HomeNotLost)));
        Offered(Plan.Tent, Assessed(Flood, new(RoomsDamaged: 9))).ShouldBe((3, 0, Not(Ineligibility.HomeNotLost)));
        Offered(Plan.Tent, Assessed(Quake, new(RoomsCollapsed: 9))).ShouldBe((3, 0, Not(Ineligibility.HomeNotLost)));
        Offered(Plan.Tent, Assessed(Flood, new(RoomsCollapsed: 1))).ShouldBe((3, 1, null));
        Offered(Plan.Tent, Assessed(Flood, new(RoomsSeverelyDamaged: 1))).ShouldBe((3, 1, null));
    }

    [Fact]
    public void One_vulnerable_member_makes_the_household_vulnerable()
    {
        Offered(Personal(EntitlementCondition.Vulnerable)).ShouldBe((3, 21, null));
        Offered(Personal(EntitlementCondition.Vulnerable), Moved(Dead, Baby)).ShouldBe((2, 0, Not(Ineligibility.NobodyVulnerable)));
    }

    [Fact]
    public void The_home_lies_in_the_places_of_the_entitlement()
    {
        Offered(Plan.Rice with { Places = [PlaceCode.Parse("341503101"), Township] }).ShouldBe((3, 1_500, null));
        Offered(Plan.Rice with { Places = [PlaceCode.Parse("341503101")] }).ShouldBe((3, 0, Not(Ineligibility.OtherPlace)));
    }

    [Fact]
    public void An_entitlement_runs_from_its_first_day_to_its_last()
    {
        var state = Given().State;
        var july = Plan.Rice with { From = Today, To = Today.AddDays(9) };

        Rights.Offer(state, july, Flood, Today.AddDays(-1)).WhyNot.ShouldBe(new NotInForce("entitlement", Today, Today.AddDays(9)));
        Rights.Offer(state, july, Flood, Today).WhyNot.ShouldBeNull();
        Rights.Offer(state, july, Flood, Today.AddDays(9)).WhyNot.ShouldBeNull();
        Rights.Offer(state, july, Flood, Today.AddDays(10)).WhyNot.ShouldBeOfType<NotInForce>();
        Rights.Offer(state, july with { To = null }, Flood, Today.AddDays(-1)).WhyNot.ShouldNotBeNull().Reason.En.ShouldBe($"the entitlement runs from {DayText.Of(Today)} on");
    }

    [Fact]
    public void The_whole_plan_is_offered_in_its_order() => Rights.Offer(Given().State, [Plan.Tent, Plan.Rice], Flood, Today)
        .Select(offer => (offer.Entitlement, offer.WhyNot is null)).ShouldBe([(Plan.Tent, false), (Plan.Rice, true)]);

    [Fact]
    public void An_absurd_amount_is_cut_instead_of_overflowing() =>
        Offer(Plan.Rice with { Amount = new(Quantity.Largest) }, Flood).Quantity.ShouldBe(new Quantity(Quantity.Largest));

    private static NotEligible Not(Ineligibility why) => new("entitlement", why);

    private static HouseholdEvent.LossesAssessed Assessed(DisasterId disaster, Losses losses) => new(disaster, losses);

    private static Entitlement Personal(params EntitlementCondition[] conditions) => Plan.Of("seven", "water", 7, EntitlementBasis.Person, null, conditions);

    private static Entitlement Household(params EntitlementCondition[] conditions) => Plan.Of("seven", "water", 7, EntitlementBasis.Household, null, conditions);

    private static (int Persons, long Quantity, Refusal? WhyNot) Offered(Entitlement entitlement, params HouseholdEvent[] events) =>
        Offer(entitlement, Flood, events) is var offer ? (offer.Persons, offer.Quantity.Value, offer.WhyNot) : default;

    private static RightOffer Offer(Entitlement entitlement, DisasterId disaster, params HouseholdEvent[] events) => Rights.Offer(Given(events).State, entitlement, disaster, Today);
}
