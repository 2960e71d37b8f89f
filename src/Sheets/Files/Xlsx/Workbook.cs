using System.Globalization;
using System.IO.Compression;

namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>What the sheets of a workbook share: their names, the texts of cells, and which numbers are dates.</summary>
internal sealed class Workbook
{
    private const int MostTexts = 8_000_000;
    private const int MostFormats = 65_536;
    private const string Beginning = "xl/";

    private readonly Dictionary<string, ZipArchiveEntry> _parts;
    private readonly int _longest;
    private readonly List<string> _texts = [];
    private readonly List<bool> _dates = [];

    /// <exception cref="UnfitFileException">More texts or formats than a workbook has.</exception>
    public Workbook(ZipArchive zip, SheetLimits limits)
    {
        _parts = zip.Entries.ToDictionary(entry => entry.FullName.Replace('\\', '/'), StringComparer.OrdinalIgnoreCase);
        _longest = limits.CellText;
        Sheets = ReadSheets(limits.Parts);
        if (_parts.TryGetValue("xl/sharedStrings.xml", out var texts)) ReadTexts(texts);
        if (_parts.TryGetValue("xl/styles.xml", out var styles)) ReadFormats(styles);
    }

    /// <summary>Those with cells, in their order.</summary>
    public IReadOnlyList<(SheetName Name, ZipArchiveEntry Part)> Sheets { get; }

    /// <summary>Whether days are counted from 1904, as by an old Excel on a Macintosh.</summary>
    public bool Since1904 { get; private set; }

    /// <summary>A text that cells share; null where there is none of this number.</summary>
    public string? Text(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _texts.Count ? _texts[index] : null;

    /// <summary>Whether a number of this style is shown as a date.</summary>
    public bool IsDate(string? style) => int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _dates.Count && _dates[index];

    private List<(SheetName, ZipArchiveEntry)> ReadSheets(int most)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_parts.TryGetValue("xl/_rels/workbook.xml.rels", out var relations))
        {
            using var xml = new PartXml(relations, _longest);
            while (xml.ReadTo("Relationship") && targets.Count < most)
            {
                if (xml["Id"] is { } id && xml["Target"] is { } target) targets[id] = target.StartsWith('/') ? target[1..] : Beginning + target;
            }
        }

        var sheets = new List<(SheetName, ZipArchiveEntry)>();
        using var book = new PartXml(_parts["xl/workbook.xml"], _longest);
        while (book.Read() && sheets.Count < most)
        {
            if (!book.IsElement) continue;
            if (book.Name == "workbookPr") Since1904 = book["date1904"] is "1" or "true";
            if (book.Name == "sheet" && book.Reference is { } id && targets.TryGetValue(id, out var path) && _parts.TryGetValue(path, out var part)) sheets.Add((new(book["name"] ?? string.Empty, book["state"] is "hidden" or "veryHidden"), part));
        }

        return sheets;
    }

    private void ReadTexts(ZipArchiveEntry part)
    {
        using var xml = new PartXml(part, _longest);
        while (xml.ReadTo("si"))
        {
            if (_texts.Count == MostTexts) throw new UnfitFileException(new FileInflates());

            // How a text is read aloud (rPh) is no part of it.
            _texts.Add(xml.ReadTexts("t", without: "rPh"));
        }
    }

    private void ReadFormats(ZipArchiveEntry part)
    {
        var own = new Dictionary<int, bool>();
        var inCells = false;
        using var xml = new PartXml(part, _longest);
        while (xml.Read())
        {
            if (xml.Name == "cellXfs") inCells = xml.IsElement && !xml.IsEmpty;
            if (!xml.IsElement || own.Count > MostFormats || _dates.Count > MostFormats) continue;
            if (xml.Name == "numFmt" && Number(xml["numFmtId"]) is { } id) own[id] = DateFormat.IsDate(xml["formatCode"] ?? string.Empty);
            if (inCells && xml.Name == "xf") _dates.Add(Number(xml["numFmtId"]) is { } format && (own.TryGetValue(format, out var isDate) ? isDate : DateFormat.IsBuiltIn(format)));
        }
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Which formats of numbers show a day.</summary>
internal static class DateFormat
{
    /// <summary>Of the formats that have a number only (ECMA-376 part 1, 18.8.30): those of the western and of the Chinese editions.</summary>
    public static bool IsBuiltIn(int format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or 50 or 51 or 52 or 53 or 54 or 57 or 58;

    /// <summary>Whether the format has a year or a day outside of what it shows as it stands.</summary>
    public static bool IsDate(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '"':
                    i = End(format, '"', i);
                    break;
                case '[':
                    i = End(format, ']', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'Y' or 'd' or 'D':
                    return true;
            }
        }

        return false;
    }

    private static int End(string format, char end, int from) => format.IndexOf(end, from + 1) is >= 0 and var at ? at : format.Length;
}
