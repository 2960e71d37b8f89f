using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Projections;

public sealed class DisasterViewTests
{
    private readonly Story _story = new(new DisastersProjection(), new TickerProjection());

    [Fact]
    public async Task A_disaster_shows_its_stage_level_orders_and_plan()
    {
        await _story.Tell(
            Id.Flood,
            Given.Flood(),
            new DisasterEvent.Verified(),
            new DisasterEvent.ResponseStarted(ResponseLevel.III, "达标"),
            new DisasterEvent.LevelChanged(ResponseLevel.III, ResponseLevel.II, "升级"),
            Given.Order(Given.Township),
            new DisasterEvent.EvacuationLifted(Given.Township, "水退"),
            Given.Order(Given.FarTownship),
            new DisasterEvent.EntitlementSet(Given.RiceRight),
            new DisasterEvent.EntitlementEnded(Given.RiceRight.Code, new(2016, 9, 30)),
            new DisasterEvent.InstalmentsSet(RebuildKind.InPlace, [new(1, RebuildStage.Approved, Money.OfYuan(20000))]));
        var row = _story.Rows.The(DisasterRow.Table, Id.Flood);
        Assert.True(row is { Stage: DisasterStage.Responding, Level: ResponseLevel.II });
        Assert.Equal([true, false], row.Orders.Select(order => order.LiftedAt is not null));
        Assert.Equal(new DateOnly(2016, 9, 30), Assert.Single(row.Entitlements).To);
        Assert.Single(row.Instalments);
        await _story.Tell(Id.Flood, new DisasterEvent.Closed("结束"), new DisasterEvent.Reopened(DisasterStage.Recovering, "补录"));
        Assert.Equal(DisasterStage.Recovering, _story.Rows.The(DisasterRow.Table, Id.Flood).Stage);
    }

    [Fact]
    public async Task The_ticker_keeps_the_last_two_hundred_of_a_disaster()
    {
        await _story.Tell(Id.Flood, Given.Flood());
        await _story.Tell(Id.Snow, Given.Flood() with { Title = "雪灾" });
        for (var n = 1; n <= 250; n++) await _story.Tell(Id.Household(n), Given.Household(Given.Village, Id.Flood, 2));
        var rows = _story.Rows.All(TickerRow.Table).Where(row => row.Disaster == Id.Flood).Select(row => row.Position.Value).Order().ToList();
        Assert.Equal(Enumerable.Range(53, 200).Select(n => (long)n), rows);
        Assert.Single(_story.Rows.All(TickerRow.Table), row => row.Disaster == Id.Snow);
    }

    [Fact]
    public async Task The_ticker_tells_what_where_and_how_many_and_no_name_of_a_person()
    {
        await _story.Tell(Id.Flood, Given.Flood());
        await _story.Tell(Id.School, Given.Shelter(), new ShelterEvent.Opened(Id.Flood));
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, Given.Person(1, "王大山"), Given.Person(2, "王小山")));
        await _story.Tell(Id.School, new ShelterEvent.HouseholdAdmitted(Id.Movement(1), Id.Flood, Id.Household(1), Given.Numbers(1, 2)));
        await _story.Tell(Id.County, Given.Depot());
        await _story.Tell(Id.Point, Given.Depot("发放点", Given.Township), new DepotEvent.RequisitionRaised(Id.Requisition(1), Id.Flood, [new(Given.Rice, new(300))], Urgency.High, "断粮", _story.At));
        await _story.Tell(Id.County, new DepotEvent.ConsignmentShipped(Id.Consignment(1), Id.Point, Given.Of(Given.RiceLot, 300), Id.Requisition(1), "车队", "皖N1", _story.At));
        var rows = _story.Rows.All(TickerRow.Table).OrderBy(row => row.Position).ToList();
        Assert.Equal(["disaster.reported", "shelter.opened", "household.registered", "shelter.household-admitted", "depot.requisition-raised", "depot.consignment-shipped"], rows.Select(row => row.Kind));
        Assert.Equal(("中心小学", 2), (rows[3].Name, rows[3].Persons));
        Assert.Equal(("区救灾仓库", "发放点"), (rows[5].Name, rows[5].OtherName));
        Assert.Equal([new ItemFigure(Given.Rice, 300)], rows[5].Goods);
        Assert.DoesNotContain(_story.Rows.Lines, line => line.Contains('王', StringComparison.Ordinal));
    }
}
