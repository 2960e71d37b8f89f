using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// A person's name: 1 to 50 characters, Chinese (张三), with a middle dot (买买提·吐尔逊) or Latin (Li Wei). A rare character outside the basic plane counts as one.
/// </summary>
[JsonConverter(typeof(TextValueConverter<PersonName>))]
public readonly record struct PersonName : ITextValue<PersonName>
{
    /// <summary>In characters as a reader counts them.</summary>
    public const int Longest = 50;

    private const char MiddleDot = '·';

    private readonly string? _name;

    private PersonName(string name) => _name = name;

    public static bool TryParse(string? text, out PersonName value) => Check(text, string.Empty, out value) is null;

    /// <summary>
    /// Reads a name as typed: in a Chinese name all spaces go (张 三) and every kind of dot becomes the middle dot; in any other, runs of spaces
    /// become one.
    /// </summary>
    /// <param name="text">As typed.</param>
    /// <param name="field">The command's field, for the refusal.</param>
    /// <param name="name">The name, where there is no refusal.</param>
    /// <returns>What is wrong, or null.</returns>
    public static Refusal? Check(string? text, string field, out PersonName name)
    {
        name = default;
        var folded = Folded(TypedText.Spaced(text));
        if (folded.Length == 0) return new Required(field);
        var characters = folded.EnumerateRunes().Count();
        if (characters > Longest) return new NameLength(field, characters);
        if (!IsLetter(folded.EnumerateRunes().First()) || !folded.EnumerateRunes().All(IsOfName)) return new NameCharacters(field);
        name = new(folded);
        return null;
    }

    /// <summary>For screens: the first character, the rest as stars, at most two of them so that the length tells nothing.</summary>
    public string Masked()
    {
        if (_name is null) return string.Empty;
        var characters = new StringInfo(_name);
        return characters.SubstringByTextElements(0, 1) + new string('*', Math.Clamp(characters.LengthInTextElements - 1, 1, 2));
    }

    /// <summary>The name in full, which the wire and the sealed journal need; logs take it in no form.</summary>
    public override string ToString() => _name ?? string.Empty;

    private static string Folded(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        var chinese = Array.Exists(runes, IsChinese);
        var folded = new StringBuilder(text.Length);
        foreach (var rune in runes)
        {
            if (chinese && rune.Value == ' ') continue;
            folded.Append(IsDot(rune, chinese) ? MiddleDot.ToString() : rune.ToString());
        }

        return folded.ToString();
    }

    private static bool IsOfName(Rune rune) =>
        IsLetter(rune) || rune.Value is MiddleDot or ' ' or '-' or '\'' or '’' or '.' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || IsChinese(rune);

    private static bool IsDot(Rune rune, bool inChinese) => rune.Value is '•' or '・' or '‧' or '∙' or '⋅' || (inChinese && rune.Value is '.' or '｡');

    // 〇 is counted as a number sign by Unicode, and occurs in names.
    private static bool IsChinese(Rune rune) => rune.Value is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x323AF or 0x3007;
}

/// <summary>More characters than a name may have.</summary>
/// <param name="Length">How many there are.</param>
public sealed record NameLength(string Field, int Length) : Refusal(Field, new($"姓名最多{PersonName.Longest}字，现为{Length}字", $"a name has at most {PersonName.Longest} characters, this has {Length}"));

/// <summary>Digits or signs that occur in no name.</summary>
public sealed record NameCharacters(string Field) : Refusal(Field, new("姓名只能含文字和间隔号", "a name is made of letters and middle dots"));
