namespace CivilAffairs.Relief.Domain;

/// <summary>Checks of single fields that every thing's commands share. Each answers what is wrong, or null.</summary>
public static class Field
{
    /// <summary>Characters in a name, an address, a reason, a document number.</summary>
    public const int LongestText = 200;

    /// <summary>Characters in a note.</summary>
    public const int LongestNote = 2000;

    // Phones and tablets in the field run some minutes ahead.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Present, not blank, not longer than <paramref name="max"/>.</summary>
    public static Refusal? Text(string? text, string field, int max = LongestText) =>
        string.IsNullOrWhiteSpace(text) ? new Required(field) : Length(text, field, max);

    /// <summary>May be absent or blank; not longer than <paramref name="max"/>.</summary>
    public static Refusal? Length(string? text, string field, int max = LongestText) => text?.Length > max ? new TooLong(field, max) : null;

    /// <summary>Both bounds inclusive.</summary>
    public static Refusal? Range(long number, string field, long min, long max) => number < min || number > max ? new OutOfRange(field, min, max) : null;

    public static Refusal? Defined<TEnum>(TEnum value, string field)
        where TEnum : struct, Enum => Enum.IsDefined(value) ? null : new Unknown(field);

    /// <summary>At least one entry, and none of them missing.</summary>
    public static Refusal? Filled<T>(IReadOnlyList<T?>? list, string field)
    {
        if (list is not { Count: > 0 }) return new Required(field);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null) return new Required($"{field}[{i}]");
        }

        return null;
    }

    /// <summary>An id that was never set is missing.</summary>
    public static Refusal? Given<T>(T value, string field)
        where T : struct, IEquatable<T> => value.Equals(default) ? new Required(field) : null;

    public static Refusal? NotFuture(DateOnly day, string field, CommandContext context) => day > context.Today ? new InTheFuture(field) : Given(day, field);

    /// <summary>Five minutes ahead are taken for a clock that runs ahead.</summary>
    public static Refusal? NotFuture(DateTimeOffset at, string field, CommandContext context) => at > context.At + ClockSkew ? new InTheFuture(field) : Given(at, field);
}
