namespace CivilAffairs.Relief.Domain;

/// <summary>What happened to a household.</summary>
public abstract partial record HouseholdEvent : IEvent
{
    private HouseholdEvent()
    {
    }

    public sealed partial record Registered(
        PlaceCode Place,
        [property: Personal] string? Address,
        IReadOnlyList<Member> Members,
        DisasterId? Disaster,
        [property: Personal] BankAccount? Account,
        [property: Personal] GeoPoint? Location,
        bool Synthetic) : HouseholdEvent;

    public sealed partial record MemberAdded(Member Member, string Reason) : HouseholdEvent;

    public sealed partial record MemberCorrected(Member Member, string Reason) : HouseholdEvent;

    public sealed partial record MemberRemoved(MemberNumber Number, Whereabouts From, string Reason) : HouseholdEvent;

    public sealed record HeadChanged(MemberNumber Head, MemberNumber Former, Relation FormerHead) : HouseholdEvent;

    public sealed partial record HomeChanged(PlaceCode Place, PlaceCode Former, [property: Personal] string? Address, [property: Personal] GeoPoint? Location) : HouseholdEvent;

    public sealed record BankAccountSet([property: Personal] BankAccount? Account) : HouseholdEvent;

    public sealed record MarkedAffected(DisasterId Disaster, bool MustGo) : HouseholdEvent;

    public sealed record KeptSeparate(HouseholdId Other) : HouseholdEvent;

    /// <summary>This registration ended; its members are counted in the other's from here on.</summary>
    public sealed partial record MergedInto(HouseholdId Other, IReadOnlyList<RightUse> Used) : HouseholdEvent;

    public sealed record Absorbed(HouseholdId Merged, IReadOnlyList<RightUse> Used) : HouseholdEvent;

    /// <summary>The key of its personal data is destroyed with this event.</summary>
    public sealed partial record Erased(string Reason) : HouseholdEvent, IErasure;
}
