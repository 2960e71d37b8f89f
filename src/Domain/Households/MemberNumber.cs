using System.Globalization;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>Number of a member within its household, 1 to 99; never used again for another person.</summary>
[JsonConverter(typeof(NumberValueConverter<MemberNumber>))]
public readonly record struct MemberNumber(int Number) : INumberValue<MemberNumber>, IComparable<MemberNumber>
{
    public long Value => Number;

    public static bool TryCreate(long number, out MemberNumber value)
    {
        var valid = number is >= 1 and <= 99;
        value = new(valid ? (int)number : 0);
        return valid;
    }

    public int CompareTo(MemberNumber other) => Number.CompareTo(other.Number);

    public static bool operator <(MemberNumber left, MemberNumber right) => left.Number < right.Number;

    public static bool operator >(MemberNumber left, MemberNumber right) => left.Number > right.Number;

    public static bool operator <=(MemberNumber left, MemberNumber right) => left.Number <= right.Number;

    public static bool operator >=(MemberNumber left, MemberNumber right) => left.Number >= right.Number;

    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
