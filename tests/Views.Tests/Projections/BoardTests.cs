using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Projections;

public sealed class BoardTests
{
    private readonly Story _story = new(new BoardProjection());

    private BoardFigures Total => _story.Rows.The(BoardRow.Table, Id.Flood).Figures;

    [Fact]
    public async Task A_disaster_has_a_total_from_its_report_on()
    {
        await _story.Tell(Id.Flood, Given.Flood(exercise: true));
        var row = _story.Rows.The(BoardRow.Table, Id.Flood);
        Assert.True(row is { Total: true, Exercise: true, Title: "六安裕安洪涝" });
        Assert.Equal(new RowScope(Given.District, Id.Flood), _story.Rows.ScopeOf(BoardRow.Table, Id.Flood));
    }

    [Fact]
    public async Task Households_are_counted_in_their_township_and_in_the_total()
    {
        await FloodAsync();
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 3));
        await _story.Tell(Id.Household(2), Given.Household(Given.FarVillage, Id.Flood, 2));
        await _story.Tell(Id.Household(3), Given.Household(Given.Village, null, 4));
        Assert.True(Total is { Households: 2, Persons: 5, Where.Home: 5 });
        Assert.True(In(Given.Township) is { Households: 1, Persons: 3 });
        Assert.True(In(Given.FarTownship) is { Households: 1, Persons: 2 });
    }

    [Fact]
    public async Task The_relocated_are_those_in_shelters_and_those_elsewhere()
    {
        await FloodAsync();
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 4), Given.Moved(1, Id.Flood, Given.Home, Given.In(Id.School), 1, 2), Given.Moved(2, Id.Flood, Given.Home, Given.Kin, 3));
        var row = _story.Rows.The(BoardRow.Table, Id.Flood);
        Assert.Equal((3, 2, 1), (row.Relocated, row.Centralised, row.Dispersed));
        Assert.True(row.Figures is { Where: { Home: 1, Shelter: 2, Kin: 1 }, EverRelocated: 3 });
    }

    [Fact]
    public async Task A_person_is_relocated_once_however_often_it_moves()
    {
        await FloodAsync();
        await _story.Tell(
            Id.Household(1),
            Given.Household(Given.Village, Id.Flood, 2),
            Given.Moved(1, Id.Flood, Given.Home, Given.Kin, 1, 2),
            Given.Moved(2, Id.Flood, Given.Kin, Given.In(Id.School), 1),
            Given.Moved(3, null, Given.In(Id.School), Given.Home, 1));
        Assert.True(Total is { EverRelocated: 2, Where: { Home: 1, Kin: 1 } });
    }

    [Fact]
    public async Task Under_an_order_for_everyone_all_must_go_and_each_is_gone_returned_or_unaccounted_for()
    {
        await FloodAsync(Given.Order(Given.Township));
        await _story.Tell(
            Id.Household(1),
            Given.Household(Given.Village, Id.Flood, 5),
            Given.Moved(1, Id.Flood, Given.Home, Given.Kin, 1, 2),
            Given.Moved(2, Id.Flood, Given.Kin, Given.Home, 2),
            Given.Moved(3, Id.Flood, Given.Home, new Whereabouts.Missing(), 3),
            Given.Moved(4, Id.Flood, Given.Home, new Whereabouts.Dead(), 4));
        var expected = new EvacuationFigures(MustGo: 5, Gone: 1, Returned: 1, Unaccounted: 2, Dead: 1);
        Assert.Equal(expected, Total.Evacuation);
        Assert.Equal(expected, In(Given.Township).Evacuation);
        var village = _story.Rows.The(EvacuationRow.Table, $"{Id.Flood}/{Given.Village}");
        Assert.Equal((expected, 1, Given.Township), (village.Figures, village.Missing, village.Ordered));
    }

    [Fact]
    public async Task An_order_counts_those_who_were_registered_before_it()
    {
        await FloodAsync();
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 3));
        await _story.Tell(Id.Household(2), Given.Household(Given.NextVillage, null, 2));
        await _story.Tell(Id.Household(3), Given.Household(Given.FarVillage, Id.Flood, 2));
        await _story.Tell(Id.Flood, Given.Order(Given.Township));
        Assert.Equal(new(MustGo: 5, Unaccounted: 5), Total.Evacuation);
        Assert.Equal(2, _story.Rows.All(EvacuationRow.Table).Count);
    }

    [Fact]
    public async Task Under_an_order_for_the_listed_only_the_listed_must_go()
    {
        await FloodAsync(Given.Order(Given.Village, everyone: false));
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 3));
        Assert.Equal(new(), Total.Evacuation);
        await _story.Tell(Id.Household(1), new HouseholdEvent.MarkedAffected(Id.Flood, true), Given.Moved(1, Id.Flood, Given.Home, Given.Kin, 1));
        Assert.Equal(new(MustGo: 3, Gone: 1, Unaccounted: 2), Total.Evacuation);
        await _story.Tell(Id.Household(1), new HouseholdEvent.MarkedAffected(Id.Flood, false));
        Assert.Equal(new(), Total.Evacuation);
    }

    [Fact]
    public async Task Once_an_order_is_lifted_who_never_left_has_stayed()
    {
        await FloodAsync(Given.Order(Given.Village));
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 3), Given.Moved(1, Id.Flood, Given.Home, Given.Kin, 1));
        await _story.Tell(Id.Flood, new DisasterEvent.EvacuationLifted(Given.Village, "水退"));
        Assert.Equal(new(MustGo: 3, Gone: 1, Stayed: 2), Total.Evacuation);
        await _story.Tell(Id.Household(1), Given.Moved(2, Id.Flood, Given.Kin, Given.Home, 1));
        Assert.Equal(new(MustGo: 3, Returned: 1, Stayed: 2), Total.Evacuation);
        Assert.NotNull(_story.Rows.The(EvacuationRow.Table, $"{Id.Flood}/{Given.Village}").LiftedAt);
    }

    [Fact]
    public async Task A_household_that_moves_home_takes_its_figures_along()
    {
        await FloodAsync(Given.Order(Given.Township));
        await _story.Tell(
            Id.Household(1),
            Given.Household(Given.Village, Id.Flood, 2),
            new HouseholdEvent.LossesAssessed(Id.Flood, new Losses(RoomsCollapsed: 3)),
            new HouseholdEvent.HomeChanged(Given.FarVillage, Given.Village, "新址", null));
        Assert.True(In(Given.Township).IsNothing());
        Assert.True(In(Given.FarTownship) is { Persons: 2, Losses.CollapsedRooms: 3 });
        Assert.Equal(new(), Total.Evacuation);
    }

    [Fact]
    public async Task A_merged_registration_is_counted_no_more_but_what_it_was_given_was_given()
    {
        await FloodAsync();
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 2), Given.Taken(1, Id.Flood, 1000));
        await _story.Tell(Id.Point, new DepotEvent.HandedOut(Id.Handout(1), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 1000)));
        await _story.Tell(Id.Household(2), Given.Household(Given.Village, Id.Flood, 3));
        Assert.True(Total is { Households: 2, Persons: 5, PersonsAided: 2, HouseholdsAided: 1 });
        RightUse[] used = [Given.Use(Id.Handout(1), Id.Flood, new(2016, 7, 1), 1000)];
        await _story.Tell(Id.Household(1), new HouseholdEvent.MergedInto(Id.Household(2), used));
        await _story.Tell(Id.Household(2), new HouseholdEvent.Absorbed(Id.Household(1), used));
        Assert.True(Total is { Households: 1, Persons: 3, PersonsAided: 3, HouseholdsAided: 1 });
        Assert.Equal([new ItemFigure(Given.Rice, 1000)], Total.HandedOut);
    }

    [Fact]
    public async Task Goods_given_back_come_off_and_a_restored_right_is_no_aid()
    {
        await FloodAsync();
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 2), Given.Taken(1, Id.Flood, 1000));
        await _story.Tell(Id.Point, new DepotEvent.HandedOut(Id.Handout(1), Id.Flood, Id.Household(1), [new(Given.RiceLot, new(600)), new(Given.NewRice, new(400))]));
        Assert.Equal([new ItemFigure(Given.Rice, 1000)], In(Given.Township).HandedOut);
        var back = new HouseholdEvent.GoodsGivenBack(Id.Handout(1), Id.Point, Given.Of(Given.RiceLot, 1000), true, "误发") { Restored = [Given.Use(Id.Handout(1), Id.Flood, new(2016, 7, 1), 1000)] };
        await _story.Tell(Id.Household(1), back);
        await _story.Tell(Id.Point, new DepotEvent.TakenBack(Id.Handout(1), Id.Household(1), Given.Of(Given.RiceLot, 1000), "误发"));
        Assert.True(Total is { PersonsAided: 0, HouseholdsAided: 0, HandedOut.Count: 0 });
    }

    [Fact]
    public async Task Losses_are_those_last_assessed_and_rebuilds_stand_at_their_stage()
    {
        await FloodAsync();
        await _story.Tell(
            Id.Household(1),
            Given.Household(Given.Village, Id.Flood, 1),
            new HouseholdEvent.LossesAssessed(Id.Flood, new Losses(RoomsCollapsed: 9)),
            new HouseholdEvent.LossesAssessed(Id.Flood, new Losses(RoomsCollapsed: 2, RoomsDamaged: 1, DirectLoss: Money.OfYuan(5))),
            new HouseholdEvent.LossesVerified(Id.Flood),
            new HouseholdEvent.RebuildAssessed(Id.Flood, RebuildKind.InPlace, 2),
            new HouseholdEvent.RebuildApplied());
        await _story.Tell(Id.Household(2), Given.Household(Given.Village, Id.Flood, 1), new HouseholdEvent.RebuildAssessed(Id.Flood, RebuildKind.Repair, 3));
        Assert.Equal(new(Assessed: 1, Verified: 1, CollapsedHouseholds: 1, CollapsedRooms: 2, DamagedHouseholds: 1, DamagedRooms: 1, DirectLoss: 500), Total.Losses);
        Assert.Equal([new RebuildFigure(RebuildStage.Assessed, 1, 3), new RebuildFigure(RebuildStage.Applied, 1, 2)], Total.Rebuild);
    }

    [Fact]
    public async Task What_people_do_after_a_disaster_is_closed_is_not_of_it()
    {
        await FloodAsync();
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 2), Given.Moved(1, Id.Flood, Given.Home, Given.Kin, 1), Given.Moved(2, Id.Flood, Given.Kin, Given.Home, 1));
        await _story.Tell(Id.Household(1), new HouseholdEvent.RebuildAssessed(Id.Flood, RebuildKind.InPlace, 2));
        await _story.Tell(Id.Flood, new DisasterEvent.Closed("结束"));
        await _story.Tell(Id.Snow, Given.Flood() with { Title = "雪灾" });
        await _story.Tell(Id.Household(1), Given.Moved(3, Id.Snow, Given.Home, Given.Kin, 1, 2), new HouseholdEvent.RebuildApplied());
        Assert.True(Total is { EverRelocated: 1, Where: { Home: 2, Kin: 0 } });
        Assert.Equal(RebuildStage.Applied, Total.Rebuild[0].Stage);
        Assert.True(_story.Rows.The(BoardRow.Table, Id.Snow).Figures is { EverRelocated: 2, Where: { Home: 0, Kin: 2 } });
        await _story.Tell(Id.Flood, new DisasterEvent.Reopened(DisasterStage.Recovering, "补录"));
        await _story.Tell(Id.Household(1), Given.Moved(4, Id.Snow, Given.Kin, Given.Home, 1));
        Assert.True(Total is { Where: { Home: 1, Kin: 1 } });
    }

    private BoardFigures In(PlaceCode township) => _story.Rows.The(BoardRow.Table, $"{Id.Flood}/{township}").Figures;

    private async Task FloodAsync(params DisasterEvent[] more) => await _story.Tell(Id.Flood, [Given.Flood(), .. more]);
}

internal static class BoardFiguresOfTests
{
    public static bool IsNothing(this BoardFigures figures) => figures with { HandedOut = BoardFigures.Zero.HandedOut, Rebuild = BoardFigures.Zero.Rebuild } == BoardFigures.Zero && figures.HandedOut.Count + figures.Rebuild.Count == 0;
}
