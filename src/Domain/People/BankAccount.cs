using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>Number of the bank card or passbook that 一卡通 aid is paid to: 12 to 19 digits, the last a Luhn check digit (GB/T 15694).</summary>
[JsonConverter(typeof(TextValueConverter<BankAccount>))]
public readonly record struct BankAccount : ITextValue<BankAccount>
{
    private const int Shortest = 12;
    private const int Longest = 19;

    private readonly string? _digits;

    private BankAccount(string digits) => _digits = digits;

    public static bool TryParse(string? text, out BankAccount value) => Check(text, string.Empty, out value) is null;

    /// <summary>Reads a number as typed: spaces, hyphens and full-width digits are folded.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="field">The command's field, for the refusal.</param>
    /// <param name="account">The number, where there is no refusal.</param>
    /// <returns>What is wrong, or null.</returns>
    public static Refusal? Check(string? text, string field, out BankAccount account)
    {
        account = default;
        var digits = TypedText.Tight(text).Replace("-", string.Empty, StringComparison.Ordinal);
        if (digits.Length == 0) return new Required(field);
        if (digits.AsSpan().ContainsAnyExceptInRange('0', '9')) return new AccountCharacters(field);
        if (digits.Length is < Shortest or > Longest) return new AccountLength(field, digits.Length);
        if (LuhnSum(digits) % 10 != 0) return new AccountCheckDigit(field);
        account = new(digits);
        return null;
    }

    /// <summary>For screens: the last four digits.</summary>
    public string Masked() => _digits is null ? string.Empty : $"**** {_digits[^4..]}";

    /// <summary>The number in full, which the wire, the bank file and the sealed journal need; logs take it in no form.</summary>
    public override string ToString() => _digits ?? string.Empty;

    private static int LuhnSum(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit *= 2;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum;
    }
}

/// <summary>Something other than digits.</summary>
public sealed record AccountCharacters(string Field) : Refusal(Field, new("银行账号只能由数字组成", "a bank account is made of digits"));

/// <summary>Fewer than 12 or more than 19 digits.</summary>
/// <param name="Length">How many there are.</param>
public sealed record AccountLength(string Field, int Length) : Refusal(Field, new($"银行账号应为12至19位，现为{Length}位", $"a bank account has 12 to 19 digits, this has {Length}"));

/// <summary>The last digit does not follow from the others: one of them is mistyped.</summary>
public sealed record AccountCheckDigit(string Field) : Refusal(Field, new("银行账号校验位不符，请核对", "the check digit of the bank account does not match; check the number"));
