using System.Globalization;
using System.Text;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Columns;

/// <summary>Headers as people write them.</summary>
internal static class HeaderText
{
    private const string Marks = "()【】[]〔〕";

    /// <summary>A header without what people put round it, and the unit that it gives.</summary>
    public static (string Name, string Unit) Fold(string header)
    {
        var tight = TypedText.Tight(header).ToLower(CultureInfo.InvariantCulture);
        var (name, unit, inside) = (new StringBuilder(), new StringBuilder(), 0);
        foreach (var c in tight)
        {
            if (Marks.IndexOf(c, StringComparison.Ordinal) is >= 0 and var mark) inside += mark % 2 == 0 ? 1 : -1;
            else if (inside > 0) unit.Append(c);
            else if (char.IsLetterOrDigit(c)) name.Append(c);
        }

        return (name.ToString(), unit.ToString());
    }
}
