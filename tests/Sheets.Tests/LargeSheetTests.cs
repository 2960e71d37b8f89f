using System.Globalization;
using System.IO.Compression;
using System.Text;
using CivilAffairs.Relief.Sheets.Files;
using CivilAffairs.Relief.Sheets.Households;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Sheets.Tests;

public sealed class LargeSheetTests : IDisposable
{
    private const int Rows = 200_000;
    private const int PersonsOfHousehold = 4;
    private const int LookedAtEvery = 10_000;

    // What is kept of a file of two hundred thousand people: their numbers, and the texts that a workbook shares.
    private const long Held = 120L << 20;

    private readonly TempFolder _folder = new();

    [Fact]
    public void Two_hundred_thousand_rows_of_text_are_read_a_household_at_a_time()
    {
        var file = _folder.File("large.csv");
        using (var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        {
            writer.WriteLine("户编号,姓名,身份证号,与户主关系,行政区划代码,住址");
            for (var i = 0; i < Rows; i++) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Household(i)},张三,{People.Id(i)},{(IsHead(i) ? "户主" : "子")},{People.Village},{Household(i)}号"));
        }

        ReadsAll(file);
    }

    [Fact]
    public void Two_hundred_thousand_rows_of_a_workbook_are_read_a_household_at_a_time()
    {
        var file = _folder.File("large.xlsx");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
        {
            Write(zip, "xl/workbook.xml", ["""<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" r:id="a"/></sheets></workbook>"""]);
            Write(zip, "xl/_rels/workbook.xml.rels", ["""<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>"""]);
            Write(zip, "xl/sharedStrings.xml", ["<sst>", .. new[] { "户编号", "姓名", "身份证号", "与户主关系", "行政区划代码", "住址", "张三", "户主", "子", $"{People.Village}" }.Select(Text), .. Enumerable.Range(0, Rows).Select(i => Text($"{People.Id(i)}")), "</sst>"]);
            Write(zip, "xl/worksheets/sheet1.xml", ["<worksheet><sheetData>", Row(1, [0, 1, 2, 3, 4, 5]), .. Enumerable.Range(0, Rows).Select(i => Row(i + 2, [null, 6, i + 10, IsHead(i) ? 7 : 8, 9, null], Household(i))), "</sheetData></worksheet>"]);
        }

        ReadsAll(file);
    }

    [Fact]
    public void One_row_more_than_is_taken_is_refused_before_anything_is_imported()
    {
        var file = _folder.Save(Encoding.UTF8.GetBytes("姓名,行政区划代码,住址\n张三,341503100,a\n李四,341503100,b\n王五,341503100,c\n"));

        using var sheet = HouseholdSheet.Open(file, new(People.County) { Limits = new SheetLimits { People = 2 } });

        Should.Throw<UnfitFileException>(() => sheet.Survey(null, CancellationToken.None)).Refusal.Code.ShouldBe("file-too-many-rows");
    }

    public void Dispose() => _folder.Dispose();

    private static int Household(int row) => (row / PersonsOfHousehold) + 1;

    private static bool IsHead(int row) => row % PersonsOfHousehold == 0;

    private static void ReadsAll(string file)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var sheet = HouseholdSheet.Open(file, new(People.County));
        var survey = sheet.Survey(null, CancellationToken.None);
        survey.People.ShouldBe(Rows);
        var (households, held) = (0, 0L);
        foreach (var draft in sheet.Households(survey, People.Asked(), CancellationToken.None))
        {
            draft.Faults.ShouldBeEmpty();
            draft.Register!.Members.Count.ShouldBe(PersonsOfHousehold);
            if (++households % LookedAtEvery == 0) held = Math.Max(held, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        households.ShouldBe(Rows / PersonsOfHousehold);
        held.ShouldBeLessThan(Held);
    }

    private static string Text(string text) => $"<si><t>{text}</t></si>";

    private static string Row(int number, int?[] texts, int household = 0)
    {
        var row = new StringBuilder();
        row.Append(CultureInfo.InvariantCulture, $"""<row r="{number}">""");
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i] is { } text) row.Append(CultureInfo.InvariantCulture, $"""<c r="{(char)('A' + i)}{number}" t="s"><v>{text}</v></c>""");
            else row.Append(CultureInfo.InvariantCulture, $"""<c r="{(char)('A' + i)}{number}"><v>{household}</v></c>""");
        }

        return row.Append("</row>").ToString();
    }

    private static void Write(ZipArchive zip, string part, IEnumerable<string> xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        foreach (var text in xml) writer.Write(text);
    }
}
