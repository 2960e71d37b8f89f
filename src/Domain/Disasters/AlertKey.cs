using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// Names what somebody must look at, and in which condition: what kind of alert, then what it is about, separated by colons, such as
/// <c>consignment-late:{id}</c> or <c>missing:3</c>. A condition that changes is another alert, so that nobody has answered for it yet.
/// </summary>
[JsonConverter(typeof(TextValueConverter<AlertKey>))]
public readonly record struct AlertKey : ITextValue<AlertKey>
{
    private const int Longest = 160;

    private readonly string? _key;

    private AlertKey(string key, AlertKind kind)
    {
        _key = key;
        Kind = kind;
    }

    public AlertKind Kind { get; }

    /// <summary>One to 160 letters of English, digits, colons, dots, hyphens and plus signs; the first part is a kind in kebab case.</summary>
    public static bool TryParse(string? text, out AlertKey value)
    {
        value = default;
        if (text?.Length is not (>= 1 and <= Longest) || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '.' or '-' or '+')) return false;
        if (AlertKinds.Find(text.Split(':', 2)[0]) is not { } kind) return false;
        value = new(text, kind);
        return true;
    }

    /// <exception cref="FormatException">The text is no name of an alert.</exception>
    public static AlertKey Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is no name of an alert");

    public override string ToString() => _key ?? string.Empty;
}
