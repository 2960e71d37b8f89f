using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>Code of an item in the catalogue: 1 to 32 lower-case letters, digits and hyphens, such as <c>rice</c> or <c>quilt</c>.</summary>
[JsonConverter(typeof(TextValueConverter<ItemCode>))]
public readonly record struct ItemCode : ITextValue<ItemCode>
{
    private readonly string? _code;

    private ItemCode(string code) => _code = code;

    public static bool TryParse(string? text, out ItemCode value)
    {
        value = default;
        if (text?.Length is not (>= 1 and <= 32) || !text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) return false;
        value = new(text);
        return true;
    }

    /// <exception cref="FormatException">The text is not an item code.</exception>
    public static ItemCode Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not an item code");

    public override string ToString() => _code ?? string.Empty;
}
