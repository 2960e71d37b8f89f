namespace CivilAffairs.Relief.Domain;

/// <summary>What can be asked of a depot: its stock, its handouts, its requisitions and the consignments it sends and receives.</summary>
public abstract partial record DepotCommand : ICommand
{
    private DepotCommand()
    {
    }

    /// <summary>Puts the depot on the books.</summary>
    /// <param name="CountTolerancePermille">A stocktake's difference above this share of the book figure, in thousandths, waits for approval.</param>
    [Allowed(Role.CommandStaff, Role.Administrator)]
    public sealed record Register(string Name, PlaceCode Place, DepotTier Tier, string Address, int CountTolerancePermille = 0, GeoPoint? Location = null, ShelterId? Shelter = null)
        : DepotCommand, IPlaced
    {
        PlaceCode? IPlaced.Place => Place;
    }

    /// <summary>Takes goods in from outside the system.</summary>
    /// <param name="DocumentNumber">Number of the paper they came with; unique over the whole system for its source.</param>
    /// <param name="Donor">For a donation: who gave.</param>
    /// <param name="Value">For a donation: what it is worth.</param>
    [Allowed(Role.DepotManager)]
    public sealed record ReceiveStock(StockSource Source, string DocumentNumber, IReadOnlyList<LotQuantity> Lines, string? Donor = null, Money? Value = null) : DepotCommand;

    /// <summary>Takes spoilt, expired or lost goods off the books.</summary>
    [Allowed(Role.DepotManager)]
    public sealed record WriteOff(LossReason Kind, IReadOnlyList<LotQuantity> Lines, string Reason, string Witness) : DepotCommand;

    /// <summary>Says what a count of one lot found.</summary>
    [Allowed(Role.DepotManager)]
    public sealed record CountStock(CountId Count, Lot Lot, Quantity Counted, string? Note) : DepotCommand;

    [Allowed(Role.CommandStaff)]
    public sealed record ApproveCount(CountId Count, string Reason) : DepotCommand;

    [Allowed(Role.CommandStaff)]
    public sealed record RejectCount(CountId Count, string Reason) : DepotCommand;

    /// <summary>Keeps goods for one handout until the household has taken it, it is voided or it expires.</summary>
    /// <param name="Lots">Lots to take from instead of first expired, first out; null to let the depot choose.</param>
    public sealed record ReserveHandout(HandoutId Handout, DisasterId Disaster, HouseholdId Household, IReadOnlyList<ItemQuantity> Lines, DateTimeOffset ExpiresAt, IReadOnlyList<Lot>? Lots = null) : DepotCommand;

    /// <summary>The household has recorded the handout: the goods leave.</summary>
    public sealed record ConfirmHandout(HandoutId Handout) : DepotCommand;

    /// <summary>The household has voided the handout: the goods are free again.</summary>
    public sealed record ReleaseHandout(HandoutId Handout) : DepotCommand;

    /// <summary>The household has given back goods of an earlier handout.</summary>
    public sealed record TakeBack(HandoutId Handout, HouseholdId Household, IReadOnlyList<LotQuantity> Lines, string Reason) : DepotCommand;
}

/// <summary>The tiers of depots.</summary>
public enum DepotTier
{
    County,
    Township,
    Village,
    ShelterStore,
}

/// <summary>Where received goods came from.</summary>
public enum StockSource
{
    Procurement,
    Donation,
    Allocation,
    Return,
}

/// <summary>Why goods were lost.</summary>
public enum LossReason
{
    Damaged,
    Expired,
    Lost,
}
