namespace CivilAffairs.Relief.Domain;

/// <summary>The place is of a tier above the widest that serves here.</summary>
/// <param name="Widest">The highest tier that is taken.</param>
public sealed record PlaceTooWide(string Field, PlaceTier Widest) : Refusal(Field, new($"区划范围过大，应为{Zh(Widest)}或以下", $"too wide an area: {En(Widest)} or below"))
{
    private static string Zh(PlaceTier tier) => tier switch
    {
        PlaceTier.Country => "全国",
        PlaceTier.Province => "省级",
        PlaceTier.Prefecture => "地市级",
        PlaceTier.County => "县级",
        PlaceTier.Township => "乡镇级",
        _ => "村级",
    };

    private static string En(PlaceTier tier) => tier switch
    {
        PlaceTier.Country => "country",
        PlaceTier.Province => "province",
        PlaceTier.Prefecture => "prefecture",
        PlaceTier.County => "county",
        PlaceTier.Township => "township",
        _ => "village",
    };
}
