using Xunit.Abstractions;

namespace CivilAffairs.Relief.Domain.Tests.Places;

public sealed class PlaceCatalogueTests(ITestOutputHelper output)
{
    private static readonly PlaceCatalogue Catalogue = PlaceCatalogue.Shipped;

    [Theory]
    [InlineData("34", "安徽省", PlaceTier.Province, "0")]
    [InlineData("3415", "六安市", PlaceTier.Prefecture, "34")]
    [InlineData("341503", "裕安区", PlaceTier.County, "3415")]
    [InlineData("341503100", "苏埠镇", PlaceTier.Township, "341503")]
    [InlineData("341503100001", "南外居委会", PlaceTier.Village, "341503100")]
    [InlineData("5307", "丽江市", PlaceTier.Prefecture, "53")]
    [InlineData("0", "全国", PlaceTier.Country, "0")]
    public void A_place_is_found_by_its_code(string code, string name, PlaceTier tier, string parent)
    {
        var place = Catalogue.Find(PlaceCode.Parse(code)).ShouldNotBeNull();
        (place.Name, place.Tier, place.Parent.ToString()).ShouldBe((name, tier, parent));
    }

    [Theory]
    [InlineData("0", "全国")]
    [InlineData("34", "安徽省")]
    [InlineData("341503100", "安徽省六安市裕安区苏埠镇")]
    [InlineData("341503100001", "安徽省六安市裕安区苏埠镇南外居委会")]
    [InlineData("110101001", "北京市东城区东华门街道")]
    [InlineData("1101", "北京市")]
    [InlineData("500229", "重庆市城口县")]
    [InlineData("419001", "河南省济源市")]
    [InlineData("659001", "新疆维吾尔自治区石河子市")]
    [InlineData("441900003", "广东省东莞市东城街道")]
    [InlineData("620201", "甘肃省嘉峪关市")]
    [InlineData("810101", "香港特别行政区香港岛中西区")]
    [InlineData("110101001002", "北京市东城区东华门街道 110101001002")]
    [InlineData("3499", "安徽省 3499")]
    [InlineData("99", "99")]
    public void The_full_name_leaves_out_the_layers_on_paper(string code, string path) => Catalogue.Path(PlaceCode.Parse(code)).ShouldBe(path);

    [Theory]
    [InlineData("99")]
    [InlineData("3499")]
    [InlineData("341599")]
    [InlineData("341503999")]
    [InlineData("341503100999")]
    [InlineData("110101999001")]
    public void An_unknown_code_is_refused(string text)
    {
        var code = PlaceCode.Parse(text);
        Catalogue.Find(code).ShouldBeNull();
        Catalogue.Contains(code).ShouldBeFalse();
        Catalogue.Check(code, "place").ShouldBe(new UnknownPlace("place", code));
    }

    [Fact]
    public void A_village_is_accepted_where_no_villages_are_listed()
    {
        Catalogue.Check(PlaceCode.Parse("110101001001"), "place").ShouldBeNull();
        Catalogue.Check(PlaceCode.Parse("341503100001"), "place").ShouldBeNull();
        Catalogue.Check(PlaceCode.Country, "place").ShouldBeNull();
    }

    [Fact]
    public void Yuan_district_has_its_townships_and_lijiang_its_counties()
    {
        Catalogue.Children(PlaceCode.Parse("341503")).Select(place => place.Name).ShouldContain("独山镇");
        Catalogue.Children(PlaceCode.Parse("341503")).Count().ShouldBe(23);
        Catalogue.Children(PlaceCode.Parse("5307")).Select(place => place.Name).ShouldBe(["古城区", "玉龙纳西族自治县", "永胜县", "华坪县", "宁蒗彝族自治县"]);
        Catalogue.Children(PlaceCode.Parse("341503001")).Select(place => place.Name).ShouldBe(["小东街社区", "锥子庙社区", "大田拐社区", "月亮岛社区"]);
        Catalogue.Children(PlaceCode.Parse("110101001")).ShouldBeEmpty();
        Catalogue.Children(PlaceCode.Parse("341503001004")).ShouldBeEmpty();
        Catalogue.Children(PlaceCode.Parse("3499")).ShouldBeEmpty();
    }

    [Fact]
    public void The_whole_of_china_is_reached_from_the_country_down_each_place_once()
    {
        PlaceTier[] tiers = [.. Walk(PlaceCode.Country).Select(place => place.Tier)];
        tiers.CountBy(tier => tier).ToDictionary().ShouldBe(new Dictionary<PlaceTier, int>
        {
            [PlaceTier.Province] = 34,
            [PlaceTier.Prefecture] = 367,
            [PlaceTier.County] = 3361,
            [PlaceTier.Township] = 41352,
            [PlaceTier.Village] = 790,
        }, ignoreOrder: true);
        tiers.Length.ShouldBe(Catalogue.Count);
    }

    [Fact]
    public void Every_place_lies_in_its_parent_and_finds_itself()
    {
        var random = Seed.Next(output);
        foreach (var place in Walk(PlaceCode.Country).Where(_ => random.Next(20) == 0))
        {
            Catalogue.Find(place.Code).ShouldBe(place);
            place.Code.IsInside(place.Parent).ShouldBeTrue();
            Catalogue.Children(place.Parent).ShouldContain(place);
            Catalogue.Path(place.Code).ShouldNotContain("市辖区");
        }
    }

    [Theory]
    [InlineData("341 安徽省\n", "line 1")]
    [InlineData("34 安徽省\n  03 裕安区\n", "line 2")]
    [InlineData(" 34 安徽省\n", "line 1")]
    [InlineData("34 安徽省\n 0x 六安市\n", "line 2")]
    [InlineData("34 安徽省\n 15 六安市\n 01 合肥市\n", "line 3")]
    [InlineData("34 安徽省\n34 安徽省\n", "line 2")]
    public void A_text_out_of_form_names_its_line(string text, string line) =>
        Should.Throw<FormatException>(() => PlaceCatalogue.Parse(text, string.Empty)).Message.ShouldContain(line);

    private static IEnumerable<Place> Walk(PlaceCode from) => Catalogue.Children(from).SelectMany(place => Walk(place.Code).Prepend(place));
}
