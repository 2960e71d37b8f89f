namespace CivilAffairs.Relief.Domain.Import.Tests;

public sealed class DivisionImportTests : IDisposable
{
    private const string Origin = "From a test.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("relief-divisions-");

    public DivisionImportTests()
    {
        Write("provinces.csv", "code,name\n34,\"安徽省\"\n11,\"北京市\"\n");
        Write("cities.csv", "code,name,provinceCode\n1101,\"市辖区\",11\n3415,\"六安市\",34\n");
        Write("areas.csv", "code,name,cityCode,provinceCode\n341503,\"裕安区\",3415,34\n110101,\"东城区\",1101,11\n");
        Write("streets.csv", "code,name,areaCode,provinceCode,cityCode\n341503100,\"苏埠镇\",341503,34,3415\n110101001,\"东华门街道\",110101,11,1101\n");
        Write("villages.csv", "code,name,streetCode,provinceCode,cityCode,areaCode\n110101001001,\"多福巷社区居委会\",110101001,11,1101,110101\n341503100001,\"南外居委会\",341503100,34,3415,341503\n");
        Write("HK-MO-TW.json", """{ "香港特别行政区": { "香港岛": ["中西区", "湾仔区"] } }""");
    }

    [Fact]
    public void Divisions_become_an_indented_text_in_the_order_of_their_codes() =>
        PlacesText.OfDivisions(Source.Divisions(), Origin).ShouldBe(
            """
            # Provinces to townships. From a test.
            11 北京市
             01 市辖区
              01 东城区
               001 东华门街道
            34 安徽省
             15 六安市
              03 裕安区
               100 苏埠镇
            81 香港特别行政区
             01 香港岛
              01 中西区
              02 湾仔区

            """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void What_the_import_writes_the_catalogue_reads()
    {
        DivisionRow[] divisions = [.. Source.Divisions()];
        var catalogue = PlaceCatalogue.Parse(PlacesText.OfDivisions(divisions, Origin), PlacesText.OfVillages(Source.Villages(["341503"]), divisions, Origin));
        foreach (var row in divisions) catalogue.Find(PlaceCode.Parse(row.Code)).ShouldBe(new Place(PlaceCode.Parse(row.Code), row.Name));
        catalogue.Path(PlaceCode.Parse("341503100001")).ShouldBe("安徽省六安市裕安区苏埠镇南外居委会");
        catalogue.Count.ShouldBe(divisions.Length + 1);
    }

    [Fact]
    public void The_shipped_text_is_what_the_import_would_write_from_it_again()
    {
        var catalogue = PlaceCatalogue.Shipped;
        var again = PlaceCatalogue.Parse(PlacesText.OfDivisions(Walk(PlaceCode.Country), Origin), string.Empty);
        foreach (var row in Walk(PlaceCode.Country)) again.Find(PlaceCode.Parse(row.Code))!.Name.ShouldBe(row.Name);

        IEnumerable<DivisionRow> Walk(PlaceCode from) => catalogue.Children(from).Where(place => place.Tier < PlaceTier.Village)
            .SelectMany(place => Walk(place.Code).Prepend(new(place.Code.ToString(), place.Name)));
    }

    [Theory]
    [InlineData("3416031,新镇", "no division code")]
    [InlineData("341603001,新镇", "lies in no known place")]
    [InlineData("341503100,新镇", "occurs twice")]
    [InlineData("341503101,", "no proper name")]
    [InlineData("341503101,新 镇", "no proper name")]
    public void A_source_that_contradicts_itself_is_turned_down(string row, string told)
    {
        File.AppendAllText(Path.Combine(_folder.FullName, "streets.csv"), row + ",,,\n");
        Should.Throw<SourceException>(() => PlacesText.OfDivisions(Source.Divisions(), Origin)).Message.ShouldContain(told);
    }

    [Fact]
    public void A_missing_file_and_strange_columns_are_named()
    {
        Write("cities.csv", "name,code\n六安市,3415\n");
        Should.Throw<SourceException>(() => Source.Divisions().ToList()).Message.ShouldContain("cities.csv");
        File.Delete(Path.Combine(_folder.FullName, "provinces.csv"));
        Should.Throw<SourceException>(() => Source.Divisions().ToList()).Message.ShouldContain("provinces.csv");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private DivisionSource Source => new(_folder);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);
}
