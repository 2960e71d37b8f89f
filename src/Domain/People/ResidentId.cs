using System.Globalization;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// Citizen identity number (公民身份号码, GB 11643-1999): six digits of the place of first registration, eight of the birth date, three of sequence
/// (the last odd for a man), one check character. Always the eighteen-character form with an upper-case X.
/// </summary>
[JsonConverter(typeof(TextValueConverter<ResidentId>))]
public readonly record struct ResidentId : ITextValue<ResidentId>
{
    private const int Length = 18;
    private const int OldLength = 15;

    // First registration decides the prefix for life, so counties abolished since still occur: only the province is checked.
    // 71, 81-83: Taiwan, Hong Kong, Macao and their residence permits.
    private const string Provinces = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";

    private const string CheckCharacters = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly string? _digits;

    private ResidentId(string digits) => _digits = digits;

    /// <summary>Digits 7 to 14.</summary>
    public DateOnly Birth => TryReadBirth(ToString(), out var birth) ? birth : default;

    /// <summary>From digit 17.</summary>
    public Sex Sex => _digits is not null && (_digits[16] & 1) == 0 ? Sex.Female : Sex.Male;

    /// <summary>The county of first registration, which may have been abolished since.</summary>
    public PlaceCode RegisteredAt => _digits is null ? PlaceCode.Country : PlaceCode.Parse(_digits[..6]);

    /// <summary>Digits 15 to 17.</summary>
    internal int Sequence => _digits is null ? 0 : int.Parse(_digits.AsSpan(14, 3), CultureInfo.InvariantCulture);

    /// <summary>Checks everything but whether the person is born yet, for which <see cref="Check"/> needs the day.</summary>
    public static bool TryParse(string? text, out ResidentId value) => Check(text, string.Empty, DateOnly.MaxValue, out value) is null;

    /// <exception cref="FormatException">The text is not a valid number; the message does not repeat it.</exception>
    public static ResidentId Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException("not a resident ID");

    /// <summary>Reads a number as typed: full-width digits and spaces are folded, a lower-case x is raised.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="field">The command's field, for the refusal.</param>
    /// <param name="today">A birth date after this day is refused.</param>
    /// <param name="id">The number, where there is no refusal.</param>
    /// <returns>What is wrong, or null.</returns>
    public static Refusal? Check(string? text, string field, DateOnly today, out ResidentId id)
    {
        id = default;
        var digits = TypedText.Tight(text).ToUpperInvariant();
        if (digits.Length == 0) return new Required(field);
        if (digits.Length == OldLength && IsDigits(digits)) return new ResidentIdOldForm(field);
        if (digits.Length != Length) return new ResidentIdLength(field, digits.Length);
        if (!IsDigits(digits.AsSpan(0, Length - 1)) || !(digits[^1] == 'X' || char.IsAsciiDigit(digits[^1]))) return new ResidentIdCharacters(field);
        if (!IsKnownPrefix(digits)) return new ResidentIdPlace(field);
        if (!TryReadBirth(digits, out var birth)) return new ResidentIdBirthDate(field);
        if (birth > today) return new ResidentIdNotBornYet(field);
        if (digits[^1] != CheckCharacter(digits)) return new ResidentIdCheckCharacter(field);
        id = new(digits);
        return null;
    }

    /// <summary>The check character of the first seventeen digits.</summary>
    internal static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++) sum += (digits[i] - '0') * Weights[i];
        return CheckCharacters[sum % CheckCharacters.Length];
    }

    /// <summary>For screens: the place and the last four stay readable, birth date hidden.</summary>
    public string Masked() => _digits is null ? string.Empty : $"{_digits[..6]}********{_digits[14..]}";

    /// <summary>The number in full, which the wire and the sealed journal need. Screens and reports take <see cref="Masked"/>; logs take neither.</summary>
    public override string ToString() => _digits ?? string.Empty;

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    // Permanent residence cards of foreigners (since 2023) put a 9 before the province's two digits.
    private static bool IsKnownPrefix(string digits) =>
        IsProvince(digits.AsSpan(0, 2)) || (digits[0] == '9' && IsProvince(digits.AsSpan(1, 2)));

    private static bool IsProvince(ReadOnlySpan<char> prefix)
    {
        for (var i = 0; i < Provinces.Length; i += 3)
        {
            if (prefix.SequenceEqual(Provinces.AsSpan(i, 2))) return true;
        }

        return false;
    }

    private static bool TryReadBirth(string digits, out DateOnly birth)
    {
        birth = default;
        return digits.Length == Length && DateOnly.TryParseExact(digits.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out birth);
    }
}
