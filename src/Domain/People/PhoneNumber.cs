using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// A telephone of the mainland: a mobile as eleven digits (<c>13812345678</c>) or a landline with its area code (<c>0564-3312345</c>).
/// </summary>
[JsonConverter(typeof(TextValueConverter<PhoneNumber>))]
public readonly record struct PhoneNumber : ITextValue<PhoneNumber>
{
    private const int DigitsOfMobile = 11;

    private readonly string? _number;

    private PhoneNumber(string number) => _number = number;

    /// <summary>Whether a text message can reach it.</summary>
    public bool IsMobile => _number?[0] == '1';

    public static bool TryParse(string? text, out PhoneNumber value) => Check(text, string.Empty, out value) is null;

    /// <summary>Reads a number as typed: +86, 0086, spaces, hyphens, brackets and full-width digits are folded.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="field">The command's field, for the refusal.</param>
    /// <param name="phone">The number, where there is no refusal.</param>
    /// <returns>What is wrong, or null.</returns>
    public static Refusal? Check(string? text, string field, out PhoneNumber phone)
    {
        phone = default;
        var typed = TypedText.Tight(text);
        if (typed.Length == 0) return new Required(field);
        var digits = WithoutCountry(typed);
        if (digits.AsSpan().ContainsAnyExceptInRange('0', '9')) return new PhoneCharacters(field);
        return digits.StartsWith('1') ? CheckMobile(digits, field, out phone) : CheckLandline(digits, field, out phone);
    }

    /// <summary>For screens: <c>138****5678</c>, <c>0564-***2345</c>.</summary>
    public string Masked()
    {
        if (_number is null) return string.Empty;
        var shown = IsMobile ? 3 : _number.IndexOf('-', StringComparison.Ordinal) + 1;
        return string.Concat(_number.AsSpan(0, shown), new string('*', _number.Length - shown - 4), _number.AsSpan(_number.Length - 4));
    }

    /// <summary>The number in full, which the wire and the sealed journal need; logs take it in no form.</summary>
    public override string ToString() => _number ?? string.Empty;

    private static string WithoutCountry(string typed)
    {
        var abroad = typed.StartsWith('+') ? 1 : typed.StartsWith("00", StringComparison.Ordinal) ? 2 : 0;
        var digits = string.Concat(typed[abroad..].Where(c => c is not ('-' or '(' or ')' or '－' or '—' or '–')));
        // Thirteen digits with 86 in front are a mobile written without its plus.
        var bare = digits.Length == DigitsOfMobile + 2 && digits.StartsWith("861", StringComparison.Ordinal);
        if (!bare && (abroad == 0 || !digits.StartsWith("86", StringComparison.Ordinal))) return abroad == 0 ? digits : typed;
        var national = digits[2..];
        return national.StartsWith('1') && national.Length == DigitsOfMobile || national.StartsWith('0') ? national : "0" + national;
    }

    private static Refusal? CheckMobile(string digits, string field, out PhoneNumber phone)
    {
        phone = default;
        if (digits.Length != DigitsOfMobile) return new MobileLength(field, digits.Length);
        if (digits[1] < '3') return new MobilePrefix(field);
        phone = new(digits);
        return null;
    }

    private static Refusal? CheckLandline(string digits, string field, out PhoneNumber phone)
    {
        phone = default;
        // 010 and 02x are the area codes of three digits, 03xx to 09xx those of four.
        var area = digits switch
        {
            ['0', '1', '0', ..] or ['0', '2', not '6', ..] => 3,
            ['0', >= '3', _, _, ..] => 4,
            _ => 0,
        };
        if (area == 0) return new AreaCodeMissing(field);
        var local = digits.AsSpan(area);
        if (local.Length != 8 && (area == 3 || local.Length != 7)) return new LandlineLength(field, local.Length);
        if (local[0] is < '2' or > '8') return new LandlineFirstDigit(field);
        phone = new($"{digits.AsSpan(0, area)}-{local}");
        return null;
    }
}
