using System.Globalization;
using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Files;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Sheets.Tests;

public sealed class TextSheetTests : IDisposable
{
    private const string Header = "户编号,姓名,身份证号,与户主关系,性别,出生日期,手机号,行政区划代码,住址,困难类别";

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with a mark", "gb18030", "utf-16 little", "utf-16 big"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_sheet_is_read_in_every_encoding_that_offices_save(string name)
    {
        var text = $"{Header}\n1,王𠮷,{People.Id()},户主,男,1968-03-02,13805640001,{People.Village},一组12号,低保";
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            "utf-8 with a mark" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            "utf-16 little" => Encoding.Unicode,
            "utf-16 big" => Encoding.BigEndianUnicode,
            _ => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!,
        };

        var reading = People.Read(_folder.Save([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]));

        reading.Bad.ShouldBeEmpty();
        var household = reading.Good.ShouldHaveSingleItem();
        household.Place.ShouldBe(People.Village);
        household.Address.ShouldBe("一组12号");
        household.Members[0].Name.ToString().ShouldBe("王𠮷");
        household.Members[0].ResidentId.ShouldBe(People.Id());
        household.Members[0].Vulnerabilities.ShouldBe([Vulnerability.MinimumLiving]);
        reading.Encoding.ShouldBe(name.Split(' ')[0]);
    }

    [Fact]
    public void Bytes_that_are_text_in_none_of_them_are_refused() =>
        Refused([.. Encoding.UTF8.GetBytes(Header), 0x0A, 0xFF, 0xFF, 0xFF, 0x0A]).ShouldBe("file-encoding");

    [Fact]
    public void A_text_in_UTF_16_without_a_mark_is_no_sheet()
    {
        Refused(Encoding.Unicode.GetBytes(Header)).ShouldBe("file-encoding");
        Refused(Encoding.Unicode.GetBytes("name,address")).ShouldBe("file-not-a-sheet");
    }

    [Fact]
    public void Full_width_digits_and_letters_are_folded()
    {
        var reading = Csv("１", "张　三", Wide($"{People.Id()}"), "户主", "男", "１９６８－０３－０２", "１３８０５６４０００１", Wide(People.Village.ToString()), "一组");

        reading.Bad.ShouldBeEmpty();
        var member = reading.Good.ShouldHaveSingleItem().Members[0];
        (member.Name.ToString(), member.ResidentId, member.Phone!.Value.ToString()).ShouldBe(("张三", People.Id(), "13805640001"));
    }

    [Theory]
    [InlineData("1968-03-02")]
    [InlineData("1968-3-2")]
    [InlineData("1968/3/2")]
    [InlineData("1968.3.2")]
    [InlineData("1968年3月2日")]
    [InlineData("19680302")]
    [InlineData("1968/3/2 0:00")]
    [InlineData("1968-03-02 00:00:00")]
    [InlineData("24899")]
    public void A_day_is_read_in_every_way_in_which_it_is_written(string written)
    {
        var reading = Csv("1", "张三", "", "户主", "男", written, "", $"{People.Village}", "一组");

        reading.Bad.ShouldBeEmpty();
        reading.Good.ShouldHaveSingleItem().Members[0].Birth.ShouldBe(new DateOnly(1968, 3, 2));
    }

    [Theory]
    [InlineData("1968-02-30", "not-a-date")]
    [InlineData("1969-02-29", "not-a-date")]
    [InlineData("68-3-2", "not-a-date")]
    [InlineData("3/2/1968", "not-a-date")]
    [InlineData("昨天", "not-a-date")]
    [InlineData("1968", "day-missing")]
    [InlineData("1968年3月", "day-missing")]
    [InlineData("196803", "day-missing")]
    [InlineData("2099-01-01", "in-the-future")]
    [InlineData("1700-01-01", "too-early")]
    [InlineData("45000000", "not-a-date")]
    public void A_wrong_day_is_refused(string written, string code) =>
        Csv("1", "张三", "", "户主", "男", written, "", $"{People.Village}", "一组").Bad.ShouldBe([(2, "birth", code)]);

    [Fact]
    public void With_a_resident_ID_the_month_of_birth_is_enough_where_it_is_the_same()
    {
        Csv("1", "张三", $"{People.Id()}", "户主", "", "1968年3月", "", $"{People.Village}", "一组").Bad.ShouldBeEmpty();
        Csv("1", "张三", $"{People.Id()}", "户主", "", "1968年4月", "", $"{People.Village}", "一组").Bad.ShouldBe([(2, "birth", "contradicts-resident-id")]);
    }

    [Fact]
    public void An_ID_that_Excel_took_for_a_number_is_refused_for_that()
    {
        Csv("1", "张三", "3.41503E+17", "户主", "男", "", "", $"{People.Village}", "一组").Bad.ShouldBe([(2, "residentId", "digits-lost")]);
        Csv("1", "张三", $"{People.Id().ToString()[..15]}000", "户主", "男", "", "", $"{People.Village}", "一组").Bad.ShouldBe([(2, "residentId", "digits-lost")]);
    }

    [Fact]
    public void In_a_file_with_rounded_numbers_one_that_passes_its_check_by_chance_is_refused_too()
    {
        var chance = Enumerable.Range(0, 4000).Select(day => $"341503{new DateOnly(1960, 1, 1).AddDays(day).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}1000").First(id => ResidentId.TryParse(id, out _));
        string[] Row(string number, string id) => [number, "张三", id, "户主", "", "", "", $"{People.Village}", "一组"];

        Csv(Row("1", chance)).Bad.ShouldBeEmpty();
        Csv(Row("1", chance), Row("2", $"{People.Id().ToString()[..15]}000")).Bad.ShouldBe([(2, "residentId", "digits-lost"), (3, "residentId", "digits-lost")]);
    }

    [Fact]
    public void Every_fault_is_told_with_row_and_column_and_holds_up_no_other_household()
    {
        var reading = Csv(
            ["1", "张三", "11010519491231002Y", "户主", "男", "", "138", $"{People.Village}", "一组"],
            ["1", "张小三", "", "儿子", "男", "2001-01-01", "", "", ""],
            ["2", "李四", $"{People.Id(1)}", "户主", "", "", "", $"{People.Village}", "二组"],
            ["3", "王五", "", "朋友的朋友", "不明", "", "", "999", ""],
            ["4", "赵六", "", "户主", "", "", "", $"{People.Village}", ""],
            ["5", "孙七", "", "户主", "", "", "", "530702101", "五组"]);

        reading.Bad.ShouldBe([
            (2, "phone", "mobile-length"),
            (2, "residentId", "resident-id-characters"),
            (5, "place", "unknown"),
            (5, "relation", "unknown-word"),
            (5, "sex", "unknown-word"),
            (6, "address", "required"),
            (7, "place", "out-of-scope"),
        ]);
        reading.Good.ShouldHaveSingleItem().Members[0].Name.ToString().ShouldBe("李四");
        reading.Drafts[0].Rows.ShouldBe([2, 3]);
    }

    [Fact]
    public void Rows_of_a_household_with_a_number_may_stand_anywhere()
    {
        var reading = Csv(
            ["1", "张三", "", "户主", "男", "1968-03-02", "", $"{People.Village}", "一组"],
            ["2", "李四", "", "户主", "男", "1970-03-02", "", $"{People.Village}", "二组"],
            ["1", "张小三", "", "长子", "男", "2001-01-01", "", $"{People.Village}", ""]);

        reading.Bad.ShouldBeEmpty();
        reading.Good.Select(household => household.Members.Count).ShouldBe([1, 2], ignoreOrder: true);
    }

    [Fact]
    public void Without_a_number_a_household_goes_from_one_head_to_the_next()
    {
        var reading = Read($"姓名,与户主关系,行政区划代码,住址\n张三,户主,{People.Village},一组\n李秀英,妻,,\n,,,\n王五,户主,{People.Village},二组\n");

        reading.Bad.ShouldBeEmpty();
        reading.Good.Select(household => household.Members.Count).ShouldBe([2, 1]);
    }

    [Fact]
    public void Members_above_the_first_head_belong_to_nobody() =>
        Read($"姓名,与户主关系,行政区划代码,住址\n李秀英,妻,{People.Village},一组\n张三,户主,{People.Village},一组\n").Bad.ShouldBe([(2, "relation", "head-missing-above")]);

    [Fact]
    public void Households_are_told_apart_by_the_name_of_their_head()
    {
        var reading = Read($"户主姓名,姓名,关系,行政区划代码,住址\n张三,张三,,{People.Village},一组\n张三,李秀英,妻,,\n张三,张三,户主,{People.Village},三组\n,张小三,子,,\n王五,王五,户主,{People.Village},二组\n");

        reading.Bad.ShouldBeEmpty();
        reading.Good.Select(household => (household.Address, household.Members.Count)).ShouldBe([("一组", 2), ("三组", 2), ("二组", 1)]);
    }

    [Fact]
    public void A_list_of_heads_is_a_household_a_row()
    {
        var reading = Read($"序号,户主姓名,身份证号码,家庭住址,村代码,备注\n1,张三,{People.Id()},一组,{People.Village},好\n2,李四,{People.Id(1)},二组,{People.Village},\n");

        reading.Bad.ShouldBeEmpty();
        reading.Good.Count.ShouldBe(2);
        reading.NotRead.ShouldBe(["序号", "备注"]);
    }

    [Fact]
    public void A_title_above_the_header_and_repeated_headers_and_a_sum_below_are_no_people()
    {
        var reading = Read($"裕安区受灾户登记表,,,,\n2016年7月,,,,\n姓名,与户主关系,行政区划代码,住址,户编号\n张三,户主,{People.Village},一组,1\n姓名,与户主关系,行政区划代码,住址,户编号\n李四,妻,,,1\n合计,,,,\n,,,填表人：赵某,\n");

        reading.Good.ShouldHaveSingleItem().Members.Count.ShouldBe(2);
        reading.Bad.ShouldBe([(7, "name", "nobody-in-row"), (8, "name", "nobody-in-row")]);
    }

    [Fact]
    public void Places_are_found_by_their_names_within_the_area()
    {
        var village = PlaceCatalogue.Shipped.Find(People.Village)!.Name;
        var reading = Read($"姓名,乡镇,村,住址\n张三,苏埠,{village},一组\n李四,苏埠镇,,二组\n王五,苏埠,没有的村,三组\n赵六,没有的镇,,四组\n");

        reading.Good.Select(household => household.Place).ShouldBe([People.Village, People.Township]);
        reading.Bad.ShouldBe([(4, "village", "no-place-of-that-name"), (5, "township", "no-place-of-that-name")]);
    }

    [Fact]
    public void Rows_without_a_place_are_at_the_one_that_is_given_for_the_file()
    {
        var reading = People.Read(_folder.Save(Encoding.UTF8.GetBytes("姓名,住址\n张三,一组\n")), new(People.County, People.Village));

        reading.Good.ShouldHaveSingleItem().Place.ShouldBe(People.Village);
        Refused(Encoding.UTF8.GetBytes("姓名,住址\n张三,一组\n")).ShouldBe("file-column-missing");
    }

    [Fact]
    public void Rows_of_one_household_that_say_different_things_are_refused() =>
        Csv(["1", "张三", "", "户主", "", "", "", $"{People.Village}", "一组"], ["1", "李四", "", "妻", "", "", "", $"{People.Village}", "二组"]).Bad.ShouldBe([(3, "address", "differs-in-household")]);

    [Fact]
    public void One_person_twice_in_a_file_is_told_with_the_first_row()
    {
        var reading = Csv(
            ["1", "张三", $"{People.Id()}", "户主", "", "", "", $"{People.Village}", "一组"],
            ["2", "张三", $"{People.Id()}", "户主", "", "", "", $"{People.Village}", "一组"],
            ["3", "李四", "", "户主", "", "1970-01-01", "", $"{People.Village}", "一组"],
            ["4", "李四", "", "户主", "", "1970-01-01", "", $"{People.Village}", "一组"]);

        reading.Bad.ShouldBe([(3, "residentId", "repeated-in-file"), (5, "", "repeated-in-file")]);
        reading.Drafts[1].Faults[0].Refusal.Reason.Zh.ShouldContain("第 2 行");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3+cmd|x")]
    public void A_text_that_a_spreadsheet_would_carry_out_is_refused(string text) =>
        Csv("1", "张三", "", "户主", "", "", "", $"{People.Village}", text).Bad.ShouldBe([(2, "address", "cell-is-formula")]);

    [Fact]
    public void The_ways_in_which_offices_keep_a_number_a_text_are_undone()
    {
        var reading = Csv("1", "张三", $"=\"{People.Id()}\"", "户主", "", "", "'+86 138-0564-0001", $"'{People.Village}", "一组");

        reading.Bad.ShouldBeEmpty();
        reading.Good.ShouldHaveSingleItem().Members[0].Phone.ToString().ShouldBe("13805640001");
    }

    [Fact]
    public void Cells_beyond_the_header_mean_that_all_have_moved() =>
        Read($"姓名,行政区划代码,住址\n张三,{People.Village},一组,12号\n").Bad.ShouldBe([(2, "", "cells-beyond-header")]);

    [Fact]
    public void Cells_may_be_quoted_and_hold_commas_and_quotation_marks()
    {
        var reading = Read($"姓名,行政区划代码,住址\r\n\"张三\",\"{People.Village}\",\"一组,\"\"老\"\"街\"\r\n李四,{People.Village},\"二组\n后院\"\r\n");

        reading.Bad.ShouldBeEmpty();
        reading.Good.Select(household => household.Address).ShouldBe(["一组,\"老\"街", "二组 后院"]);
    }

    [Fact]
    public void A_quotation_mark_that_is_not_closed_swallows_nobody_in_silence()
    {
        Read($"姓名,行政区划代码,住址\n张三,{People.Village},\"一组\n李四,{People.Village},二组\"\n王五,{People.Village},三组\n").Bad.ShouldBe([(2, "", "quotes-do-not-match")]);
        Refused(Encoding.UTF8.GetBytes($"姓名,行政区划代码,住址\n张三,{People.Village},\"一组\n{new string('x', 40_000)}")).ShouldBe("file-cell-too-long");
    }

    [Fact]
    public void A_quotation_mark_within_a_cell_is_a_mark_like_any_other_and_hides_no_other_fault()
    {
        Read($"姓名,行政区划代码,住址\n张三,{People.Village},一组5\"管旁\n").Good.ShouldHaveSingleItem().Address.ShouldBe("一组5\"管旁");
        Read($"户编号,姓名,行政区划代码,住址\n5\",张三,{People.Village},\"一组\n李四\n").Bad.ShouldBe([(2, "", "quotes-do-not-match")]);
        Read($"姓名,行政区划代码,住址\n张三,{People.Village},\"一组\"东头\n李四,{People.Village},\"二组\" \n").Bad.ShouldBe([(2, "", "quotes-do-not-match")]);
    }

    [Fact]
    public void A_row_without_an_end_is_refused_before_it_fills_the_memory()
    {
        Refused(Encoding.UTF8.GetBytes($"姓名,行政区划代码,住址\n{new string(',', 3 << 20)}")).ShouldBe("file-cell-too-long");
        Refused(Encoding.UTF8.GetBytes($"姓名,行政区划代码,住址\n张三,\"{string.Concat(Enumerable.Repeat("李四,一组\n", 300_000))}")).ShouldBe("file-cell-too-long");
    }

    [Fact]
    public void Cells_may_be_divided_by_tabs_or_semicolons()
    {
        Read($"姓名，行政区划代码，住址\n张三，{People.Village}，\"一组，东头\"\n").Good.ShouldHaveSingleItem().Address.ShouldBe("一组，东头");
        Read($"姓名\t行政区划代码\t住址\n张三\t{People.Village}\t一组,东头\n").Good.ShouldHaveSingleItem().Address.ShouldBe("一组,东头");
        Read($"姓名;行政区划代码;住址\n张三;{People.Village};一组\n").Good.Count.ShouldBe(1);
    }

    [Fact]
    public void Headers_may_be_in_English_and_in_any_order()
    {
        var reading = Read($"Address,Sex,Name,Resident ID,Relation to head,Village,Township,Date of birth\nGroup 1,male,Li Wei,,head,,苏埠镇,1968-03-02\n");

        reading.Bad.ShouldBeEmpty();
        reading.Good.ShouldHaveSingleItem().Members[0].Sex.ShouldBe(Sex.Male);
    }

    [Fact]
    public void A_column_that_stands_twice_and_one_that_is_missing_and_a_sheet_without_names_are_refused()
    {
        Refused(Encoding.UTF8.GetBytes("姓名,住址,家庭住址,区划\n张三,a,b,341503100")).ShouldBe("file-column-twice");
        Refused(Encoding.UTF8.GetBytes("姓名,区划\n张三,341503100")).ShouldBe("file-column-missing");
        Refused(Encoding.UTF8.GetBytes("物资,数量\n大米,12")).ShouldBe("file-no-header");
        Refused(Encoding.UTF8.GetBytes($"姓名,住址,{string.Join(',', Enumerable.Range(0, 300).Select(i => $"x{i}"))}\n")).ShouldBe("file-too-many-columns");
    }

    [Fact]
    public void Losses_are_read_in_their_units()
    {
        var reading = People.Read(
            _folder.Save(Encoding.UTF8.GetBytes($"姓名,行政区划代码,住址,倒塌房屋（间）,一般损坏房屋(间),农作物受灾面积(亩),农作物成灾面积（公顷）,直接经济损失（万元）,死亡大牲畜,唯一住房\n张三,{People.Village},一组,2,,3,0.1,1.25,1,否\n李四,{People.Village},二组,两间,,,,,,\n王五,{People.Village},三组,,,1,1,,,\n")),
            new(People.County, Disaster: People.Disaster));

        var losses = reading.Drafts[0].Losses!;
        (losses.RoomsCollapsed, losses.CropsAffected.SquareMetres, losses.CropsDamaged.SquareMetres, losses.DirectLoss.Value, losses.LargeLivestock, losses.OnlyHome).ShouldBe((2, 2000, 1000, 1_250_000, 1, false));
        reading.Bad.ShouldBe([(3, "roomsCollapsed", "not-a-number"), (4, "cropsDamaged", "larger-than-whole")]);
    }

    [Fact]
    public void The_template_is_read_and_its_examples_are_nobody()
    {
        var reading = People.Read(_folder.Save(Template.Csv(text => text.Zh)));

        reading.Good.ShouldBeEmpty();
        reading.NotRead.ShouldBeEmpty();
        reading.Bad.ShouldBe([(2, "", "example-row"), (3, "", "example-row")]);
    }

    [Fact]
    public void What_goes_out_in_a_sheet_is_no_formula()
    {
        SheetText.CsvCell("=1+1").ShouldBe("'=1+1");
        SheetText.CsvCell("一组,\"东\"").ShouldBe("\"一组,\"\"东\"\"\"");
    }

    public void Dispose() => _folder.Dispose();

    private static string Wide(string text) => string.Concat(text.Select(c => (char)(c - '!' + '！')));

    private Reading Csv(params string[] row) => Csv([row]);

    private Reading Csv(params string[][] rows) => Read($"{Header}\n{string.Join('\n', rows.Select(row => string.Join(',', row.Select(SheetTextOf))))}\n");

    // As it is typed, with quotation marks where a comma wants them.
    private static string SheetTextOf(string cell) => cell.Contains(',', StringComparison.Ordinal) || cell.Contains('"', StringComparison.Ordinal) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private Reading Read(string text) => People.Read(_folder.Save(Encoding.UTF8.GetBytes(text)));

    private string Refused(byte[] content) => Should.Throw<UnfitFileException>(() => People.Read(_folder.Save(content))).Refusal.Code;
}
