namespace CivilAffairs.Relief.Domain;

/// <summary>What a norm is about. Its unit and what it is counted by are fixed: <see cref="NormKinds"/>.</summary>
public enum NormKind
{
    /// <summary>应急生活救助, paid once.</summary>
    EmergencyAid,

    /// <summary>过渡期生活救助, the daily money.</summary>
    TransitionalAid,

    /// <summary>过渡期生活救助, the daily grain.</summary>
    TransitionalGrain,

    /// <summary>过渡期生活救助, for how long.</summary>
    TransitionalPeriod,

    /// <summary>遇难人员家属抚慰金, for each of the dead.</summary>
    DeathConsolation,

    /// <summary>因灾倒塌或严重损坏住房重建补助.</summary>
    Rebuild,

    /// <summary>因灾一般损坏住房维修补助.</summary>
    Repair,

    /// <summary>冬春救助.</summary>
    WinterSpring,

    /// <summary>Covered living space (Sphere 2018, shelter and settlement standard 3).</summary>
    ShelterSpaceSphere,

    /// <summary>Covered living space by local practice.</summary>
    ShelterSpaceLocal,

    /// <summary>Water for all needs (Sphere 2018, water supply standard 1).</summary>
    Water,

    /// <summary>Water to survive, for the first days.</summary>
    WaterToSurvive,

    /// <summary>Food (Sphere 2018, food security).</summary>
    FoodEnergy,

    /// <summary>棉被, the long side.</summary>
    QuiltLength,

    /// <summary>棉被, the short side.</summary>
    QuiltWidth,

    /// <summary>单帐篷, floor.</summary>
    SingleTentFloor,

    /// <summary>棉帐篷, floor.</summary>
    CottonTentFloor,
}

/// <summary>The whole unit in which a norm is kept.</summary>
public enum NormUnit
{
    /// <summary>分.</summary>
    Fen,
    Gram,
    Millilitre,
    Kilocalorie,
    SquareCentimetre,
    Centimetre,
    Month,
}

/// <summary>What a norm is counted by.</summary>
public enum NormBasis
{
    Person,
    PersonAndDay,
    Household,

    /// <summary>One thing: a quilt, a tent, a disaster.</summary>
    Thing,
}

/// <summary>The fixed part of a norm.</summary>
/// <param name="Name">As on screens.</param>
/// <param name="Unit">In which its amount is kept.</param>
/// <param name="Basis">What it is counted by.</param>
/// <param name="Symbol">The larger unit in which tables and screens state it.</param>
/// <param name="InSymbol">How many of <paramref name="Unit"/> one of those is.</param>
public sealed record NormMeaning(Bilingual Name, NormUnit Unit, NormBasis Basis, Bilingual Symbol, long InSymbol);

/// <summary>What each kind of norm means.</summary>
public static class NormKinds
{
    /// <summary>Characters in an amount as text.</summary>
    public const int LongestAmount = 20;

    private static readonly Bilingual Yuan = new("元", "yuan");
    private static readonly Bilingual Litres = new("升", "l");
    private static readonly Bilingual Metres = new("米", "m");
    private static readonly Bilingual SquareMetres = new("平方米", "m²");

    /// <summary>Reads an amount in the unit in which tables and screens state it (元, kg, l, m², m).</summary>
    /// <param name="amount">In whole units of the kind.</param>
    /// <returns>False where it is no number, or not a whole one of the kind's units.</returns>
    public static bool TryRead(this NormKind kind, string text, out long amount)
    {
        amount = 0;
        if (!ExactDecimal.TryRead(text, LongestAmount, out var number) || !number.TryTimes(kind.Meaning().InSymbol, out var units) || units > long.MaxValue) return false;
        amount = (long)units;
        return true;
    }

    public static NormMeaning Meaning(this NormKind kind) => kind switch
    {
        NormKind.EmergencyAid => new(new("应急生活救助", "emergency aid"), NormUnit.Fen, NormBasis.Person, Yuan, 100),
        NormKind.TransitionalAid => new(new("过渡期生活救助", "transitional aid"), NormUnit.Fen, NormBasis.PersonAndDay, Yuan, 100),
        NormKind.TransitionalGrain => new(new("过渡期救助粮", "transitional grain"), NormUnit.Gram, NormBasis.PersonAndDay, new("公斤", "kg"), 1_000),
        NormKind.TransitionalPeriod => new(new("过渡期救助期限", "transitional period"), NormUnit.Month, NormBasis.Thing, new("个月", "months"), 1),
        NormKind.DeathConsolation => new(new("遇难人员家属抚慰金", "consolation for the bereaved"), NormUnit.Fen, NormBasis.Person, Yuan, 100),
        NormKind.Rebuild => new(new("倒塌和严重损坏住房重建补助", "rebuilding a collapsed or severely damaged home"), NormUnit.Fen, NormBasis.Household, Yuan, 100),
        NormKind.Repair => new(new("一般损坏住房维修补助", "repairing a generally damaged home"), NormUnit.Fen, NormBasis.Household, Yuan, 100),
        NormKind.WinterSpring => new(new("冬春救助", "winter-spring relief"), NormUnit.Fen, NormBasis.Person, Yuan, 100),
        NormKind.ShelterSpaceSphere => new(new("人均安置面积（环球计划）", "shelter space (Sphere)"), NormUnit.SquareCentimetre, NormBasis.Person, SquareMetres, 10_000),
        NormKind.ShelterSpaceLocal => new(new("人均安置面积（地方标准）", "shelter space (local)"), NormUnit.SquareCentimetre, NormBasis.Person, SquareMetres, 10_000),
        NormKind.Water => new(new("用水", "water"), NormUnit.Millilitre, NormBasis.PersonAndDay, Litres, 1_000),
        NormKind.WaterToSurvive => new(new("维持生存用水", "water to survive"), NormUnit.Millilitre, NormBasis.PersonAndDay, Litres, 1_000),
        NormKind.FoodEnergy => new(new("膳食热量", "food energy"), NormUnit.Kilocalorie, NormBasis.PersonAndDay, new("千卡", "kcal"), 1),
        NormKind.QuiltLength => new(new("棉被长", "quilt length"), NormUnit.Centimetre, NormBasis.Thing, Metres, 100),
        NormKind.QuiltWidth => new(new("棉被宽", "quilt width"), NormUnit.Centimetre, NormBasis.Thing, Metres, 100),
        NormKind.SingleTentFloor => new(new("单帐篷面积", "single tent floor"), NormUnit.SquareCentimetre, NormBasis.Thing, SquareMetres, 10_000),
        _ => new(new("棉帐篷面积", "cotton tent floor"), NormUnit.SquareCentimetre, NormBasis.Thing, SquareMetres, 10_000),
    };
}
