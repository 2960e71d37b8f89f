using System.Globalization;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>An amount of renminbi in whole 分 (1/100 元), from zero up. Never a fraction, never negative.</summary>
[JsonConverter(typeof(NumberValueConverter<Money>))]
public readonly record struct Money : INumberValue<Money>, IComparable<Money>
{
    /// <summary>10^16 fen, a hundred million million 元, so that no sum of a journal overflows.</summary>
    public const long Largest = 10_000_000_000_000_000;

    private const long FenInYuan = 100;
    private const int LongestText = 40;

    private Money(long fen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fen, Largest);
        Value = fen;
    }

    /// <summary>In fen.</summary>
    public long Value { get; }

    public static Money Zero => default;

    public bool IsZero => Value == 0;

    /// <exception cref="ArgumentOutOfRangeException">Negative, or above <see cref="Largest"/>.</exception>
    public static Money OfFen(long fen) => new(fen);

    /// <exception cref="ArgumentOutOfRangeException">Negative, or above <see cref="Largest"/>.</exception>
    /// <exception cref="OverflowException">Far above.</exception>
    public static Money OfYuan(long yuan) => new(checked(yuan * FenInYuan));

    public static bool TryCreate(long number, out Money value)
    {
        var valid = number is >= 0 and <= Largest;
        value = valid ? new(number) : default;
        return valid;
    }

    /// <summary>Reads an amount in 元 as typed, such as <c>1,234.56</c>, <c>￥300</c> or <c>300元</c>; full-width digits and spaces are folded.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="field">The command's field, for the refusal.</param>
    /// <param name="money">The amount, where there is no refusal.</param>
    /// <returns>What is wrong, or null.</returns>
    public static Refusal? Check(string? text, string field, out Money money)
    {
        money = default;
        var typed = TypedText.Tight(text).TrimStart('¥', '￥').TrimEnd('元');
        if (typed.Length == 0) return new Required(field);
        if (typed[0] is '-' or '−') return new MoneyNegative(field);
        if (!ExactDecimal.TryRead(typed, LongestText, out var number)) return new AmountUnreadable(field);
        if (!number.TryTimes(FenInYuan, out var fen)) return new MoneyNotWholeFen(field);
        if (fen > Largest) return new AmountTooLarge(field);
        money = new((long)fen);
        return null;
    }

    public int CompareTo(Money other) => Value.CompareTo(other.Value);

    public static Money operator +(Money left, Money right) => new(left.Value + right.Value);

    public static Money operator -(Money left, Money right) => new(left.Value - right.Value);

    public static Money operator *(Money each, long count) => new(checked(each.Value * count));

    public static bool operator <(Money left, Money right) => left.Value < right.Value;

    public static bool operator >(Money left, Money right) => left.Value > right.Value;

    public static bool operator <=(Money left, Money right) => left.Value <= right.Value;

    public static bool operator >=(Money left, Money right) => left.Value >= right.Value;

    /// <summary>In 元 with two decimals and no grouping, as bank files want it: <c>1234.56</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value / FenInYuan}.{Value % FenInYuan:00}");
}

/// <summary>Below zero.</summary>
public sealed record MoneyNegative(string Field) : Refusal(Field, new("金额不能为负", "an amount of money is never negative"));

/// <summary>A fraction of a fen.</summary>
public sealed record MoneyNotWholeFen(string Field) : Refusal(Field, new("金额最多两位小数", "money has at most two decimals"));
