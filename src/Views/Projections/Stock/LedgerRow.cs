using System.Globalization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>One line of a depot's stock book: the sum of <see cref="Change"/> over a lot is what is there of it. Never changed once written.</summary>
public sealed record LedgerRow
{
    public static ViewTable<LedgerRow> Table { get; } = new(
        "ledger",
        row => new(row.Place, row.Disaster, row.Depot),
        new("item", row => row.Lot.Item.ToString()),
        new("kind", row => row.Kind.ToString()),
        new("reference", row => row.Reference),
        new("counterpart", row => row.Counterpart));

    public JournalPosition Position { get; init; }

    /// <summary>Among the lines of the event, from 1.</summary>
    public int Line { get; init; }

    public required DepotId Depot { get; init; }

    public required string DepotName { get; init; }

    public PlaceCode Place { get; init; }

    public LedgerKind Kind { get; init; }

    public required Lot Lot { get; init; }

    /// <summary>Base units that came (above zero) or went (below).</summary>
    public long Change { get; init; }

    /// <summary>Base units recorded as lost with this line; below zero where lost goods were found again.</summary>
    public long Loss { get; init; }

    /// <summary>Of the item in this depot, after the line.</summary>
    public long Balance { get; init; }

    /// <summary>Of the lot in this depot, after the line.</summary>
    public long LotBalance { get; init; }

    /// <summary>Number of the paper, or id of the consignment, handout or count.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Id of the depot or household on the other side, or name of the donor; null where there is none.</summary>
    public string? Counterpart { get; init; }

    /// <summary>Name of the depot on the other side.</summary>
    public string? CounterpartName { get; init; }

    /// <summary>For a handout: the disaster.</summary>
    public DisasterId? Disaster { get; init; }

    public string? Reason { get; init; }

    public AccountName By { get; init; }

    public DateTimeOffset At { get; init; }

    internal static string Key(JournalPosition position, int line) => string.Create(CultureInfo.InvariantCulture, $"{position.Value:D19}-{line:D4}");
}

/// <summary>Why goods came or went.</summary>
public enum LedgerKind
{
    Procurement,
    Donation,
    Allocation,
    Return,
    HandedOut,
    TakenBack,
    Shipped,
    Arrived,

    /// <summary>Shipped to here and not arrived: a loss that was never in this depot.</summary>
    ArrivedShort,

    /// <summary>Arrived damaged: a loss that was never in this depot's stock.</summary>
    ArrivedDamaged,

    /// <summary>The whole consignment to here was declared lost.</summary>
    ConsignmentLost,

    /// <summary>Short or lost on the way from here and found after all.</summary>
    Found,
    Damaged,
    Expired,
    Lost,

    /// <summary>A count found more than the books said.</summary>
    CountSurplus,

    /// <summary>A count found less than the books said.</summary>
    CountShortage,
}
