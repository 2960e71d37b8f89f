using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios.Wire;

/// <summary>The bodies of the requests that take two things at once, as the HTTP interface wants them. The request's command id names the operation.</summary>
public abstract record Operation
{
    private Operation()
    {
    }

    /// <summary>Where it is sent.</summary>
    public abstract string Path();

    /// <param name="Entitlements">Which, and how much of each; null for all that is due now.</param>
    public sealed record HandOut(DepotId Depot, HouseholdId Household, DisasterId Disaster, HandoutProof Proof, IReadOnlyList<Wanted>? Entitlements = null) : Operation
    {
        public override string Path() => "/api/handouts";
    }

    /// <param name="ExpiresAt">How long the places are kept; null for what the server finds fit.</param>
    public sealed record Reserve(HouseholdId Household, ShelterId Shelter, DisasterId Disaster, IReadOnlyList<MemberNumber>? Members = null, DateTimeOffset? ExpiresAt = null) : Operation
    {
        public override string Path() => "/api/movements/reserve";
    }

    /// <summary>Arrived unannounced.</summary>
    /// <param name="OccurredAt">When; null for now.</param>
    public sealed record Admit(HouseholdId Household, ShelterId Shelter, DisasterId Disaster, IReadOnlyList<MemberNumber>? Members = null, DateTimeOffset? OccurredAt = null) : Operation
    {
        public override string Path() => "/api/movements/admit";
    }

    public sealed record Arrive(MovementId Movement, ShelterId Shelter, DateTimeOffset? OccurredAt = null) : Operation
    {
        public override string Path() => "/api/movements/arrive";
    }

    public sealed record Cancel(MovementId Movement, ShelterId Shelter) : Operation
    {
        public override string Path() => "/api/movements/cancel";
    }

    public sealed record Approve(DepotId Depot, RequisitionId Requisition, DepotId Source, IReadOnlyList<ItemQuantity> Lines) : Operation
    {
        public override string Path() => "/api/requisitions/approve";
    }
}

/// <param name="Quantity">At most what is due; null for all of it.</param>
public sealed record Wanted(EntitlementCode Code, Quantity? Quantity = null);
