using System.Collections.Immutable;

namespace CivilAffairs.Relief.Domain;

/// <summary>What a depot must remember to decide: its stock with running sums, and everything that is still open.</summary>
public sealed record DepotState : IPlaced
{
    /// <summary>Null while the depot does not exist.</summary>
    public DepotProfile? Profile { get; init; }

    public PlaceCode? Place => Profile?.Place;

    public Stock Stock { get; init; } = new();

    /// <summary>Handouts reserved and neither confirmed nor released. Finished ones are the household's to remember.</summary>
    public ImmutableDictionary<HandoutId, HandoutReservation> Handouts { get; init; } = ImmutableDictionary<HandoutId, HandoutReservation>.Empty;

    /// <summary>Stocktakes that wait for approval, at most one for each lot.</summary>
    public ImmutableDictionary<CountId, PendingCount> Counts { get; init; } = ImmutableDictionary<CountId, PendingCount>.Empty;

    /// <summary>Goods held here for the requisitions of others.</summary>
    public Book<HoldId, Hold> Holds { get; init; } = new();

    /// <summary>What this depot asked for.</summary>
    public Book<RequisitionId, Requisition> Requisitions { get; init; } = new();

    /// <summary>The last approvals that were voided for requisitions this depot does not know, so that none of them is ever recorded.</summary>
    public ImmutableList<HoldId> StrayVoids { get; init; } = [];

    /// <summary>Consignments from here.</summary>
    public Book<ConsignmentId, OutgoingConsignment> Outgoing { get; init; } = new();

    /// <summary>Consignments to here.</summary>
    public Book<ConsignmentId, IncomingConsignment> Incoming { get; init; } = new();
}

/// <summary>What a depot is registered as.</summary>
public sealed record DepotProfile(string Name, PlaceCode Place, DepotTier Tier, string Address, int CountTolerancePermille, GeoPoint? Location, ShelterId? Shelter);

/// <summary>Goods kept for one handout.</summary>
public sealed record HandoutReservation(DisasterId Disaster, HouseholdId Household, IReadOnlyList<LotQuantity> Lines, DateTimeOffset ExpiresAt);

/// <summary>A stocktake whose difference waits for approval.</summary>
/// <param name="Difference">Counted less booked at the time of the count, in base units; applied to the book as it is when approved.</param>
public sealed record PendingCount(Lot Lot, long Difference);
