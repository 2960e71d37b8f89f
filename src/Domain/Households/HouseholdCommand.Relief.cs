namespace CivilAffairs.Relief.Domain;

public abstract partial record HouseholdCommand
{
    /// <summary>Records where members went. Into a shelter only after its places are reserved, so only by the system.</summary>
    /// <param name="Movement">Named by whoever began it.</param>
    /// <param name="Members">By number; null for all who are alive and not missing: a household is kept together unless its members are named.</param>
    /// <param name="OccurredAt">When they went, not after the command was taken.</param>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record MoveMembers(MovementId Movement, DisasterId? Disaster, IReadOnlyList<MemberNumber>? Members, Whereabouts To, DateTimeOffset OccurredAt) : HouseholdCommand;

    /// <summary>Ends a movement that was not recorded; a later <see cref="MoveMembers"/> of this name is refused.</summary>
    public sealed record VoidMovement(MovementId Movement) : HouseholdCommand;

    /// <summary>Corrects a member wrongly recorded as dead.</summary>
    [Allowed(Role.CommandStaff)]
    public sealed record RetractDeath(MemberNumber Member, Whereabouts Now, string Reason) : HouseholdCommand;

    /// <summary>Records what the household lost, as the officer saw it; replaces an unverified assessment.</summary>
    [Allowed(Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record AssessLosses(DisasterId Disaster, Losses Losses) : HouseholdCommand;

    /// <summary>The township stands by the assessment.</summary>
    [Allowed(Role.TownshipOfficer)]
    public sealed record VerifyLosses(DisasterId Disaster) : HouseholdCommand;

    /// <summary>Takes a verified assessment back to be made again.</summary>
    [Allowed(Role.TownshipOfficer, Role.CommandStaff)]
    public sealed record ReopenLosses(DisasterId Disaster, string Reason) : HouseholdCommand;

    /// <summary>Shows what was lost in a photo, after its bytes are stored; so only by the system.</summary>
    /// <param name="Caption">What is to be seen on it, or null.</param>
    public sealed record AddPhoto(PhotoHash Photo, DisasterId Disaster, string? Caption) : HouseholdCommand;

    /// <summary>Uses the household's entitlements, after the depot has reserved the goods.</summary>
    /// <param name="Lines">One line for each entitlement used, as it stood in the relief plan.</param>
    public sealed record TakeHandout(HandoutId Handout, DisasterId Disaster, DepotId Depot, IReadOnlyList<HandoutLine> Lines, HandoutProof Proof) : HouseholdCommand;

    /// <summary>Ends a handout that was not recorded; a later <see cref="TakeHandout"/> of this name is refused.</summary>
    public sealed record VoidHandout(HandoutId Handout) : HouseholdCommand;

    /// <summary>Gives goods of an earlier handout back to the depot they came from.</summary>
    /// <param name="RestoreRight">Whether the entitlement may be used again.</param>
    [Allowed(Role.DepotManager, Role.TownshipOfficer)]
    public sealed record GiveBack(HandoutId Handout, IReadOnlyList<LotQuantity> Lines, bool RestoreRight, string Reason) : HouseholdCommand;
}

/// <summary>One entitlement used in a handout.</summary>
/// <param name="Quantity">What is taken: above zero, at most what the entitlement gives this household.</param>
public sealed record HandoutLine(Entitlement Entitlement, Quantity Quantity);

/// <summary>How it is shown that the household got it.</summary>
/// <param name="Kind">How the receiver was known.</param>
/// <param name="Receiver">The member who came.</param>
/// <param name="Reference">Number of the signed list, or of the photo or signature file; null where there is none.</param>
public sealed record HandoutProof(ProofKind Kind, MemberNumber Receiver, string? Reference = null);

public enum ProofKind
{
    QrCard,
    Signature,
    Photo,
    OfficerKnows,
}

/// <summary>What a household lost in a disaster.</summary>
/// <param name="RoomsCollapsed">倒塌, rooms.</param>
/// <param name="RoomsSeverelyDamaged">严重损坏, rooms.</param>
/// <param name="RoomsDamaged">一般损坏, rooms.</param>
/// <param name="OnlyHome">Whether the damaged home is the only one.</param>
/// <param name="LongVacant">Whether nobody had lived in it for long.</param>
/// <param name="CropsAffected">农作物受灾; includes the damaged.</param>
/// <param name="CropsDamaged">成灾; includes the lost.</param>
/// <param name="CropsLost">绝收.</param>
/// <param name="LargeLivestock">死亡大牲畜, heads.</param>
/// <param name="DirectLoss">直接经济损失.</param>
public sealed record Losses(
    int RoomsCollapsed = 0,
    int RoomsSeverelyDamaged = 0,
    int RoomsDamaged = 0,
    bool OnlyHome = true,
    bool LongVacant = false,
    Area CropsAffected = default,
    Area CropsDamaged = default,
    Area CropsLost = default,
    int LargeLivestock = 0,
    Money DirectLoss = default);
