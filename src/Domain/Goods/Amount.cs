using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CivilAffairs.Relief.Domain;

/// <summary>The edge between decimals in the units of people and whole base units. Exact both ways: nothing is ever rounded.</summary>
public static class Amount
{
    private const int Longest = 40;

    /// <summary>Reads a decimal in a unit: 3.5 斤 is 1750 g. Full-width digits, spaces and thousands commas are folded.</summary>
    /// <param name="text">Digits and at most one point, without the unit.</param>
    /// <param name="unit">The unit it is stated in.</param>
    /// <param name="field">The command's field, for the refusal.</param>
    /// <param name="quantity">In base units, where there is no refusal.</param>
    /// <returns>What is wrong, or null.</returns>
    public static Refusal? Check(string? text, Unit unit, string field, out Quantity quantity)
    {
        quantity = default;
        var typed = TypedText.Tight(text);
        if (typed.Length == 0) return new Required(field);
        if (typed[0] is '-' or '−') return new AmountNegative(field);
        if (!ExactDecimal.TryRead(typed, Longest, out var number)) return new AmountUnreadable(field);
        if (!number.TryTimes(unit.BaseUnits, out var units)) return new AmountNotWhole(field, unit.Dimension);
        if (units > Quantity.Largest) return new AmountTooLarge(field);
        quantity = new((long)units);
        return null;
    }

    /// <summary>Writes a quantity as a decimal in a unit, where that is exact: a third of a box is not.</summary>
    public static bool TryWrite(Quantity quantity, Unit unit, [NotNullWhen(true)] out string? text)
    {
        var exact = ExactDecimal.TryDivide(quantity.Value, unit.BaseUnits, out var number);
        text = exact ? number.ToString() : null;
        return exact;
    }

    /// <summary>Words for a screen, exact: <c>1.5 吨 / 1.5 t</c>, <c>37 床 / 37 pcs</c>.</summary>
    /// <remarks>The largest unit of mass or volume that is filled at least once and needs no more than three decimals.</remarks>
    public static Bilingual Describe(Quantity quantity, Item item)
    {
        foreach (var unit in Unit.Of(item.Dimension).Where(u => u != Unit.Jin).Reverse())
        {
            if (quantity.Value < unit.BaseUnits || unit.BaseUnits == 1) continue;
            if (ExactDecimal.TryDivide(quantity.Value, unit.BaseUnits, out var number) && number.Decimals <= 3) return Behind(number.ToString(), unit.Name);
        }

        return Behind(quantity.Value.ToString(CultureInfo.InvariantCulture), item.BaseUnit);
    }

    private static Bilingual Behind(string number, Bilingual unit) => new($"{number} {unit.Zh}", $"{number} {unit.En}");
}

/// <summary>Not a decimal number.</summary>
public sealed record AmountUnreadable(string Field) : Refusal(Field, new("不是有效的数字", "not a number"));

/// <summary>Below zero.</summary>
public sealed record AmountNegative(string Field) : Refusal(Field, new("数量不能为负", "an amount is never negative"));

/// <summary>A fraction of a gram, millilitre or piece.</summary>
public sealed record AmountNotWhole(string Field, Dimension Dimension) : Refusal(Field, Dimension switch
{
    Dimension.Grams => new("折算后不是整克", "not a whole number of grams"),
    Dimension.Millilitres => new("折算后不是整毫升", "not a whole number of millilitres"),
    _ => new("折算后不是整件", "not a whole number of pieces"),
});

/// <summary>Above <see cref="Quantity.Largest"/>.</summary>
public sealed record AmountTooLarge(string Field) : Refusal(Field, new("数量过大", "the amount is too large"));
