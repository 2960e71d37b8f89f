using System.Globalization;
using System.Text;
using System.Text.Json;
using CivilAffairs.Relief.Sheets;
using CivilAffairs.Relief.Sheets.Columns;
using CivilAffairs.Relief.Sheets.Files;

namespace CivilAffairs.Relief.Cli.Importing;

/// <summary>The rows that were not taken, as they stand in the sheet, with the whole of their households and the reason before each: a sheet that is put right and imported.</summary>
internal static class BadRowsFile
{
    /// <param name="to">New.</param>
    /// <param name="sheet">Name of the sheet that was read; null in a text.</param>
    /// <param name="lines">As the system tells them.</param>
    /// <returns>How many rows were written.</returns>
    public static async Task<int> WriteAsync(FileInfo to, FileInfo from, string? sheet, IReadOnlyList<JsonElement> lines, CancellationToken cancellationToken)
    {
        var reasons = lines.ToLookup(line => line.GetProperty("row").GetInt32(), Reason);
        using var source = Open(from);
        var index = Math.Max(0, source.Sheets.ToList().FindIndex(one => one.Name == (sheet ?? string.Empty)));
        var heading = Heading.Find(source.Rows(index), SheetLimits.Default.Columns)?.Row ?? 0;
        await using var text = new StreamWriter(new FileStream(to.FullName, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var written = 0;
        foreach (var row in source.Rows(index))
        {
            if (row.Number == heading) await WriteAsync(["行号 Row", "原因 Reason"], row);
            else if (reasons.Contains(row.Number))
            {
                await WriteAsync([row.Number.ToString(CultureInfo.InvariantCulture), string.Join("; ", reasons[row.Number])], row);
                written++;
            }
        }

        return written;

        Task WriteAsync(string[] before, SheetRow row) =>
            text.WriteLineAsync(string.Join(',', before.Concat(row.Cells.Select(cell => cell.Text)).Select(SheetText.CsvCell)).AsMemory(), cancellationToken);
    }

    private static SheetSource Open(FileInfo from)
    {
        try
        {
            return SheetSource.Open(from.FullName, SheetLimits.Default);
        }
        catch (UnfitFileException unfit)
        {
            throw new UsageException(unfit.Refusal.Reason.ToString());
        }
    }

    private static string Reason(JsonElement line)
    {
        var (column, reason) = (line.GetProperty("column").GetString(), line.GetProperty("reason"));
        var words = $"{reason.GetProperty("zh").GetString()} {reason.GetProperty("en").GetString()}";
        return string.IsNullOrEmpty(column) ? words : $"{column}: {words}";
    }
}
