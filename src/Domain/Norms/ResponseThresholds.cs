using System.Globalization;

namespace CivilAffairs.Relief.Domain;

/// <summary>The response plans of all jurisdictions, edition by edition. Immutable.</summary>
public sealed class ResponseThresholds
{
    private static readonly Lazy<ResponseThresholds> Default = new(() => Parse(TableText.Shipped("thresholds.table")));

    private readonly ResponseThreshold[] _rows;

    /// <exception cref="ArgumentException">An edition has a level twice, or a threshold is not above zero.</exception>
    public ResponseThresholds(IEnumerable<ResponseThreshold> rows)
    {
        _rows = [.. rows];
        if (Array.Find(_rows, row => Enum.GetValues<ResponseCriterion>().Any(criterion => row.Of(criterion) <= 0)) is { } empty)
            throw new ArgumentException($"level {empty.Level} of {empty.Place} has a threshold not above zero", nameof(rows));
        var twice = _rows.GroupBy(row => (row.Place, row.Level, row.InForce.From)).FirstOrDefault(same => same.Skip(1).Any());
        if (twice is not null) throw new ArgumentException($"level {twice.Key.Level} of {twice.Key.Place} begins twice on {twice.Key.From:O}", nameof(rows));
    }

    /// <summary>The national plan shipped with the system.</summary>
    public static ResponseThresholds Shipped => Default.Value;

    public IReadOnlyList<ResponseThreshold> All => _rows;

    /// <summary>Reads a table in the form of <c>thresholds.table</c>.</summary>
    /// <exception cref="FormatException">The text is no such table.</exception>
    /// <exception cref="ArgumentException">The rows contradict one another.</exception>
    public static ResponseThresholds Parse(string table) =>
        new(TableText.Rows(table, "place", "level", "dead or missing", "relocated or in need", "rooms", "homes", "from", "to").Select(cells => new ResponseThreshold(
            PlaceCode.Parse(cells[0]),
            TableText.Named<ResponseLevel>(cells[1]),
            Count(cells[2]),
            Count(cells[3]),
            Count(cells[4]),
            Count(cells[5]),
            Period.Parse(cells[6], cells[7]))));

    /// <summary>These plans and those of jurisdictions.</summary>
    /// <exception cref="ArgumentException">The rows contradict one another.</exception>
    public ResponseThresholds With(IEnumerable<ResponseThreshold> more) => new(_rows.Concat(more));

    /// <summary>
    /// The plan in force, from the gravest level: that of the most specific jurisdiction, of those the edition that began last. A jurisdiction's own
    /// plan replaces the one above it as a whole, also where it leaves out a level.
    /// </summary>
    public IReadOnlyList<ResponseThreshold> Find(PlaceCode place, DateOnly day) =>
    [
        .. _rows.Where(row => place.IsInside(row.Place) && row.InForce.Holds(day))
            .GroupBy(row => (row.Place.Tier, row.InForce.From))
            .MaxBy(edition => edition.Key)?
            .OrderByDescending(row => row.Level) ?? Enumerable.Empty<ResponseThreshold>(),
    ];

    private static long? Count(string cell) => cell.Length == 0 ? null : long.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture);
}
