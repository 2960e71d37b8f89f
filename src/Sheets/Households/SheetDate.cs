using System.Globalization;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Files;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>Days as sheets have them: dates of Excel, their serial numbers, and the ways in which people write one.</summary>
internal static class SheetDate
{
    // Days since the end of 1899; the last of them is in 2119. A number below is a year or nothing.
    private const int FirstSerial = 2_200;
    private const int LastSerial = 80_000;
    private static readonly DateOnly Day0 = new(1899, 12, 30);

    private static readonly string[] Forms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy年M月d", "yyyyMMdd",
        "yyyy-M-d H:m", "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.fff", "yyyy/M/d H:m", "yyyy/M/d H:m:s", "yyyy-M-dTH:m:s", "yyyy年M月d日 H:m:s",
    ];

    private static readonly string[] Incomplete = ["yyyy", "yyyy年", "yyyyMM", "yyyy-M", "yyyy/M", "yyyy.M", "yyyy年M月", "yyyy年M"];

    /// <returns>What is wrong, or null.</returns>
    /// <param name="month">Where the day is missing: the first of the month that is told, if one is.</param>
    public static Refusal? Read(Cell cell, string field, out DateOnly day, out DateOnly? month)
    {
        (day, month) = (cell.Day, null);
        if (cell.Kind == CellKind.Date) return null;
        var text = TypedText.Spaced(cell.Text);
        if (DateOnly.TryParseExact(text, Incomplete, CultureInfo.InvariantCulture, DateTimeStyles.None, out var some) && some.Year is >= 1850 and <= 2100)
        {
            // Five digits and fewer than a year of them are no month.
            month = text.Length > 5 ? some : null;
            return new DayMissing(field);
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial)
        {
            day = Day0.AddDays(serial);
            return null;
        }

        if (!DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return new NotADate(field);
        day = DateOnly.FromDateTime(at);
        return null;
    }
}
