using Xunit.Abstractions;

namespace CivilAffairs.Relief.Domain.Tests.Norms;

public sealed class NormTableTests(ITestOutputHelper output)
{
    private const string Heading = "kind|place|level|amount|from|to\n";

    private static readonly PlaceCode Yuan = PlaceCode.Parse("341503");
    private static readonly DateOnly Day = new(2016, 7, 1);

    [Theory]
    [InlineData(NormKind.EmergencyAid, "300 元", "300 yuan")]
    [InlineData(NormKind.TransitionalAid, "20 元", "20 yuan")]
    [InlineData(NormKind.TransitionalPeriod, "3 个月", "3 months")]
    [InlineData(NormKind.DeathConsolation, "10000 元", "10000 yuan")]
    [InlineData(NormKind.Rebuild, "20000 元", "20000 yuan")]
    [InlineData(NormKind.Repair, "2000 元", "2000 yuan")]
    [InlineData(NormKind.WinterSpring, "130 元", "130 yuan")]
    [InlineData(NormKind.ShelterSpaceSphere, "3.5 平方米", "3.5 m²")]
    [InlineData(NormKind.ShelterSpaceLocal, "3 平方米", "3 m²")]
    [InlineData(NormKind.Water, "15 升", "15 l")]
    [InlineData(NormKind.WaterToSurvive, "7.5 升", "7.5 l")]
    [InlineData(NormKind.FoodEnergy, "2100 千卡", "2100 kcal")]
    [InlineData(NormKind.QuiltLength, "2 米", "2 m")]
    [InlineData(NormKind.QuiltWidth, "1.8 米", "1.8 m")]
    [InlineData(NormKind.SingleTentFloor, "12 平方米", "12 m²")]
    [InlineData(NormKind.CottonTentFloor, "36 平方米", "36 m²")]
    public void The_national_defaults_hold_everywhere(NormKind kind, string zh, string en) =>
        NormTable.Shipped.Find(kind, Yuan, Day).ShouldNotBeNull().Describe().ShouldBe(new Bilingual(zh, en));

    [Theory]
    [InlineData(null, false)]
    [InlineData(ResponseLevel.IV, false)]
    [InlineData(ResponseLevel.III, false)]
    [InlineData(ResponseLevel.II, true)]
    [InlineData(ResponseLevel.I, true)]
    public void Grain_is_given_in_the_two_gravest_levels_only(ResponseLevel? level, bool given)
    {
        var grain = NormTable.Shipped.Find(NormKind.TransitionalGrain, Yuan, Day, level);
        (grain?.Quantity).ShouldBe(given ? new Quantity(500) : null);
    }

    [Fact]
    public void Every_kind_has_a_default_and_a_meaning_in_both_languages()
    {
        foreach (var kind in Enum.GetValues<NormKind>())
        {
            NormTable.Shipped.Find(kind, PlaceCode.Country, Day, ResponseLevel.I).ShouldNotBeNull(kind.ToString());
            kind.Meaning().Name.Zh.ShouldNotBeEmpty();
            kind.Meaning().Name.En.ShouldNotBeEmpty();
        }

        Enum.GetValues<NormKind>().Select(kind => kind.Meaning().Name.En).ShouldBeUnique();
    }

    [Fact]
    public void An_amount_is_read_as_what_it_is()
    {
        NormTable.Shipped.Find(NormKind.EmergencyAid, Yuan, Day)!.Money.ShouldBe(Money.OfYuan(300));
        NormTable.Shipped.Find(NormKind.WaterToSurvive, Yuan, Day)!.Quantity.ShouldBe(new Quantity(7_500));
        Should.Throw<InvalidOperationException>(() => NormTable.Shipped.Find(NormKind.Water, Yuan, Day)!.Money);
        Should.Throw<InvalidOperationException>(() => NormTable.Shipped.Find(NormKind.Rebuild, Yuan, Day)!.Quantity);
    }

    [Theory]
    [InlineData(NormKind.ShelterSpaceSphere, 35, 10)]
    [InlineData(NormKind.ShelterSpaceSphere, 36, 10)]
    [InlineData(NormKind.ShelterSpaceSphere, 3, 0)]
    [InlineData(NormKind.ShelterSpaceLocal, 36, 12)]
    public void A_floor_has_room_for_whole_people(NormKind kind, long squareMetres, long persons) =>
        NormTable.Shipped.Find(kind, Yuan, Day)!.PersonsOn(new(squareMetres)).ShouldBe(persons);

    [Fact]
    public void A_tent_is_no_space_for_a_person() =>
        Should.Throw<InvalidOperationException>(() => NormTable.Shipped.Find(NormKind.SingleTentFloor, Yuan, Day)!.PersonsOn(new(100)));

    [Fact]
    public void The_most_specific_place_wins_and_then_the_latest_date()
    {
        var table = NormTable.Parse(Heading +
            "WinterSpring|0     |-|130|2016-01-01|\n" +
            "WinterSpring|0     |-|150|2018-01-01|\n" +
            "WinterSpring|34    |-|140|2016-01-01|2016-12-31\n" +
            "WinterSpring|341503|-|120|2016-06-01|2016-06-30\n");
        Yuans("341503100", new(2016, 6, 30)).ShouldBe(120);
        Yuans("341503", new(2016, 7, 1)).ShouldBe(140);
        Yuans("34", new(2016, 6, 30)).ShouldBe(140);
        Yuans("341503", new(2017, 1, 1)).ShouldBe(130);
        Yuans("341503", new(2018, 1, 1)).ShouldBe(150);
        Yuans("53", new(2016, 6, 30)).ShouldBe(130);
        table.Find(NormKind.WinterSpring, Yuan, new(2015, 12, 31)).ShouldBeNull();
        table.Find(NormKind.Water, Yuan, Day).ShouldBeNull();

        long? Yuans(string place, DateOnly day) => table.Find(NormKind.WinterSpring, PlaceCode.Parse(place), day)?.Money.Value / 100;
    }

    [Fact]
    public void A_norm_for_grave_disasters_goes_before_the_general_one_of_the_same_day()
    {
        var table = NormTable.Parse(Heading + "EmergencyAid|0|-|300|2016-01-01|\nEmergencyAid|0|II|500|2016-01-01|\n");
        table.Find(NormKind.EmergencyAid, Yuan, Day, ResponseLevel.III)!.Money.ShouldBe(Money.OfYuan(300));
        table.Find(NormKind.EmergencyAid, Yuan, Day, ResponseLevel.I)!.Money.ShouldBe(Money.OfYuan(500));
    }

    [Fact]
    public void A_jurisdiction_adds_its_norms_to_the_defaults()
    {
        var own = new Norm(NormKind.EmergencyAid, Yuan, null, 40_000, new(new(2016, 7, 1), null));
        var table = NormTable.Shipped.With([own]);
        table.Find(NormKind.EmergencyAid, Yuan, Day).ShouldBe(own);
        table.Find(NormKind.EmergencyAid, PlaceCode.Parse("341502"), Day)!.Money.ShouldBe(Money.OfYuan(300));
        Should.Throw<ArgumentException>(() => table.With([own with { Amount = 50_000 }]));
        Should.Throw<ArgumentException>(() => table.With([own with { Amount = 0, Place = PlaceCode.Parse("34") }]));
    }

    [Fact]
    public void What_is_found_agrees_with_a_search_by_hand()
    {
        var random = Seed.Next(output);
        string[] places = ["0", "34", "3415", "341503", "341503100", "53", "5307"];
        for (var round = 0; round < 200; round++)
        {
            Norm[] norms = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Random())];
            norms = [.. norms.DistinctBy(norm => (norm.Place, norm.AtLeast, norm.InForce.From))];
            var table = new NormTable(norms);
            var place = PlaceCode.Parse(places[random.Next(places.Length)]);
            var day = Day.AddDays(random.Next(12));
            ResponseLevel? level = random.Next(2) == 0 ? null : (ResponseLevel)random.Next(4);
            Norm? best = null;
            foreach (var norm in norms)
            {
                if (!place.IsInside(norm.Place) || day < norm.InForce.From || day > norm.InForce.To) continue;
                if (norm.AtLeast is { } least && (level is not { } now || now < least)) continue;
                if (best is null || Rank(norm).CompareTo(Rank(best)) > 0) best = norm;
            }

            table.Find(NormKind.EmergencyAid, place, day, level).ShouldBe(best);
        }

        Norm Random()
        {
            var from = Day.AddDays(random.Next(10));
            return new(NormKind.EmergencyAid, PlaceCode.Parse(places[random.Next(places.Length)]), random.Next(2) == 0 ? null : (ResponseLevel)random.Next(4), random.Next(1, 1000), new(from, random.Next(2) == 0 ? null : from.AddDays(random.Next(5))));
        }

        static (int, int, int) Rank(Norm norm) => (norm.Place.ToString().TrimStart('0').Length, norm.InForce.From.DayNumber, norm.AtLeast is { } least ? (int)least : -1);
    }

    [Theory]
    [InlineData("Holiday|0|-|300|2016-01-01|\n", "Holiday")]
    [InlineData("EmergencyAid|0|V|300|2016-01-01|\n", "V")]
    [InlineData("EmergencyAid|0|3|300|2016-01-01|\n", "3")]
    [InlineData("EmergencyAid|0|-|0.001|2016-01-01|\n", "0.001")]
    [InlineData("EmergencyAid|0|-|many|2016-01-01|\n", "many")]
    [InlineData("EmergencyAid|x|-|300|2016-01-01|\n", "x")]
    [InlineData("EmergencyAid|0|-|300|2016-01-01\n", "line 2")]
    public void A_row_that_does_not_fit_names_what_is_wrong(string row, string told) =>
        Should.Throw<FormatException>(() => NormTable.Parse(Heading + row)).Message.ShouldContain(told);
}
