using System.Globalization;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>A whole number of an item's base unit (g, ml or piece), from zero up. Never a fraction, never negative.</summary>
[JsonConverter(typeof(NumberValueConverter<Quantity>))]
public readonly record struct Quantity : INumberValue<Quantity>, IComparable<Quantity>
{
    /// <summary>10^15 base units: a thousand million tonnes, so that no sum of a journal overflows.</summary>
    public const long Largest = 1_000_000_000_000_000;

    /// <exception cref="ArgumentOutOfRangeException">Negative, or above <see cref="Largest"/>.</exception>
    public Quantity(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Largest);
        Value = value;
    }

    public long Value { get; }

    public static Quantity Zero => default;

    public bool IsZero => Value == 0;

    public static bool TryCreate(long number, out Quantity value)
    {
        var valid = number is >= 0 and <= Largest;
        value = valid ? new(number) : default;
        return valid;
    }

    public static Quantity Min(Quantity left, Quantity right) => left <= right ? left : right;

    /// <summary>What is left after taking the other away, or zero where it is more.</summary>
    public Quantity LessAtMost(Quantity other) => other >= this ? Zero : this - other;

    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    public static Quantity operator +(Quantity left, Quantity right) => new(left.Value + right.Value);

    public static Quantity operator -(Quantity left, Quantity right) => new(left.Value - right.Value);

    public static Quantity operator *(Quantity each, int count) => new(checked(each.Value * count));

    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
