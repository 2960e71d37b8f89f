using System.IO.Compression;
using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Files;
using CivilAffairs.Relief.Sheets.Tests.Files;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Sheets.Tests;

public sealed class WorkbookTests : IDisposable
{
    private static readonly object?[] Header = ["户编号", "姓名", "身份证号", "与户主关系", "性别", "出生日期", "手机号", "行政区划代码", "住址"];

    private readonly TempFolder _folder = new();

    [Fact]
    public void Shared_inline_and_rich_texts_numbers_and_dates_are_read()
    {
        var reading = Read(
            [1, new Book.Rich("张", "三"), People.Id().ToString(), "户主", new Book.Inline("男"), new Book.Serial(24899), 13805640001, double.Parse($"{People.Village}", null), "一组"],
            [1, "李秀英", null, "妻", "女", new Book.Serial(25703.75, 2), null, null, null],
            [1, "张小三", null, "子", "男", new Book.Serial(37000, 3), null, null, null],
            [1, "张小四", null, "子", "男", 38000, null, null, null]);

        reading.Bad.ShouldBeEmpty();
        var members = reading.Good.ShouldHaveSingleItem().Members;
        members.Select(member => member.Name.ToString()).ShouldBe(["张三", "李秀英", "张小三", "张小四"]);
        members.Select(member => member.Birth).ShouldBe([new(1968, 3, 2), new(1970, 5, 15), new(2001, 4, 19), new DateOnly(2004, 1, 14)]);
        members[0].Phone.ToString().ShouldBe("13805640001");
    }

    [Fact]
    public void Days_of_an_old_Macintosh_are_counted_from_1904()
    {
        var file = new Book { Since1904 = true }.Sheet("1", [Header, [1, "张三", null, "户主", "男", new Book.Serial(23437), null, $"{People.Village}", "一组"]]).Save(_folder.File("mac.xlsx"));

        People.Read(file).Good.ShouldHaveSingleItem().Members[0].Birth.ShouldBe(new DateOnly(1968, 3, 2));
    }

    [Fact]
    public void A_number_is_no_day_because_its_format_has_a_word_with_a_d() =>
        Read([new Book.Serial(1, 4), "张三", null, "户主", null, null, null, $"{People.Village}", "一组"]).Good.Count.ShouldBe(1);

    [Fact]
    public void An_ID_that_Excel_took_for_a_number_is_refused_for_that() =>
        Read([1, "张三", 3.41503196803029E+17, "户主", null, null, null, $"{People.Village}", "一组"]).Bad.ShouldBe([(2, "residentId", "digits-lost")]);

    [Fact]
    public void Of_a_formula_the_last_value_is_taken_and_none_or_an_error_is_refused()
    {
        var reading = Read(
            [1, new Book.Formula("A1&amp;\"三\"", "张三"), null, "户主", null, null, null, $"{People.Village}", "一组"],
            [2, new Book.Formula("B1", null), null, "户主", null, null, null, $"{People.Village}", "一组"],
            [3, "王五", new Book.Failed("#N/A"), "户主", null, null, null, $"{People.Village}", "一组"],
            [4, "赵六", null, "户主", null, null, null, $"{People.Village}", "=cmd|' /C calc'!A0"]);

        reading.Bad.ShouldBe([(3, "name", "cell-has-error"), (4, "residentId", "cell-has-error"), (5, "address", "cell-is-formula")]);
        reading.Good.ShouldHaveSingleItem().Members[0].Name.ToString().ShouldBe("张三");
    }

    [Fact]
    public void Merged_cells_give_their_value_to_all_rows_over_which_they_reach()
    {
        var file = new Book().Sheet(
            "登记表",
            [
                ["裕安区受灾户登记表", null, null, null, null],
                ["户编号", "姓名", "与户主关系", "行政区划代码", "住址"],
                [1, "张三", "户主", $"{People.Village}", "一组"],
                [null, "李秀英", "妻", null, null],
                [2, "王五", "户主", null, "二组"],
                [null, "王小五", "子", null, null],
            ],
            "A1:E1", "A3:A4", "E3:E4", "A5:A6", "E5:E6", "D3:D6").Save(_folder.File("merged.xlsx"));

        var reading = People.Read(file);

        reading.Bad.ShouldBeEmpty();
        reading.Good.Select(household => (household.Address, household.Members.Count, household.Place)).ShouldBe([("一组", 2, People.Village), ("二组", 2, People.Village)]);
    }

    [Fact]
    public void The_sheet_with_people_is_found_and_the_others_are_told()
    {
        var file = new Book().Sheet("说明", [["填表说明"]]).Sheet("花名册", [["姓名", "行政区划代码", "住址"], ["张三", $"{People.Village}", "一组"]]).Sheet("旧表", [["姓名", "行政区划代码", "住址"], ["李四", "1", "x"]]).Save(_folder.File("several.xlsx"));

        var reading = People.Read(file);

        reading.Good.Count.ShouldBe(1);
        (reading.Sheet, string.Join(',', reading.SheetsNotRead)).ShouldBe(("花名册", "说明,旧表"));
    }

    [Fact]
    public void A_sheet_that_nobody_sees_is_not_read()
    {
        object?[][] Rows(string name) => [["姓名", "行政区划代码", "住址"], [name, $"{People.Village}", "一组"]];
        var file = new Book { Hidden = "去年" }.Sheet("去年", Rows("张三")).Sheet("今年", Rows("李四")).Save(_folder.File("hidden.xlsx"));

        var reading = People.Read(file);

        reading.Good.ShouldHaveSingleItem().Members[0].Name.ToString().ShouldBe("李四");
        reading.SheetsNotRead.ShouldBe(["去年"]);
    }

    [Fact]
    public void The_template_is_read_and_its_examples_are_nobody()
    {
        foreach (var language in new Func<Bilingual, string>[] { text => text.Zh, text => text.En })
        {
            var reading = People.Read(_folder.Save(Template.Xlsx(language)));

            reading.NotRead.ShouldBeEmpty();
            reading.Bad.ShouldBe([(2, "", "example-row"), (3, "", "example-row")]);
        }
    }

    [Fact]
    public void Files_that_are_no_workbook_are_refused_by_what_they_are()
    {
        Refused([]).ShouldBe("file-empty");
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]]).ShouldBe("file-old-excel");
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[200_000]]).ShouldBe("file-encrypted");
        Refused("%PDF-1.7 "u8.ToArray()).ShouldBe("file-other-format");
        Refused("<html><table><tr><td>姓名</td></tr></table></html>"u8.ToArray()).ShouldBe("file-other-format");
        Refused(Zip(("word/document.xml", "<x/>"u8.ToArray()))).ShouldBe("file-other-format");
        Refused([.. "PK\x03\x04"u8, .. new byte[100]]).ShouldBe("file-damaged");
        var whole = File.ReadAllBytes(new Book().Sheet("1", [Header]).Save(_folder.File("whole.xlsx")));
        Refused(whole[..(whole.Length / 2)]).ShouldBe("file-damaged");
    }

    [Fact]
    public void A_workbook_that_would_become_too_large_is_refused_before_it_is_unpacked()
    {
        var zeros = Zip(("xl/workbook.xml", "<workbook/>"u8.ToArray()), ("xl/worksheets/sheet1.xml", new byte[64 << 20]));
        zeros.Length.ShouldBeLessThan(1 << 20);

        Refused(zeros).ShouldBe("file-inflates");
        Refused(Zip([("xl/workbook.xml", "<workbook/>"u8.ToArray()), .. Enumerable.Range(0, 1001).Select(i => ($"x{i}", Array.Empty<byte>()))])).ShouldBe("file-inflates");
    }

    [Fact]
    public void A_part_that_lies_about_its_size_gives_no_more_than_it_says()
    {
        var bytes = Zip(("xl/workbook.xml", "<workbook/>"u8.ToArray()), ("xl/worksheets/sheet1.xml", new byte[16 << 20]));

        // The size stands in the directory at the end, as four bytes.
        var size = BitConverter.GetBytes(16 << 20);
        for (var at = bytes.AsSpan().IndexOf(size); at >= 0; at = bytes.AsSpan().IndexOf(size)) BitConverter.GetBytes(10).CopyTo(bytes, at);

        Refused(bytes).ShouldBeOneOf("file-no-header", "file-damaged");
    }

    [Theory]
    [InlineData("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData>&b;</sheetData></worksheet>""")]
    [InlineData("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>""")]
    [InlineData("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>""")]
    public void Broken_or_hostile_parts_are_a_damaged_file(string xml) => Refused(File.ReadAllBytes(new Book().Raw("1", xml).Save(_folder.File($"{Guid.NewGuid():N}")))).ShouldBe("file-damaged");

    [Fact]
    public void Parts_that_would_fill_the_memory_are_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("<a>", 5000));
        Refused(Raw(nested)).ShouldBe("file-damaged");
        Refused(Raw($"<worksheet x=\"{Noise(2 << 20)}\"/>")).ShouldBe("file-inflates");
        Refused(Raw("""<worksheet><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>""")).ShouldBe("file-too-many-columns");
        Refused(Raw("""<worksheet><sheetData><row r="2000000000"><c><v>1</v></c></row></sheetData></worksheet>""")).ShouldBe("file-too-many-rows");
        Refused(Raw($"<worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>{Noise(40_000)}</v></c></row></sheetData></worksheet>")).ShouldBe("file-cell-too-long");
    }

    public void Dispose() => _folder.Dispose();

    private static string Noise(int length)
    {
        var random = new Random(7);
        return string.Create(length, random, static (span, source) =>
        {
            foreach (ref var c in span) c = (char)('a' + source.Next(26));
        });
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }

    private byte[] Raw(string xml) => File.ReadAllBytes(new Book().Raw("1", xml).Save(_folder.File($"{Guid.NewGuid():N}")));

    private Reading Read(params object?[][] rows) => People.Read(new Book().Sheet("1", [Header, .. rows]).Save(_folder.File($"{Guid.NewGuid():N}")));

    private string Refused(byte[] content) => Should.Throw<UnfitFileException>(() => People.Read(_folder.Save(content))).Refusal.Code;
}
