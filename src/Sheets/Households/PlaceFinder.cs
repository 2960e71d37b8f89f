using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Columns;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>Finds the place that a row names, by code or by the names of township and village, within an account's area.</summary>
internal sealed class PlaceFinder(PlaceCatalogue places, PlaceCode scope, PlaceCode? otherwise)
{
    private const int LengthOfTownship = 9;

    private static readonly string[] Endings =
    [
        "村民委员会", "居民委员会", "街道办事处", "村委会", "居委会", "办事处", "社区", "街道", "民族乡", "自治县", "镇", "乡", "村", "县", "市", "区",
    ];

    private readonly Dictionary<(string, string, string, string), (PlaceCode? Place, Refusal? Refusal)> _found = [];
    private Dictionary<string, List<PlaceCode>>? _townships;

    /// <returns>The place, or null with what is wrong; null without it where the row names none and there is none for such rows.</returns>
    public (PlaceCode? Place, Refusal? Refusal) Find(string code, string county, string township, string village)
    {
        if (code.Length + county.Length + township.Length + village.Length == 0) return (otherwise, null);
        if (_found.TryGetValue((code, county, township, village), out var known)) return known;

        // A sheet has as many places as its area; one that has more is not remembered.
        var found = Look(code, county, township, village);
        if (_found.Count < 10_000) _found.Add((code, county, township, village), found);
        return found;
    }

    private (PlaceCode? Place, Refusal? Refusal) Look(string code, string county, string township, string village)
    {
        if (code.Length > 0) return OfCode(code, township, village);
        if (township.Length == 0 && otherwise is not { } && scope.Tier < PlaceTier.Township) return (null, new Required(SheetColumns.Township));
        var (home, wrong) = township.Length == 0 ? ((otherwise ?? scope).AtTier(PlaceTier.Township), null) : Township(county, township);
        if (wrong is not null || village.Length == 0) return (home, wrong);
        var listed = places.Children(home).ToList();
        var matches = listed.Where(place => IsSame(place.Name, village)).ToList();
        if (matches.Count > 1) matches = [.. matches.Where(place => place.Name == village)];
        return matches switch
        {
            [var one] => (one.Code, null),
            [] => (null, new NoPlaceOfThatName(SheetColumns.Village)),
            _ => (null, new SeveralPlacesOfThatName(SheetColumns.Village)),
        };
    }

    private (PlaceCode? Place, Refusal? Refusal) OfCode(string code, string township, string village)
    {
        // Offices write the code of a township with the three zeros of no village.
        var digits = TypedText.Tight(code);
        if (digits.Length == 12 && digits.EndsWith("000", StringComparison.Ordinal)) digits = digits[..LengthOfTownship];
        if (!PlaceCode.TryParse(digits, out var place) || places.Check(place, SheetColumns.Place) is not null) return (null, new Unknown(SheetColumns.Place));
        if (township.Length > 0 && places.Find(place.AtTier(PlaceTier.Township)) is { } home && !IsSame(home.Name, township)) return (null, new PlaceContradicts(SheetColumns.Township));
        if (village.Length > 0 && place.Tier == PlaceTier.Village && places.Find(place) is { } named && !IsSame(named.Name, village)) return (null, new PlaceContradicts(SheetColumns.Village));
        return (place, null);
    }

    private (PlaceCode Place, Refusal? Refusal) Township(string county, string township)
    {
        var named = Townships().GetValueOrDefault(Bare(township)) ?? [];
        var matches = county.Length == 0 ? named : [.. named.Where(place => places.Find(place.AtTier(PlaceTier.County)) is { } one && IsSame(one.Name, county))];
        if (matches.Count > 1 && matches.Where(place => places.Find(place)?.Name == township).ToList() is [var exact]) return (exact, null);
        return matches switch
        {
            [var one] => (one, null),
            [] => (default, new NoPlaceOfThatName(SheetColumns.Township)),
            _ => (default, new SeveralPlacesOfThatName(SheetColumns.Township)),
        };
    }

    private Dictionary<string, List<PlaceCode>> Townships()
    {
        if (_townships is not null) return _townships;
        _townships = new(StringComparer.Ordinal);
        var top = scope.AtTier(PlaceTier.Township);
        foreach (var place in top.Tier == PlaceTier.Township ? new[] { top } : Below(top))
        {
            if (places.Find(place) is not { } township) continue;
            var name = Bare(township.Name);
            if (!_townships.TryGetValue(name, out var list)) _townships[name] = list = [];
            list.Add(place);
        }

        return _townships;
    }

    private IEnumerable<PlaceCode> Below(PlaceCode place) =>
        places.Children(place).SelectMany(child => child.Tier >= PlaceTier.Township ? [child.Code] : Below(child.Code));

    private static bool IsSame(string name, string typed) => name == typed || Bare(name) == Bare(typed);

    // 苏埠 for 苏埠镇; a name of one character keeps its ending.
    private static string Bare(string name)
    {
        var bare = TypedText.Tight(name);
        while (Endings.FirstOrDefault(one => bare.EndsWith(one, StringComparison.Ordinal) && bare.Length > one.Length + 1) is { } ending) bare = bare[..^ending.Length];
        return bare;
    }
}
