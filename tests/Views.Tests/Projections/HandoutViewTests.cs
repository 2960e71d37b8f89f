using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Projections;

public sealed class HandoutViewTests
{
    private readonly Story _story = new(new HandoutsProjection());

    private HandoutRow Row => _story.Rows.The(HandoutRow.Table, Id.Handout(1));

    [Fact]
    public async Task A_handout_is_reserved_taken_given_and_given_back()
    {
        await _story.Tell(Id.Point, Given.Depot("发放点", Given.Township));
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, Given.Person(1, "王大山")));
        await _story.Tell(Id.Point, new DepotEvent.HandoutReserved(Id.Handout(1), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 500), _story.At));
        Assert.True(Row is { Stage: HandoutStage.Reserved, HeadName: "王大山", DepotName: "发放点" });
        await _story.Tell(Id.Household(1), Given.Taken(1, Id.Flood, 500));
        Assert.True(Row is { Stage: HandoutStage.Taken, Used.Count: 1 });
        await _story.Tell(Id.Point, new DepotEvent.HandedOut(Id.Handout(1), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 500)));
        Assert.Equal(HandoutStage.Given, Row.Stage);
        await _story.Tell(Id.Point, new DepotEvent.TakenBack(Id.Handout(1), Id.Household(1), Given.Of(Given.RiceLot, 100), "多发"));
        Assert.True(Row is { Stage: HandoutStage.GivenBack, GivenBack.Count: 1 });
    }

    [Fact]
    public async Task A_released_handout_came_to_nothing()
    {
        await _story.Tell(Id.Point, Given.Depot(), new DepotEvent.HandoutReserved(Id.Handout(1), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 500), _story.At), new DepotEvent.HandoutReleased(Id.Handout(1), Id.Household(1), Given.Of(Given.RiceLot, 500)));
        Assert.True(Row is { Stage: HandoutStage.Released, HeadName: null });
    }
}
