using System.Globalization;
using System.Numerics;

namespace CivilAffairs.Relief.Domain;

/// <summary>A decimal as typed, not below zero, without rounding: <paramref name="Digits"/> with the point <paramref name="Decimals"/> places from the right.</summary>
internal readonly record struct ExactDecimal(BigInteger Digits, int Decimals)
{
    /// <summary>Reads digits with at most one point; commas only where they part thousands.</summary>
    public static bool TryRead(string text, int longest, out ExactDecimal number)
    {
        number = default;
        if (text.Length > longest) return false;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? string.Empty : text[(point + 1)..];
        if (!TryDropCommas(whole, out whole) || whole.Length + fraction.Length == 0) return false;
        if (whole.AsSpan().ContainsAnyExceptInRange('0', '9') || fraction.AsSpan().ContainsAnyExceptInRange('0', '9')) return false;
        fraction = fraction.TrimEnd('0');
        number = new(BigInteger.Parse("0" + whole + fraction, NumberStyles.None, CultureInfo.InvariantCulture), fraction.Length);
        return true;
    }

    /// <summary>The quotient, where it ends after finitely many digits.</summary>
    public static bool TryDivide(long dividend, long divisor, out ExactDecimal quotient)
    {
        // A fraction ends exactly when its lowest denominator has no prime factor but 2 and 5; 10^k then clears it.
        BigInteger digits = dividend;
        for (var decimals = 0; decimals <= 63; decimals++, digits *= 10)
        {
            if (!(digits % divisor).IsZero) continue;
            quotient = new(digits / divisor, decimals);
            return true;
        }

        quotient = default;
        return false;
    }

    /// <summary>The product, where it is whole.</summary>
    public bool TryTimes(long factor, out BigInteger product)
    {
        product = BigInteger.DivRem(Digits * factor, BigInteger.Pow(10, Decimals), out var rest);
        return rest.IsZero;
    }

    public override string ToString()
    {
        var digits = Digits.ToString(CultureInfo.InvariantCulture).PadLeft(Decimals + 1, '0');
        return Decimals == 0 ? digits : $"{digits[..^Decimals]}.{digits[^Decimals..]}";
    }

    private static bool TryDropCommas(string whole, out string digits)
    {
        digits = whole;
        var groups = whole.Split(',');
        if (groups.Length == 1) return true;
        digits = string.Concat(groups);
        return groups[0].Length is >= 1 and <= 3 && Array.TrueForAll(groups[1..], group => group.Length == 3);
    }
}
