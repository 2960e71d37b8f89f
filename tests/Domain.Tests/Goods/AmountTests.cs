using Xunit.Abstractions;

namespace CivilAffairs.Relief.Domain.Tests.Goods;

public sealed class AmountTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("3.5", "斤", 1_750)]
    [InlineData("３．５", "斤", 1_750)]
    [InlineData("0.001", "kg", 1)]
    [InlineData("18", "吨", 18_000_000)]
    [InlineData("240,000", "斤", 120_000_000)]
    [InlineData("240，000", "市斤", 120_000_000)]
    [InlineData(" 1 750 ", "g", 1_750)]
    [InlineData("0.5", "公斤", 500)]
    [InlineData("15", "升", 15_000)]
    [InlineData("7.50", "L", 7_500)]
    [InlineData(".5", "l", 500)]
    [InlineData("5.", "件", 5)]
    [InlineData("0", "千克", 0)]
    [InlineData("1.000000000000000000000", "g", 1)]
    [InlineData("0000000000000000000000012", "g", 12)]
    [InlineData("1000000000", "t", Quantity.Largest)]
    public void Decimals_become_whole_base_units(string text, string unitName, long expected)
    {
        Unit.TryFind(unitName, out var unit).ShouldBeTrue();
        Amount.Check(text, unit, "amount", out var quantity).ShouldBeNull();
        quantity.Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("", "kg", "required")]
    [InlineData("0.0001", "kg", "amount-not-whole")]
    [InlineData("1.5", "piece", "amount-not-whole")]
    [InlineData("-1", "kg", "amount-negative")]
    [InlineData("－1", "kg", "amount-negative")]
    [InlineData("1e3", "kg", "amount-unreadable")]
    [InlineData("1.2.3", "kg", "amount-unreadable")]
    [InlineData("1,23", "kg", "amount-unreadable")]
    [InlineData(",123", "kg", "amount-unreadable")]
    [InlineData(".", "kg", "amount-unreadable")]
    [InlineData("三", "kg", "amount-unreadable")]
    [InlineData("99999999999999999999999999999999999999999", "g", "amount-unreadable")]
    [InlineData("1000000000.000001", "t", "amount-too-large")]
    [InlineData("9999999999999999999999", "g", "amount-too-large")]
    public void Others_are_refused_for_their_own_reason(string text, string unitName, string code)
    {
        Unit.TryFind(unitName, out var unit).ShouldBeTrue();
        var refusal = Amount.Check(text, unit, "lines[2].amount", out _).ShouldNotBeNull();
        refusal.Code.ShouldBe(code);
        refusal.Field.ShouldBe("lines[2].amount");
    }

    [Fact]
    public void A_box_holds_its_pieces()
    {
        Amount.Check("2", Unit.Box(24), "amount", out var boxes).ShouldBeNull();
        boxes.Value.ShouldBe(48);
        Amount.Check("0.5", Unit.Box(24), "amount", out var half).ShouldBeNull();
        half.Value.ShouldBe(12);
        Amount.Check("0.3", Unit.Box(24), "amount", out _).ShouldBe(new AmountNotWhole("amount", Dimension.Pieces));
        Should.Throw<ArgumentOutOfRangeException>(() => Unit.Box(1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Unit("none", new("无", "none"), Dimension.Grams, 0));
    }

    [Fact]
    public void A_third_of_a_box_cannot_be_written_exactly()
    {
        Amount.TryWrite(new(8), Unit.Box(24), out _).ShouldBeFalse();
        Amount.TryWrite(new(36), Unit.Box(24), out var text).ShouldBeTrue();
        text.ShouldBe("1.5");
    }

    [Fact]
    public void What_is_written_in_a_unit_reads_back_the_same()
    {
        var random = Seed.Next(output);
        Unit[] units = [.. Enum.GetValues<Dimension>().SelectMany(Unit.Of), Unit.Box(24), Unit.Box(7), Unit.Box(64)];
        for (var n = 0; n < 5_000; n++)
        {
            var unit = units[random.Next(units.Length)];
            var quantity = new Quantity(random.NextInt64(1L << random.Next(1, 49)));
            if (!Amount.TryWrite(quantity, unit, out var text)) continue;
            Amount.Check(text, unit, "amount", out var again).ShouldBeNull(text);
            again.ShouldBe(quantity, $"{text} {unit.Code}");
        }
    }

    [Theory]
    [InlineData("rice", 1_750, "1.75 公斤", "1.75 kg")]
    [InlineData("rice", 18_000_000, "18 吨", "18 t")]
    [InlineData("rice", 18_000_001, "18000.001 公斤", "18000.001 kg")]
    [InlineData("rice", 400, "400 克", "400 g")]
    [InlineData("rice", 0, "0 克", "0 g")]
    [InlineData("water", 15_000, "15 升", "15 l")]
    [InlineData("quilt", 1_700, "1700 床", "1700 pcs")]
    [InlineData("tent-cotton", 12, "12 顶", "12 pcs")]
    public void Quantities_are_described_in_the_unit_that_reads_best(string code, long baseUnits, string zh, string en)
    {
        var item = ItemCatalogue.Shipped.Find(ItemCode.Parse(code), new(2016, 7, 1)).ShouldNotBeNull();
        Amount.Describe(new(baseUnits), item).ShouldBe(new Bilingual(zh, en));
    }
}
