using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>Every thing as the events so far make it, by the domain's own deciders; personal data left out.</summary>
internal sealed class AuditStates
{
    public Dictionary<DepotId, DepotState> Depots { get; } = [];

    public Dictionary<ShelterId, ShelterState> Shelters { get; } = [];

    public Dictionary<HouseholdId, HouseholdState> Households { get; } = [];

    /// <returns>The state before and after.</returns>
    public (DepotState Before, DepotState After) Take(DepotId id, DepotEvent body)
    {
        var before = Depots.GetValueOrDefault(id, DepotDecider.Initial);
        return (before, Depots[id] = DepotDecider.Evolve(before, body));
    }

    /// <returns>The state before and after.</returns>
    public (ShelterState Before, ShelterState After) Take(ShelterId id, ShelterEvent body)
    {
        var before = Shelters.GetValueOrDefault(id, ShelterDecider.Initial);
        return (before, Shelters[id] = ShelterDecider.Evolve(before, body));
    }

    /// <returns>The state before and after.</returns>
    public (HouseholdState Before, HouseholdState After) Take(HouseholdId id, HouseholdEvent body)
    {
        var before = Households.GetValueOrDefault(id, HouseholdDecider.Initial);
        return (before, Households[id] = HouseholdDecider.Evolve(before, Bare(body)));
    }

    // A million people's names and numbers would fill the memory and are never asked for here.
    private static HouseholdEvent Bare(HouseholdEvent body) => body switch
    {
        HouseholdEvent.Registered e => e with { Address = null, Account = null, Location = null, Members = [.. e.Members.Select(Bare)] },
        HouseholdEvent.MemberAdded e => e with { Member = Bare(e.Member) },
        HouseholdEvent.MemberCorrected e => e with { Member = Bare(e.Member) },
        HouseholdEvent.HomeChanged e => e with { Address = null, Location = null },
        HouseholdEvent.BankAccountSet e => e with { Account = null },
        _ => body,
    };

    private static Member Bare(Member member) => member with { Identity = null, Birth = null };
}
