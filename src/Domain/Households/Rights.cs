namespace CivilAffairs.Relief.Domain;

/// <summary>What a household may get of a relief plan: the one rule behind the offer on the screen and the check of the handout.</summary>
public static class Rights
{
    private const string Field = "entitlement";

    /// <summary>Entitlement by entitlement, in the order of the plan, what the household may get on a day.</summary>
    /// <param name="plan">The disaster's entitlements.</param>
    /// <param name="today">Day in China.</param>
    public static IReadOnlyList<RightOffer> Offer(HouseholdState household, IReadOnlyList<Entitlement> plan, DisasterId disaster, DateOnly today) =>
        [.. plan.Select(entitlement => Offer(household, entitlement, disaster, today))];

    /// <summary>What the household may get of one entitlement on a day.</summary>
    public static RightOffer Offer(HouseholdState household, Entitlement entitlement, DisasterId disaster, DateOnly today)
    {
        var persons = household.Present.Count(member => Meets(member, entitlement));
        var whyNot = WhyNot(household, entitlement, disaster, today, persons);
        return new(entitlement, entitlement.PeriodOf(today), persons, whyNot is null ? AmountFor(entitlement, persons) : Quantity.Zero, whyNot);
    }

    private static Refusal? WhyNot(HouseholdState household, Entitlement entitlement, DisasterId disaster, DateOnly today, int persons)
    {
        if (household.Erased) return new HouseholdErased();
        if (household.MergedInto is { } other) return new HouseholdMerged(other);
        if (household.In(disaster) is not { } involvement) return new NotEligible("disaster", Ineligibility.NotAffected);
        if (entitlement.PeriodOf(today) is null) return new NotInForce(Field, entitlement.From, entitlement.To);
        if (Lacking(household, entitlement, involvement, persons) is { } lacking) return new NotEligible(Field, lacking);
        return household.UseOf(disaster, entitlement, today) is { } use ? new AlreadyGiven(Field, use.Depot, use.At, use.By) : null;
    }

    private static Ineligibility? Lacking(HouseholdState household, Entitlement entitlement, Involvement involvement, int persons)
    {
        bool Asks(EntitlementCondition condition) => entitlement.Conditions.Contains(condition);
        if (entitlement.Places.Count > 0 && !entitlement.Places.Any(place => household.Place is { } home && home.IsInside(place))) return Ineligibility.OtherPlace;
        if (!household.Present.Any()) return Ineligibility.NobodyPresent;
        if (Asks(EntitlementCondition.HomeLost) && involvement.Losses is not ({ RoomsCollapsed: > 0 } or { RoomsSeverelyDamaged: > 0 })) return Ineligibility.HomeNotLost;
        if (Asks(EntitlementCondition.Vulnerable) && !household.Present.Any(member => member.Who.Vulnerabilities.Count > 0)) return Ineligibility.NobodyVulnerable;
        if (persons > 0) return null;
        return Asks(EntitlementCondition.InShelter) ? Ineligibility.NobodyInShelter : Ineligibility.NobodyRelocated;
    }

    private static bool Meets(HouseholdMember member, Entitlement entitlement) =>
        entitlement.Conditions.All(condition => condition switch
        {
            EntitlementCondition.Relocated => member.Where.IsRelocated,
            EntitlementCondition.InShelter => member.Where.IsCentralised,
            _ => true,
        });

    // An absurd amount in a plan must not overflow: it is cut to the largest quantity there is.
    private static Quantity AmountFor(Entitlement entitlement, int persons)
    {
        if (entitlement.Basis == EntitlementBasis.Household) return entitlement.Amount;
        return entitlement.Amount.Value > Quantity.Largest / persons ? new(Quantity.Largest) : entitlement.Amount * persons;
    }
}
