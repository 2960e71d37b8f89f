namespace CivilAffairs.Relief.Domain;

/// <summary>What happened at a depot.</summary>
public abstract partial record DepotEvent : IEvent
{
    private DepotEvent()
    {
    }

    public sealed record Registered(string Name, PlaceCode Place, DepotTier Tier, string Address, int CountTolerancePermille, GeoPoint? Location, ShelterId? Shelter) : DepotEvent;

    public sealed record StockReceived(StockSource Source, string DocumentNumber, IReadOnlyList<LotQuantity> Lines, string? Donor, Money? Value) : DepotEvent, IClaiming<DepotState>
    {
        // The same paper is typed in half or full width, in either case, with and without spaces.
        IEnumerable<Claim> IClaiming<DepotState>.Claims(StreamName thing, DepotState before) =>
            [new(Claims.Document, $"{Source}:{TypedText.Tight(DocumentNumber).ToUpperInvariant()}", Taken: true, before.Place)];
    }

    public sealed record StockWrittenOff(LossReason Kind, IReadOnlyList<LotQuantity> Lines, string Reason, string Witness) : DepotEvent;

    /// <summary>A count was made; the book figure changes only with <see cref="StockAdjusted"/>.</summary>
    public sealed record StockCounted(CountId Count, Lot Lot, Quantity Booked, Quantity Counted, bool NeedsApproval, string? Note) : DepotEvent;

    /// <summary>The book figure was set to the counted one: more is found goods, less is a recorded loss.</summary>
    /// <param name="Surplus">Found above the book.</param>
    /// <param name="Shortage">Missing against the book.</param>
    public sealed record StockAdjusted(CountId Count, Lot Lot, Quantity Surplus, Quantity Shortage, string? Reason) : DepotEvent;

    public sealed record CountRejected(CountId Count, string Reason) : DepotEvent;

    /// <param name="Lines">Lot by lot what is kept for the household.</param>
    public sealed record HandoutReserved(HandoutId Handout, DisasterId Disaster, HouseholdId Household, IReadOnlyList<LotQuantity> Lines, DateTimeOffset ExpiresAt) : DepotEvent;

    public sealed record HandoutReleased(HandoutId Handout, HouseholdId Household, IReadOnlyList<LotQuantity> Lines) : DepotEvent;

    /// <summary>The goods left with the household.</summary>
    public sealed record HandedOut(HandoutId Handout, DisasterId Disaster, HouseholdId Household, IReadOnlyList<LotQuantity> Lines) : DepotEvent;

    public sealed record TakenBack(HandoutId Handout, HouseholdId Household, IReadOnlyList<LotQuantity> Lines, string Reason) : DepotEvent;
}
