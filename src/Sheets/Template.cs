using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Columns;

namespace CivilAffairs.Relief.Sheets;

/// <summary>The empty sheet that people fill in: its columns, a household as an example, and what to write where.</summary>
public static class Template
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>A text in UTF-8 with its mark, as Excel wants one.</summary>
    public static byte[] Csv(Func<Bilingual, string> language)
    {
        var text = new StringBuilder();
        foreach (var row in Table(language)) text.AppendJoin(',', row.Select(SheetText.CsvCell)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A workbook of two sheets whose columns are formatted as text, so that Excel leaves numbers of people as they are typed.</summary>
    public static byte[] Xlsx(Func<Bilingual, string> language)
    {
        string[] names = [language(new("登记表", "Households")), language(new("填写说明", "Explanation"))];
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Type}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Type}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="{Type}.worksheet+xml"/></Types>""");
            Add("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
            Add("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{names[0]}" sheetId="1" r:id="rId1"/><sheet name="{names[1]}" sheetId="2" r:id="rId2"/></sheets></workbook>""");

            // 49 is the format of a text.
            Add("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>""");
            Add("xl/worksheets/sheet1.xml", Sheet(Table(language), 18));
            Add("xl/worksheets/sheet2.xml", Sheet(Explanation(language), 40));

            void Add(string part, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
                writer.Write(xml);
            }
        }

        return file.ToArray();
    }

    private static List<string[]> Table(Func<Bilingual, string> language) =>
    [
        [.. SheetColumns.All.Select(column => language(column.Header))],
        [.. SheetColumns.All.Select(column => column.Example.First)],
        [.. SheetColumns.All.Select(column => column.Example.Second)],
    ];

    private static List<string[]> Explanation(Func<Bilingual, string> language) =>
    [
        [language(new("一行填写一人；示例两行请删除。列的顺序不限，不需要的列可以删去。", "One person a row; delete the two rows of the example. Columns may stand in any order, and those that are not needed may go."))],
        .. SheetColumns.All.Select(column => new[] { language(column.Header), language(column.Explained) }),
    ];

    private static string Sheet(List<string[]> rows, int width)
    {
        var columns = rows.Max(row => row.Length);
        var xml = new StringBuilder();
        xml.Append(CultureInfo.InvariantCulture, $"""<worksheet xmlns="{Main}"><cols><col min="1" max="{columns}" width="{width}" style="0" customWidth="1"/></cols><sheetData>""");
        for (var row = 0; row < rows.Count; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""<row r="{row + 1}">""");
            foreach (var text in rows[row]) xml.Append(CultureInfo.InvariantCulture, $"""<c t="inlineStr" s="{(row == 0 ? 1 : 0)}"><is><t>{SecurityElement.Escape(text)}</t></is></c>""");
            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }
}
