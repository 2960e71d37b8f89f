using System.Globalization;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>How many events a stream holds; zero means it does not exist. The nth event has version n.</summary>
[JsonConverter(typeof(NumberValueConverter<StreamVersion>))]
public readonly record struct StreamVersion(long Value) : INumberValue<StreamVersion>, IComparable<StreamVersion>
{
    public static StreamVersion None => default;

    public static bool TryCreate(long number, out StreamVersion value)
    {
        value = new(number);
        return number >= 0;
    }

    public StreamVersion After(int events) => new(Value + events);

    public int CompareTo(StreamVersion other) => Value.CompareTo(other.Value);

    public static bool operator <(StreamVersion left, StreamVersion right) => left.Value < right.Value;

    public static bool operator >(StreamVersion left, StreamVersion right) => left.Value > right.Value;

    public static bool operator <=(StreamVersion left, StreamVersion right) => left.Value <= right.Value;

    public static bool operator >=(StreamVersion left, StreamVersion right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Place of an event in the whole journal, from 1, contiguous in commit order; zero means none.</summary>
[JsonConverter(typeof(NumberValueConverter<JournalPosition>))]
public readonly record struct JournalPosition(long Value) : INumberValue<JournalPosition>, IComparable<JournalPosition>
{
    public static JournalPosition None => default;

    public static bool TryCreate(long number, out JournalPosition value)
    {
        value = new(number);
        return number >= 0;
    }

    public int CompareTo(JournalPosition other) => Value.CompareTo(other.Value);

    public static bool operator <(JournalPosition left, JournalPosition right) => left.Value < right.Value;

    public static bool operator >(JournalPosition left, JournalPosition right) => left.Value > right.Value;

    public static bool operator <=(JournalPosition left, JournalPosition right) => left.Value <= right.Value;

    public static bool operator >=(JournalPosition left, JournalPosition right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
