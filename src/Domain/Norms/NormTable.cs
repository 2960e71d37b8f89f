namespace CivilAffairs.Relief.Domain;

/// <summary>The norms of all jurisdictions and years. Immutable.</summary>
public sealed class NormTable
{
    private const string AnyLevel = "-";

    private static readonly Lazy<NormTable> Default = new(() => Parse(TableText.Shipped("norms.table")));

    private readonly ILookup<NormKind, Norm> _norms;

    /// <exception cref="ArgumentException">Two norms of one kind, place and level begin on the same day, or an amount is not above zero.</exception>
    public NormTable(IEnumerable<Norm> norms)
    {
        Norm[] all = [.. norms];
        if (Array.Find(all, norm => norm.Amount <= 0) is { } empty) throw new ArgumentException($"{empty.Kind} of {empty.Place} is not above zero", nameof(norms));
        var twice = all.GroupBy(norm => (norm.Kind, norm.Place, norm.AtLeast, norm.InForce.From)).FirstOrDefault(same => same.Skip(1).Any());
        if (twice is not null) throw new ArgumentException($"{twice.Key.Kind} of {twice.Key.Place} begins twice on {twice.Key.From:O}", nameof(norms));
        _norms = all.ToLookup(norm => norm.Kind);
    }

    /// <summary>The national defaults shipped with the system.</summary>
    public static NormTable Shipped => Default.Value;

    public IEnumerable<Norm> All => _norms.SelectMany(norms => norms);

    /// <summary>Reads a table in the form of <c>norms.table</c>; amounts are in the symbol of their kind (元, kg, l, m², m).</summary>
    /// <exception cref="FormatException">The text is no such table.</exception>
    /// <exception cref="ArgumentException">The norms contradict one another.</exception>
    public static NormTable Parse(string table) => new(TableText.Rows(table, "kind", "place", "level", "amount", "from", "to").Select(cells =>
    {
        var kind = TableText.Named<NormKind>(cells[0]);
        var amount = kind.TryRead(cells[3], out var units) ? units : throw new FormatException($"{cells[3]} is no amount of {kind}");
        ResponseLevel? level = cells[2] == AnyLevel ? null : TableText.Named<ResponseLevel>(cells[2]);
        return new Norm(kind, PlaceCode.Parse(cells[1]), level, amount, Period.Parse(cells[4], cells[5]));
    }));

    /// <summary>These norms and those of jurisdictions.</summary>
    /// <exception cref="ArgumentException">The norms contradict one another.</exception>
    public NormTable With(IEnumerable<Norm> more) => new(All.Concat(more));

    /// <summary>The norm in force: that of the most specific jurisdiction, of those the one that began last.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="place">Where the people are helped.</param>
    /// <param name="day">The day in China.</param>
    /// <param name="level">The level of the response, or null without one; some norms hold only from a level on.</param>
    /// <returns>The norm, or null where none is in force.</returns>
    public Norm? Find(NormKind kind, PlaceCode place, DateOnly day, ResponseLevel? level = null) => _norms[kind]
        .Where(norm => norm.Holds(place, day, level))
        .OrderByDescending(norm => norm.Place.Tier)
        .ThenByDescending(norm => norm.InForce.From)
        .ThenByDescending(norm => norm.AtLeast)
        .FirstOrDefault();
}
