using Xunit.Abstractions;

namespace CivilAffairs.Relief.Domain.Tests.Norms;

public sealed class SuggestedLevelTests(ITestOutputHelper output)
{
    private static readonly PlaceCode Anhui = PlaceCode.Parse("34");
    private static readonly PlaceCode Yuan = PlaceCode.Parse("341503");
    private static readonly DateOnly Day = new(2016, 7, 1);

    [Theory]
    [InlineData(200, 0, 0, 0, ResponseLevel.I, ResponseCriterion.DeadOrMissing)]
    [InlineData(199, 0, 0, 0, ResponseLevel.II, ResponseCriterion.DeadOrMissing)]
    [InlineData(99, 0, 0, 0, ResponseLevel.III, ResponseCriterion.DeadOrMissing)]
    [InlineData(49, 0, 0, 0, ResponseLevel.IV, ResponseCriterion.DeadOrMissing)]
    [InlineData(0, 2_000_000, 0, 0, ResponseLevel.I, ResponseCriterion.RelocatedOrInNeed)]
    [InlineData(0, 1_999_999, 0, 0, ResponseLevel.II, ResponseCriterion.RelocatedOrInNeed)]
    [InlineData(0, 500_000, 0, 0, ResponseLevel.III, ResponseCriterion.RelocatedOrInNeed)]
    [InlineData(0, 100_000, 0, 0, ResponseLevel.IV, ResponseCriterion.RelocatedOrInNeed)]
    [InlineData(0, 0, 300_000, 0, ResponseLevel.I, ResponseCriterion.RoomsLost)]
    [InlineData(0, 0, 200_000, 0, ResponseLevel.II, ResponseCriterion.RoomsLost)]
    [InlineData(0, 0, 199_999, 0, ResponseLevel.III, ResponseCriterion.RoomsLost)]
    [InlineData(0, 0, 10_000, 0, ResponseLevel.IV, ResponseCriterion.RoomsLost)]
    [InlineData(0, 0, 0, 100_000, ResponseLevel.I, ResponseCriterion.HomesLost)]
    [InlineData(0, 0, 0, 70_000, ResponseLevel.II, ResponseCriterion.HomesLost)]
    [InlineData(0, 0, 0, 30_000, ResponseLevel.III, ResponseCriterion.HomesLost)]
    [InlineData(0, 0, 0, 3_000, ResponseLevel.IV, ResponseCriterion.HomesLost)]
    public void Any_one_criterion_of_the_national_plan_suggests_the_level(long dead, long relocated, long rooms, long homes, ResponseLevel level, ResponseCriterion because)
    {
        var suggested = SuggestedLevel.From(new(dead, relocated, rooms, homes), ResponseThresholds.Shipped, Anhui, Day).ShouldNotBeNull();
        (suggested.Level, suggested.Plan).ShouldBe((level, PlaceCode.Country));
        suggested.Because.ShouldHaveSingleItem().Criterion.ShouldBe(because);
    }

    [Fact]
    public void Below_every_threshold_nothing_is_suggested() =>
        SuggestedLevel.From(new(19, 99_999, 9_999, 2_999), ResponseThresholds.Shipped, Anhui, Day).ShouldBeNull();

    [Fact]
    public void The_gravest_level_met_is_suggested_with_its_criteria_only()
    {
        var suggested = SuggestedLevel.From(new(120, 600_000, 250_000, 0), ResponseThresholds.Shipped, Anhui, Day).ShouldNotBeNull();
        suggested.Level.ShouldBe(ResponseLevel.II);
        suggested.Because.ShouldBe([new(ResponseCriterion.DeadOrMissing, 120, 100), new(ResponseCriterion.RoomsLost, 250_000, 200_000)]);
    }

    [Fact]
    public void A_county_plan_replaces_the_national_one_there_and_while_it_is_in_force()
    {
        var table = ResponseThresholds.Shipped.With(
        [
            new(Yuan, ResponseLevel.IV, 1, 300, 30, null, new(new(2016, 5, 1), new(2016, 12, 31))),
            new(Yuan, ResponseLevel.III, 3, 1_000, 150, null, new(new(2016, 5, 1), new(2016, 12, 31))),
        ]);
        var figures = new DisasterFigures(RelocatedOrInNeed: 60_000, HomesLost: 636);
        var suggested = SuggestedLevel.From(figures, table, Yuan, Day).ShouldNotBeNull();
        (suggested.Level, suggested.Plan).ShouldBe((ResponseLevel.III, Yuan));
        suggested.Because.ShouldBe([new(ResponseCriterion.RelocatedOrInNeed, 60_000, 1_000)]);
        SuggestedLevel.From(figures, table, PlaceCode.Parse("341503100"), Day)!.Level.ShouldBe(ResponseLevel.III);
        SuggestedLevel.From(figures, table, PlaceCode.Parse("341502"), Day).ShouldBeNull();
        SuggestedLevel.From(figures, table, Yuan, new(2017, 1, 1)).ShouldBeNull();
        SuggestedLevel.From(new(DeadOrMissing: 500), table, Yuan, Day)!.Level.ShouldBe(ResponseLevel.III);
    }

    [Fact]
    public void A_new_edition_of_a_plan_replaces_the_old_one()
    {
        var table = new ResponseThresholds(
        [
            new(Yuan, ResponseLevel.IV, 1, null, null, null, new(new(2016, 1, 1), null)),
            new(Yuan, ResponseLevel.I, 10, null, null, null, new(new(2016, 1, 1), null)),
            new(Yuan, ResponseLevel.IV, 2, null, null, null, new(new(2018, 1, 1), null)),
        ]);
        SuggestedLevel.From(new(DeadOrMissing: 10), table, Yuan, new(2017, 12, 31))!.Level.ShouldBe(ResponseLevel.I);
        SuggestedLevel.From(new(DeadOrMissing: 10), table, Yuan, new(2018, 1, 1))!.Level.ShouldBe(ResponseLevel.IV);
        SuggestedLevel.From(new(DeadOrMissing: 1), table, Yuan, new(2018, 1, 1)).ShouldBeNull();
        SuggestedLevel.From(new(DeadOrMissing: 10), table, Yuan, new(2015, 12, 31)).ShouldBeNull();
    }

    [Fact]
    public void Graver_figures_never_suggest_a_lower_level()
    {
        var random = Seed.Next(output);
        for (var n = 0; n < 2_000; n++)
        {
            var less = new DisasterFigures(random.Next(250), random.Next(2_500_000), random.Next(350_000), random.Next(120_000));
            var more = less with { DeadOrMissing = less.DeadOrMissing + random.Next(100), RoomsLost = less.RoomsLost + random.Next(100_000) };
            (Level(more) >= Level(less)).ShouldBeTrue($"{less} -> {more}");
        }

        static int Level(DisasterFigures figures) => SuggestedLevel.From(figures, ResponseThresholds.Shipped, Anhui, Day) is { } suggested ? (int)suggested.Level : -1;
    }

    [Fact]
    public void A_plan_that_contradicts_itself_is_not_built()
    {
        var row = new ResponseThreshold(Yuan, ResponseLevel.IV, 1, null, null, null, new(Day, null));
        Should.Throw<ArgumentException>(() => new ResponseThresholds([row, row with { DeadOrMissing = 2 }]));
        Should.Throw<ArgumentException>(() => new ResponseThresholds([row with { HomesLost = 0 }]));
        Should.Throw<FormatException>(() => ResponseThresholds.Parse("place|level|dead or missing|relocated or in need|rooms|homes|from|to\n0|V|1|1|1|1|2016-01-01|\n"));
    }
}
