using System.Buffers;

namespace CivilAffairs.Relief.Sheets;

/// <summary>Texts on their way into a sheet that somebody opens.</summary>
public static class SheetText
{
    private static readonly SearchValues<char> Dividing = SearchValues.Create(",;\"\r\n\t");

    /// <summary>A cell of a CSV file: between quotation marks where it must, and with an apostrophe where a spreadsheet would take it for a formula.</summary>
    public static string CsvCell(string? text)
    {
        var safe = text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text ?? string.Empty;
        return safe.AsSpan().ContainsAny(Dividing) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
