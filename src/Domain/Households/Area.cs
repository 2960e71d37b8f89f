using System.Globalization;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>An area in whole square metres, from zero up; a hectare is 10,000, a mu (亩) about 667.</summary>
[JsonConverter(typeof(NumberValueConverter<Area>))]
public readonly record struct Area(long SquareMetres) : INumberValue<Area>, IComparable<Area>
{
    /// <summary>About the area of China, in square metres.</summary>
    public const long Largest = 10_000_000_000_000;

    public long Value => SquareMetres;

    public static bool TryCreate(long number, out Area value)
    {
        value = new(number);
        return number is >= 0 and <= Largest;
    }

    public int CompareTo(Area other) => SquareMetres.CompareTo(other.SquareMetres);

    public static bool operator <(Area left, Area right) => left.SquareMetres < right.SquareMetres;

    public static bool operator >(Area left, Area right) => left.SquareMetres > right.SquareMetres;

    public static bool operator <=(Area left, Area right) => left.SquareMetres <= right.SquareMetres;

    public static bool operator >=(Area left, Area right) => left.SquareMetres >= right.SquareMetres;

    public static Area operator +(Area left, Area right) => new(left.SquareMetres + right.SquareMetres);

    public override string ToString() => SquareMetres.ToString(CultureInfo.InvariantCulture);
}
