namespace CivilAffairs.Relief.Domain;

public abstract partial record HouseholdEvent
{
    public sealed record RebuildAssessed(DisasterId Disaster, RebuildKind Kind, int Rooms) : HouseholdEvent;

    public sealed record RebuildApplied : HouseholdEvent;

    public sealed record RebuildReviewedInVillage(string Note) : HouseholdEvent;

    public sealed record RebuildPublished(DateOnly From) : HouseholdEvent;

    /// <param name="On">Day in China on which it was recorded: the next publication begins no earlier.</param>
    public sealed record RebuildObjectedTo(string Reason, DateOnly? On = null) : HouseholdEvent;

    public sealed record RebuildReviewedInTownship(string Note) : HouseholdEvent;

    public sealed record RebuildApproved(Money Grant, IReadOnlyList<Instalment> Instalments, string Note) : HouseholdEvent;

    public sealed record RebuildRejected(RebuildStage At, string Reason) : HouseholdEvent;

    public sealed record RebuildStarted(DateOnly On) : HouseholdEvent;

    public sealed record RebuildStructureDone(DateOnly On) : HouseholdEvent;

    public sealed record RebuildInspected(bool Passed, string Note, DateOnly On) : HouseholdEvent
    {
        /// <summary>What the inspector saw; the bytes are kept apart from the journal.</summary>
        public IReadOnlyList<PhotoHash> Photos { get; init; } = [];
    }

    public sealed record MovedIn(DateOnly On) : HouseholdEvent;

    public sealed record InstalmentPaid(int Number, Money Amount, string DocumentNumber) : HouseholdEvent;

    public sealed record RebuildWithdrawn(RebuildStage At, string Reason) : HouseholdEvent;
}
