namespace CivilAffairs.Relief.Domain;

/// <summary>An administrative division.</summary>
/// <param name="Code">Its division code. Below Taiwan (71), Hong Kong (81) and Macao (82) the national standard has none, and ours number the source's order.</param>
/// <param name="Name">Its name alone, in Chinese.</param>
public sealed record Place(PlaceCode Code, string Name)
{
    /// <summary>Its name for screens in English: Lu'an City, Shanxian County.</summary>
    public string English => PlaceEnglish.Of(Name);

    /// <summary>The first letters of its name in pinyin, for searching: <c>las</c> for 六安市.</summary>
    public string Initials => string.Concat(Pinyin.Shipped.Syllables(Name).Select(syllable => syllable?[0] ?? ' ')).Replace(" ", string.Empty, StringComparison.Ordinal);

    public PlaceTier Tier => Code.Tier;

    /// <summary>The place one tier above; the country's own is the country.</summary>
    public PlaceCode Parent => Tier == PlaceTier.Country ? PlaceCode.Country : Code.AtTier(Tier - 1);
}

/// <summary>No division has this code.</summary>
public sealed record UnknownPlace(string Field, PlaceCode Place) : Refusal(Field, new($"没有代码为 {Place} 的行政区划", $"no division has the code {Place}"));
