using System.Globalization;
using System.Text;

namespace CivilAffairs.Relief.Domain;

/// <summary>Text as people type and paste it on Chinese keyboards, brought to the one form that is then checked.</summary>
public static class TypedText
{
    private const char FullWidthFirst = '！';
    private const char FullWidthLast = '～';

    /// <summary>Full-width letters, digits and signs become ASCII; white space and invisible marks go.</summary>
    public static string Tight(string? text) => Folded(text, static _ => { });

    /// <summary>As <see cref="Tight"/>, but each run of white space inside the text becomes one space.</summary>
    public static string Spaced(string? text) => Folded(text, static folded =>
    {
        if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }).TrimEnd();

    private static string Folded(string? text, Action<StringBuilder> onSpace)
    {
        if (string.IsNullOrEmpty(text)) return string.Empty;
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) onSpace(folded);
            else if (c is >= FullWidthFirst and <= FullWidthLast) folded.Append((char)(c - FullWidthFirst + '!'));
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)) folded.Append(c);
        }

        return folded.ToString();
    }
}
