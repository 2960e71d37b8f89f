using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>One of the last things that happened in a disaster, without words and without personal data: the reader words it from kind and parameters.</summary>
/// <remarks>The rows of a disaster are a ring of <see cref="Kept"/> slots: the newest takes the place of the oldest.</remarks>
public sealed record TickerRow
{
    /// <summary>How many are kept of a disaster.</summary>
    public const int Kept = 200;

    public static ViewTable<TickerRow> Table { get; } = new(
        "ticker",
        row => new(row.Place, row.Disaster),
        new("kind", row => row.Kind),
        new("event", row => row.Position.Value));

    public DisasterId Disaster { get; init; }

    public JournalPosition Position { get; init; }

    /// <summary>Name of the event without its version, such as <c>shelter.opened</c>.</summary>
    public required string Kind { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Where it happened.</summary>
    public PlaceCode Place { get; init; }

    /// <summary>The disaster, shelter, depot or household.</summary>
    public StreamName Thing { get; init; }

    /// <summary>Of the disaster, shelter or depot.</summary>
    public string? Name { get; init; }

    /// <summary>Of the depot on the other side.</summary>
    public string? OtherName { get; init; }

    public int? Persons { get; init; }

    public int? Rooms { get; init; }

    public ResponseLevel? Level { get; init; }

    public Urgency? Urgency { get; init; }

    /// <summary>Where members went: <c>home</c>, <c>kin</c>...</summary>
    public string? To { get; init; }

    public IReadOnlyList<ItemFigure> Goods { get; init; } = [];
}

/// <summary>So much of an item, in base units.</summary>
public sealed record ItemFigure(ItemCode Item, long Quantity);
