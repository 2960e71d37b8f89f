using System.Globalization;
using System.IO.Compression;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>
/// A workbook of Excel (ECMA-376), a row of it in memory at a time beside the texts that its cells share. Of a formula the last value is read; merged cells give
/// theirs to all rows over which they reach.
/// </summary>
internal sealed class XlsxSource : SheetSource
{
    private readonly ZipArchive _zip;
    private readonly Workbook _book;
    private readonly SheetLimits _limits;
    private readonly Dictionary<int, MergedCells> _merged = [];

    private XlsxSource(ZipArchive zip, SheetLimits limits) => (_zip, _limits, _book) = (zip, limits, Guard(0, () => new Workbook(zip, limits)));

    public override string Format => "xlsx";

    public override string? Encoding => null;

    public override IReadOnlyList<SheetName> Sheets => [.. _book.Sheets.Select(sheet => sheet.Name)];

    public static new XlsxSource Open(string path, SheetLimits limits)
    {
        WorkbookParts.Check(path, limits);
        var zip = Guard(0, () => ZipFile.OpenRead(path));
        try
        {
            return new(zip, limits);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public override IEnumerable<SheetRow> Rows(int sheet)
    {
        var merged = Merged(sheet);
        merged.Restart();
        var number = 0;
        using var rows = new SheetXml(_book, _book.Sheets[sheet].Part, _limits);
        while (Guard(number, rows.Read))
        {
            number = rows.Row;
            merged.Fill(number, rows.Cells);
            yield return new(number, [.. rows.Cells]);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _zip.Dispose();
    }

    // A format as wide as this one leads hostile bytes to whatever exception there is.
    private static T Guard<T>(int row, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is not (UnfitFileException or OperationCanceledException or OutOfMemoryException))
        {
            throw Unfit(new FileDamaged(row));
        }
    }

    // They stand behind the rows that they are about.
    private MergedCells Merged(int sheet)
    {
        if (_merged.TryGetValue(sheet, out var known)) return known;
        return _merged[sheet] = Guard(0, () =>
        {
            var (merged, count) = (new MergedCells(), 0);
            using var xml = new PartXml(_book.Sheets[sheet].Part, _limits.CellText);
            while (xml.ReadTo("mergeCell"))
            {
                if (++count > _limits.Merges) throw Unfit(new FileInflates());
                merged.Add(xml["ref"] ?? string.Empty);
            }

            return merged;
        });
    }
}

/// <summary>The rows of one sheet as they stand in its XML; one that has no cells is passed over.</summary>
internal sealed class SheetXml(Workbook book, ZipArchiveEntry part, SheetLimits limits) : IDisposable
{
    // A day more than the calendar has: Excel counts a 29th of February 1900.
    private static readonly DateTime Day0 = new(1899, 12, 30);
    private static readonly DateTime Day0Of1904 = new(1904, 1, 1);

    private readonly PartXml _xml = new(part, limits.CellText);

    /// <summary>From 1.</summary>
    public int Row { get; private set; }

    public List<Cell> Cells { get; } = [];

    public bool Read()
    {
        if (!_xml.ReadTo("row")) return false;
        var row = _xml["r"] is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : Row + 1;
        if (row <= Row) throw new InvalidDataException("rows are out of order");
        if (row > limits.Rows) throw new UnfitFileException(new FileTooManyRows(limits.Rows));
        Row = row;
        Cells.Clear();
        if (_xml.IsEmpty) return true;
        while (_xml.Read() && !(_xml.IsEnd && _xml.Name == "row"))
        {
            if (!_xml.IsElement || _xml.Name != "c") continue;
            var column = _xml["r"] is { } address ? CellAddress.Read(address)?.Column ?? throw new InvalidDataException("a cell is nowhere") : Cells.Count;
            if (column >= limits.Columns * 4) throw new UnfitFileException(new FileTooManyColumns(limits.Columns));
            while (Cells.Count <= column) Cells.Add(Cell.Blank);
            Cells[column] = ReadCell();
        }

        return true;
    }

    public void Dispose() => _xml.Dispose();

    private Cell ReadCell()
    {
        var (type, style) = (_xml["t"], _xml["s"]);
        if (_xml.IsEmpty) return Cell.Blank;
        var (value, text, computed) = (default(string), default(string), false);
        while (_xml.Read() && !(_xml.IsEnd && _xml.Name == "c"))
        {
            if (!_xml.IsElement) continue;
            if (_xml.Name == "f") computed = true;
            else if (_xml.Name == "v") value = _xml.ReadText();
            else if (_xml.Name == "is") text = _xml.ReadTexts("t", without: "rPh");
        }

        // Written by a program that leaves the computing to Excel, which nobody opened it with.
        if (computed && value is null) return Cell.OfError("formula");
        return type switch
        {
            "s" => Cell.Of(book.Text(value ?? string.Empty)),
            "inlineStr" => Cell.Of(text),
            "str" or "d" => Cell.Of(value),
            "e" => Cell.OfError(value ?? string.Empty),
            "b" => Cell.Of(value == "1" ? "TRUE" : "FALSE"),
            _ => string.IsNullOrEmpty(value) ? Cell.Blank : Number(value, style),
        };
    }

    private Cell Number(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return Cell.OfError(string.Empty);
        if (!book.IsDate(style)) return Cell.Of(number);
        var days = Math.Floor(number);
        return days is < 1 or > 2_900_000 ? Cell.Of(number) : Cell.Of((book.Since1904 ? Day0Of1904 : Day0).AddDays(days));
    }
}
