using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>The tiers of administrative division.</summary>
public enum PlaceTier
{
    Country,
    Province,
    Prefecture,
    County,
    Township,
    Village,
}

/// <summary>
/// Administrative division code (GB/T 2260 and GB/T 10114): 2, 4, 6, 9 or 12 digits for province, prefecture, county, township and village. <c>0</c> is
/// the whole country. A code lies inside another when that is its prefix.
/// </summary>
[JsonConverter(typeof(TextValueConverter<PlaceCode>))]
public readonly record struct PlaceCode : ITextValue<PlaceCode>
{
    private readonly string? _code;

    private PlaceCode(string code) => _code = code;

    public static PlaceCode Country => default;

    public PlaceTier Tier => Digits.Length switch
    {
        0 => PlaceTier.Country,
        2 => PlaceTier.Province,
        4 => PlaceTier.Prefecture,
        6 => PlaceTier.County,
        9 => PlaceTier.Township,
        _ => PlaceTier.Village,
    };

    private string Digits => _code ?? string.Empty;

    public static bool TryParse(string? text, out PlaceCode value)
    {
        value = default;
        if (text == "0") return true;
        if (text?.Length is not (2 or 4 or 6 or 9 or 12) || text.AsSpan().ContainsAnyExceptInRange('0', '9')) return false;
        value = new(text);
        return true;
    }

    /// <exception cref="FormatException">The text is not a division code.</exception>
    public static PlaceCode Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not a division code");

    /// <summary>Whether this place is the other one or lies inside it.</summary>
    public bool IsInside(PlaceCode other) => Digits.StartsWith(other.Digits, StringComparison.Ordinal);

    /// <summary>The place of the given tier that holds this one; itself when it is of that tier or above it.</summary>
    public PlaceCode AtTier(PlaceTier tier)
    {
        int length = tier switch
        {
            PlaceTier.Country => 0,
            PlaceTier.Province => 2,
            PlaceTier.Prefecture => 4,
            PlaceTier.County => 6,
            PlaceTier.Township => 9,
            _ => 12,
        };
        return Digits.Length <= length ? this : new(Digits[..length]);
    }

    public override string ToString() => Digits.Length == 0 ? "0" : Digits;
}
