using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>A photo by its content: the SHA-256 of its bytes as they are kept, 64 lower-case hexadecimal digits.</summary>
[JsonConverter(typeof(TextValueConverter<PhotoHash>))]
public readonly record struct PhotoHash : ITextValue<PhotoHash>
{
    private const int Length = 64;

    private readonly string? _digits;

    private PhotoHash(string digits) => _digits = digits;

    public static PhotoHash Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public static bool TryParse(string? text, out PhotoHash value)
    {
        var valid = text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
        value = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => _digits ?? string.Empty;
}
