using System.Text;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>A text with a row a line and cells between commas, tabs or semicolons.</summary>
internal sealed class CsvSource : SheetSource
{
    private const int LinesLookedAt = 20;

    private static readonly char[] Delimiters = [',', '\t', ';', '，'];

    private readonly string _path;
    private readonly Encoding _encoding;
    private readonly SheetLimits _limits;
    private readonly char _delimiter;

    private CsvSource(string path, Encoding encoding, string name, SheetLimits limits)
    {
        (_path, _encoding, _limits, Encoding) = (path, encoding, limits, name);
        _delimiter = FindDelimiter();
    }

    public override string Format => "csv";

    public override string Encoding { get; }

    public override IReadOnlyList<SheetName> Sheets { get; } = [new(string.Empty)];

    public static new CsvSource Open(string path, SheetLimits limits)
    {
        var (encoding, name) = TextEncodings.Find(path);
        return new(path, encoding, name, limits);
    }

    public override IEnumerable<SheetRow> Rows(int sheet)
    {
        using var lines = new CsvLines(Text(), _delimiter, _limits.CellText, _limits.Columns * 4);
        for (var row = 1; Next(lines, row) is { } texts; row++)
        {
            if (row > _limits.Rows) throw Unfit(new FileTooManyRows(_limits.Rows));
            yield return new(row, [.. texts.Select(Cell.Of)], lines.IsBroken);
        }
    }

    protected override void Dispose(bool disposing)
    {
        // A reading closes the file itself.
    }

    private static List<string>? Next(CsvLines lines, int row)
    {
        try
        {
            return lines.Next();
        }
        catch (CellTooLongException)
        {
            throw Unfit(new FileCellTooLong(row - 1));
        }
        catch (Exception fault) when (fault is DecoderFallbackException or IOException)
        {
            throw Unfit(new FileDamaged(row - 1));
        }
    }

    private StreamReader Text() => new(_path, _encoding, detectEncodingFromByteOrderMarks: true);

    // The one that occurs most in the first lines; a title above the table has none.
    private char FindDelimiter()
    {
        using var reader = Text();
        var counts = new int[Delimiters.Length];
        var block = new char[4096];
        var lines = 0;
        while (lines < LinesLookedAt && reader.Read(block) is > 0 and var length)
        {
            foreach (var c in block.AsSpan(0, length))
            {
                if (c == '\n') lines++;
                if (Array.IndexOf(Delimiters, c) is >= 0 and var at) counts[at]++;
            }
        }

        // A Chinese comma stands in addresses, too: it divides cells only where nothing else does.
        var found = counts[0] + counts[1] + counts[2] > 0 ? Array.IndexOf(counts, counts.Take(3).Max()) : counts[3] > 0 ? 3 : 0;
        return Delimiters[found];
    }
}
