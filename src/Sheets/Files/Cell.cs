using System.Buffers;
using System.Globalization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    Blank,
    Text,

    /// <summary>A number of Excel, of which it keeps fifteen digits.</summary>
    Number,
    Date,

    /// <summary>#N/A, #REF! and their like: a formula that came to nothing.</summary>
    Error,

    /// <summary>A text that a spreadsheet would carry out.</summary>
    Formula,
}

/// <summary>One cell of a sheet.</summary>
/// <param name="Text">What a person would read in it, without white space around it; a number in plain digits.</param>
/// <param name="Number">The number, of a number.</param>
/// <param name="Day">The day, of a date.</param>
public readonly record struct Cell(CellKind Kind, string Text, double Number = 0, DateOnly Day = default)
{
    // Above this Excel has put zeros in place of digits.
    private const double FifteenDigits = 1e15;

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.");

    public static Cell Blank { get; } = new(CellKind.Blank, string.Empty);

    public bool IsBlank => Kind == CellKind.Blank;

    /// <summary>Whether digits were lost when Excel took the text for a number.</summary>
    public bool HasLostDigits => Kind switch
    {
        CellKind.Number => Math.Abs(Number) >= FifteenDigits,
        CellKind.Text => IsScientific(Text),
        _ => false,
    };

    /// <summary>A text as typed, pasted or exported: the apostrophe that marks a text and the formula <c>="138..."</c> that does so are taken off.</summary>
    public static Cell Of(string? typed)
    {
        var text = Plain(typed);
        if (text.Length > 1 && text[0] is '\'' or '‘' or '’') text = text[1..].Trim();
        if (text is ['=', '"', .., '"'] && !text[2..^1].Contains('"', StringComparison.Ordinal)) text = text[2..^1].Trim();
        if (text.Length == 0) return Blank;
        return new(WouldRun(text) ? CellKind.Formula : CellKind.Text, text);
    }

    public static Cell Of(double number) => new(CellKind.Number, number.ToString(number == Math.Truncate(number) && Math.Abs(number) < 1e21 ? "0" : "R", CultureInfo.InvariantCulture), number);

    public static Cell Of(DateTime day) => new(CellKind.Date, DayText.Of(DateOnly.FromDateTime(day)), Day: DateOnly.FromDateTime(day));

    public static Cell OfError(string name) => new(CellKind.Error, name);

    // A line break within a cell is a space; what cannot be seen goes.
    private static string Plain(string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return string.Empty;
        if (!typed.AsSpan().ContainsAnyInRange('\0', '\u001F') && !typed.AsSpan().ContainsAny('\uFEFF', '\u200B', '\u007F')) return typed.Trim();
        return string.Concat(typed.Select(c => c is '\t' or '\r' or '\n' ? ' ' : c).Where(c => c >= ' ' && c is not ('\uFEFF' or '\u200B' or '\u007F'))).Trim();
    }

    // A plus or a minus begins a phone number or stands for nothing as well.
    private static bool WouldRun(string text) => text[0] switch
    {
        '=' or '@' or '＝' or '＠' => true,
        '+' or '-' => text.AsSpan(1).ContainsAny("|!(=") || text.Skip(1).Any(char.IsAsciiLetter),
        _ => false,
    };

    private static bool IsScientific(string text)
    {
        var folded = TypedText.Tight(text).ToUpperInvariant();
        var sign = folded.IndexOf("E+", StringComparison.Ordinal);
        return sign > 0
            && !folded.AsSpan(0, sign).ContainsAnyExcept(OfNumbers)
            && int.TryParse(folded.AsSpan(sign + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var power) && power >= 11;
    }
}

/// <summary>One row of a sheet.</summary>
/// <param name="Number">As a spreadsheet shows it: the first is 1.</param>
/// <param name="Cells">From the first column on; what is not there is blank.</param>
/// <param name="IsBroken">Its quotation marks do not match, so nobody knows where its cells end.</param>
public sealed record SheetRow(int Number, IReadOnlyList<Cell> Cells, bool IsBroken = false)
{
    public bool IsBlank => !IsBroken && Cells.All(cell => cell.IsBlank);

    public Cell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : Cell.Blank;
}
