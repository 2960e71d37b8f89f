using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Projections;

public sealed class PaceViewTests
{
    private readonly Story _story = new(new PaceProjection());

    [Fact]
    public async Task Handouts_of_ten_minutes_add_up_by_item_in_the_county()
    {
        await _story.Tell(Id.Point, Given.Depot("发放点", Given.Township));
        await _story.Tell(Id.Point, HandedOut(1, Given.RiceLot, 500), HandedOut(2, Given.NewRice, 300));
        var row = Assert.Single(_story.Rows.All(PaceRow.Table));
        Assert.Equal((Id.Flood, Given.District, 2), (row.Disaster, row.Place, row.Handouts));
        Assert.Equal([new ItemFigure(Given.Rice, 800)], row.Items);
        Assert.True(row.From <= _story.At && _story.At < row.From.AddMinutes(10) && row.From.ToUnixTimeSeconds() % 600 == 0);
    }

    [Fact]
    public async Task What_comes_back_does_not_change_how_fast_it_went_out()
    {
        await _story.Tell(Id.Point, Given.Depot("发放点", Given.Township), HandedOut(1, Given.RiceLot, 500), new DepotEvent.TakenBack(Id.Handout(1), Id.Household(1), Given.Of(Given.RiceLot, 500), "多发"));
        Assert.Equal(500, Assert.Single(Assert.Single(_story.Rows.All(PaceRow.Table)).Items).Quantity);
    }

    private static DepotEvent.HandedOut HandedOut(int handout, Lot lot, long quantity) => new(Id.Handout(handout), Id.Flood, Id.Household(handout), Given.Of(lot, quantity));
}
