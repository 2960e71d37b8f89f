namespace CivilAffairs.Relief.Domain;

/// <summary>What can be asked of a household: who it is, where its members are, what it lost, what it was given, how its home is rebuilt.</summary>
public abstract partial record HouseholdCommand : ICommand
{
    private HouseholdCommand()
    {
    }

    /// <summary>Registers a household with its members, all at home at first.</summary>
    /// <param name="Place">The village, or the township where the village is not known.</param>
    /// <param name="Members">At least one; exactly one head; numbers are given 1, 2, 3... in order.</param>
    /// <param name="Disaster">The disaster it is registered for, or null.</param>
    /// <param name="Synthetic">An invented household of an exercise or a scenario.</param>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record Register(PlaceCode Place, string Address, IReadOnlyList<NewMember> Members, DisasterId? Disaster = null, BankAccount? Account = null, GeoPoint? Location = null, bool Synthetic = false)
        : HouseholdCommand, IPlaced
    {
        PlaceCode? IPlaced.Place => Place;
    }

    [Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record AddMember(NewMember Member, string Reason) : HouseholdCommand;

    /// <summary>Replaces what is known of a member, such as a resident ID found later.</summary>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record CorrectMember(MemberNumber Number, NewMember Member, string Reason) : HouseholdCommand;

    /// <summary>Takes off a member who does not belong to the household; the head only after another is named.</summary>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer)]
    public sealed record RemoveMember(MemberNumber Number, string Reason) : HouseholdCommand;

    /// <summary>Makes another member the head; the former head's relation to the new one is given.</summary>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record ChangeHead(MemberNumber Head, Relation FormerHead) : HouseholdCommand;

    [Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record ChangeHome(PlaceCode Place, string Address, GeoPoint? Location = null) : HouseholdCommand, IPlaced
    {
        PlaceCode? IPlaced.Place => Place;
    }

    /// <summary>Sets the account for 一卡通, or takes it away.</summary>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer)]
    public sealed record SetBankAccount(BankAccount? Account) : HouseholdCommand;

    /// <summary>Says that the household is affected by a disaster, and whether it is listed to be evacuated.</summary>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record MarkAffected(DisasterId Disaster, bool MustGo) : HouseholdCommand;

    /// <summary>Looked at a possible duplicate and found another family.</summary>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer)]
    public sealed record KeepSeparate(HouseholdId Other) : HouseholdCommand;

    /// <summary>This registration is a second one of the same family: it ends here, its history goes to the other.</summary>
    /// <param name="Other">One that is registered and neither merged nor erased: which of two that end in each other comes first is decided by the journal.</param>
    public sealed record MergeInto(HouseholdId Other) : HouseholdCommand;

    /// <summary>Takes over the handouts of a registration that was merged into this one, so that nothing is given twice.</summary>
    public sealed record Absorb(HouseholdId Merged, IReadOnlyList<RightUse> Used) : HouseholdCommand;

    /// <summary>Destroys the personal data for good; counts and goods stay.</summary>
    [Allowed(Role.Administrator)]
    public sealed record Erase(string Reason) : HouseholdCommand;
}

/// <summary>A member to register. With a resident ID, sex and birth come from it and must not contradict it.</summary>
public sealed record NewMember(PersonName Name, Relation Relation, ResidentId? ResidentId = null, Sex? Sex = null, DateOnly? Birth = null, PhoneNumber? Phone = null)
{
    public IReadOnlyList<Vulnerability> Vulnerabilities { get; init; } = [];
}
