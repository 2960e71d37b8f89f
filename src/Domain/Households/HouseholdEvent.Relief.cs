namespace CivilAffairs.Relief.Domain;

public abstract partial record HouseholdEvent
{
    /// <param name="Moves">Each member moved, with where it was.</param>
    public sealed record MembersMoved(MovementId Movement, DisasterId? Disaster, IReadOnlyList<MemberMove> Moves, Whereabouts To, DateTimeOffset OccurredAt) : HouseholdEvent;

    public sealed record MovementVoided(MovementId Movement) : HouseholdEvent;

    public sealed record DeathRetracted(MemberNumber Member, Whereabouts Now, string Reason) : HouseholdEvent;

    public sealed record LossesAssessed(DisasterId Disaster, Losses Losses) : HouseholdEvent;

    public sealed record LossesVerified(DisasterId Disaster) : HouseholdEvent;

    public sealed record LossesReopened(DisasterId Disaster, string Reason) : HouseholdEvent;

    /// <summary>The photo is kept apart from the journal, under its hash; an erasure takes it, too.</summary>
    public sealed record PhotoAdded(PhotoHash Photo, DisasterId Disaster, [property: Personal] string? Caption) : HouseholdEvent;

    /// <summary>The household's rights are used; the depot's goods follow.</summary>
    public sealed record HandoutTaken(HandoutId Handout, DisasterId Disaster, DepotId Depot, IReadOnlyList<RightUse> Used, HandoutProof Proof) : HouseholdEvent;

    public sealed record HandoutVoided(HandoutId Handout) : HouseholdEvent;

    public sealed record GoodsGivenBack(HandoutId Handout, DepotId Depot, IReadOnlyList<LotQuantity> Lines, bool RestoreRight, string Reason) : HouseholdEvent
    {
        /// <summary>The rights that may be used again, because all their goods are back.</summary>
        public IReadOnlyList<RightUse> Restored { get; init; } = [];
    }
}

/// <summary>One member's step of a movement.</summary>
public sealed record MemberMove(MemberNumber Member, Whereabouts From);

/// <summary>A right used: which, for what, where, when and by whom. A right is used once.</summary>
/// <param name="Disaster">The disaster whose plan gives the right.</param>
/// <param name="Code">The entitlement.</param>
/// <param name="Period">First day of the period it was used for; the entitlement's first day when it is given once.</param>
public sealed record RightUse(DisasterId Disaster, EntitlementCode Code, DateOnly Period, ItemCode Item, Quantity Quantity, HandoutId Handout, DepotId Depot, DateTimeOffset At, AccountName By);
