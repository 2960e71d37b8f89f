using System.Diagnostics.CodeAnalysis;

namespace CivilAffairs.Relief.Domain;

/// <summary>A unit in which people state an amount, as a whole number of base units: 斤 is 500 g, a case of water may be 24 bottles of 550 ml.</summary>
/// <param name="Code">Short name on the wire: <c>jin</c>, <c>kg</c>, <c>box-24</c>.</param>
/// <param name="Name">As written behind a number.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="BaseUnits">How many g, ml or pieces it is; above zero.</param>
public sealed record Unit(string Code, Bilingual Name, Dimension Dimension, long BaseUnits)
{
    public long BaseUnits { get; } = BaseUnits > 0 ? BaseUnits : throw new ArgumentOutOfRangeException(nameof(BaseUnits));

    public static Unit Gram { get; } = new("g", new("克", "g"), Dimension.Grams, 1);

    /// <summary>市斤: half a kilogram since 1959.</summary>
    public static Unit Jin { get; } = new("jin", new("斤", "jin"), Dimension.Grams, 500);

    public static Unit Kilogram { get; } = new("kg", new("公斤", "kg"), Dimension.Grams, 1_000);

    public static Unit Tonne { get; } = new("t", new("吨", "t"), Dimension.Grams, 1_000_000);

    public static Unit Millilitre { get; } = new("ml", new("毫升", "ml"), Dimension.Millilitres, 1);

    public static Unit Litre { get; } = new("l", new("升", "l"), Dimension.Millilitres, 1_000);

    public static Unit CubicMetre { get; } = new("m3", new("立方米", "m³"), Dimension.Millilitres, 1_000_000);

    public static Unit Piece { get; } = new("piece", new("件", "pcs"), Dimension.Pieces, 1);

    // Below the units: static members begin in the order of the text.
    private static readonly Unit[] Standard = [Gram, Jin, Kilogram, Tonne, Millilitre, Litre, CubicMetre, Piece];

    /// <summary>A box that always holds the same number of pieces.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not at least two.</exception>
    public static Unit Box(int pieces)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 2);
        return new($"box-{pieces}", new($"箱（{pieces}件）", $"boxes of {pieces}"), Dimension.Pieces, pieces);
    }

    /// <summary>The standard units of one dimension, from the smallest.</summary>
    public static IEnumerable<Unit> Of(Dimension dimension) => Standard.Where(unit => unit.Dimension == dimension);

    /// <summary>Finds a standard unit by its code or by either of its names, in any case; 千克, 市斤 and 公升 are understood too.</summary>
    public static bool TryFind(string? text, [NotNullWhen(true)] out Unit? unit)
    {
        var typed = TypedText.Tight(text);
        var name = typed switch
        {
            "千克" => Kilogram.Code,
            "市斤" => Jin.Code,
            "公升" => Litre.Code,
            _ => typed,
        };
        unit = Array.Find(Standard, u => Same(u.Code, name) || Same(u.Name.Zh, name) || Same(u.Name.En, name));
        return unit is not null;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
