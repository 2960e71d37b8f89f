namespace CivilAffairs.Relief.Domain.Tests.Goods;

public sealed class ItemCatalogueTests
{
    private const string Heading = "code|zh|en|category|dimension|unit zh|unit en|perishable|spec zh|spec en|from|to\n";

    private static readonly DateOnly Day = new(2016, 7, 1);

    [Theory]
    [InlineData("rice", Dimension.Grams, true)]
    [InlineData("oil", Dimension.Grams, true)]
    [InlineData("water", Dimension.Millilitres, true)]
    [InlineData("quilt", Dimension.Pieces, false)]
    [InlineData("cotton-coat", Dimension.Pieces, false)]
    [InlineData("clothing", Dimension.Pieces, false)]
    [InlineData("tent-single", Dimension.Pieces, false)]
    [InlineData("tent-cotton", Dimension.Pieces, false)]
    [InlineData("folding-bed", Dimension.Pieces, false)]
    [InlineData("medicine-kit", Dimension.Pieces, true)]
    public void The_shipped_catalogue_has_what_relief_hands_out(string code, Dimension dimension, bool perishable)
    {
        ItemCatalogue.Shipped.Check(ItemCode.Parse(code), "item", Day, out var item).ShouldBeNull();
        item.ShouldNotBeNull();
        (item.Dimension, item.Perishable).ShouldBe((dimension, perishable));
    }

    [Fact]
    public void Every_shipped_item_is_named_in_both_languages_once()
    {
        Item[] items = [.. ItemCatalogue.Shipped.All];
        items.Length.ShouldBeGreaterThan(50);
        items.ShouldAllBe(item => item.Name.Zh.Length > 0 && item.Name.En.Length > 0 && item.BaseUnit.Zh.Length > 0 && item.BaseUnit.En.Length > 0);
        items.Select(item => item.Name.Zh).ShouldBeUnique();
        items.Select(item => item.Name.En).ShouldBeUnique();
        items.ShouldAllBe(item => (item.Specification.Zh.Length == 0) == (item.Specification.En.Length == 0));
    }

    [Fact]
    public void An_unknown_item_is_refused_by_name()
    {
        var refusal = ItemCatalogue.Shipped.Check(ItemCode.Parse("gold"), "lines[0].item", Day, out var item).ShouldNotBeNull();
        item.ShouldBeNull();
        refusal.Code.ShouldBe("unknown-item");
        refusal.Field.ShouldBe("lines[0].item");
    }

    [Fact]
    public void A_changed_specification_holds_from_its_day()
    {
        var catalogue = ItemCatalogue.Parse(Heading +
            "quilt|棉被|quilts|Bedding|Pieces|床|pcs|no|2.0 × 1.8 米|2.0 x 1.8 m|2000-01-01|2019-12-31\n" +
            "quilt|棉被|quilts|Bedding|Pieces|床|pcs|no|2.2 × 2.0 米|2.2 x 2.0 m|2020-01-01|\n");
        var quilt = ItemCode.Parse("quilt");
        catalogue.Find(quilt, new(1999, 12, 31)).ShouldBeNull();
        catalogue.Find(quilt, new(2019, 12, 31))!.Specification.En.ShouldBe("2.0 x 1.8 m");
        catalogue.Find(quilt, new(2020, 1, 1))!.Specification.En.ShouldBe("2.2 x 2.0 m");
        catalogue.Contains(quilt).ShouldBeTrue();
    }

    [Fact]
    public void A_catalogue_that_contradicts_itself_is_not_built()
    {
        const string Old = "oil|油|oil|Food|Grams|克|g|yes|||2000-01-01|2019-12-31\n";
        Should.Throw<ArgumentException>(() => ItemCatalogue.Parse(Heading + Old + "oil|油|oil|Food|Millilitres|毫升|ml|yes|||2020-01-01|\n"));
        Should.Throw<ArgumentException>(() => ItemCatalogue.Parse(Heading + Old + "oil|油|oil|Food|Grams|克|g|yes|||2019-12-31|\n"));
    }

    [Theory]
    [InlineData("oil|油|oil|Food|Grams|克|g|yes|||2000-01-01\n", "line 2")]
    [InlineData("oil|油|oil|Feed|Grams|克|g|yes|||2000-01-01|\n", "Feed")]
    [InlineData("oil|油|oil|Food|Grams|克|g|maybe|||2000-01-01|\n", "maybe")]
    [InlineData("oil|油|oil|Food|Grams|克|g|yes|||2000-01-02|2000-01-01\n", "before")]
    [InlineData("oil|油|oil|Food|Grams|克|g|yes|||2000-13-01|\n", "2000-13-01")]
    public void A_row_that_does_not_fit_names_what_is_wrong(string row, string told) =>
        Should.Throw<FormatException>(() => ItemCatalogue.Parse(Heading + row)).Message.ShouldContain(told);
}
