using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace CivilAffairs.Relief.Sheets.Tests.Files;

/// <summary>A workbook as Excel writes one: shared texts, dates as numbers with a format, formulas with their last values.</summary>
internal sealed class Book
{
    private readonly List<(string Name, string Xml)> _sheets = [];
    private readonly List<string> _texts = [];

    /// <summary>Name of a sheet that nobody sees; none where null.</summary>
    public string? Hidden { get; init; }

    /// <summary>Days from 1904 on.</summary>
    public bool Since1904 { get; init; }

    /// <summary>What stands in place of the shared texts; null for those of the cells.</summary>
    public string? SharedTexts { get; init; }

    public Book Sheet(string name, IEnumerable<object?[]> rows, params string[] merged)
    {
        var xml = new StringBuilder("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        var number = 0;
        foreach (var row in rows)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""<row r="{++number}">""");
            for (var column = 0; column < row.Length; column++) xml.Append(Cell($"{Letter(column)}{number}", row[column]));
            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (merged.Length > 0) xml.Append("<mergeCells>").AppendJoin(string.Empty, merged.Select(range => $"""<mergeCell ref="{range}"/>""")).Append("</mergeCells>");
        return Raw(name, xml.Append("</worksheet>").ToString());
    }

    public Book Raw(string name, string xml)
    {
        _sheets.Add((name, xml));
        return this;
    }

    /// <param name="more">Further parts.</param>
    public string Save(string path, params (string Name, byte[] Content)[] more)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        Add("xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="{(Since1904 ? 1 : 0)}"/><sheets>{string.Concat(_sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{(sheet.Name == Hidden ? "hidden" : "visible")}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>""");
        Add("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"x\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}</Relationships>""");
        Add("xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[Red]&quot;day&quot;0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>""");
        Add("xl/sharedStrings.xml", SharedTexts ?? $"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{string.Concat(_texts)}</sst>""");
        for (var i = 0; i < _sheets.Count; i++) Add($"xl/worksheets/sheet{i + 1}.xml", _sheets[i].Xml);
        foreach (var (name, content) in more)
        {
            using var part = zip.CreateEntry(name).Open();
            part.Write(content);
        }

        return path;

        void Add(string name, string xml)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
            writer.Write(xml);
        }
    }

    public static string Letter(int column) => column < 26 ? ((char)('A' + column)).ToString() : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    private string Cell(string at, object? value) => value switch
    {
        null => string.Empty,
        string text => $"""<c r="{at}" t="s"><v>{Share($"<t>{SecurityElement.Escape(text)}</t>")}</v></c>""",
        Rich rich => $"""<c r="{at}" t="s"><v>{Share($"<r><t>{rich.First}</t></r><r><t>{rich.Second}</t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh>")}</v></c>""",
        Inline inline => $"""<c r="{at}" t="inlineStr"><is><t>{inline.Text}</t></is></c>""",
        Serial serial => string.Create(CultureInfo.InvariantCulture, $"""<c r="{at}" s="{serial.Style}"><v>{serial.Days}</v></c>"""),
        Failed failed => $"""<c r="{at}" t="e"><v>{failed.Error}</v></c>""",
        Formula { Value: null } formula => $"""<c r="{at}"><f>{formula.Text}</f></c>""",
        Formula formula => $"""<c r="{at}" t="str"><f>{formula.Text}</f><v>{formula.Value}</v></c>""",
        bool flag => $"""<c r="{at}" t="b"><v>{(flag ? 1 : 0)}</v></c>""",
        _ => string.Create(CultureInfo.InvariantCulture, $"""<c r="{at}"><v>{value}</v></c>"""),
    };

    private int Share(string xml)
    {
        _texts.Add($"<si>{xml}</si>");
        return _texts.Count - 1;
    }

    internal sealed record Rich(string First, string Second);

    internal sealed record Inline(string Text);

    /// <summary>A day as Excel keeps it.</summary>
    internal sealed record Serial(double Days, int Style = 1);

    internal sealed record Failed(string Error);

    /// <param name="Value">The last; null where it was never computed.</param>
    internal sealed record Formula(string Text, string? Value);
}
