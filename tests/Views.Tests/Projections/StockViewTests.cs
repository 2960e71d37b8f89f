using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Projections;

public sealed class StockViewTests
{
    private readonly Story _story = new(new StockProjection(), new DepotsProjection(), new RequisitionsProjection(), new ConsignmentsProjection());

    [Fact]
    public async Task Stock_says_what_is_there_by_lot_and_what_is_promised()
    {
        await StockedAsync();
        await _story.Tell(Id.County, new DepotEvent.HandoutReserved(Id.Handout(1), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 100), _story.At));
        await _story.Tell(Id.County, new DepotEvent.StockHeld(Id.Hold(1), Id.Requisition(1), Id.Point, [new(Given.Rice, new(300))], _story.At));
        Assert.True(Rice() is { OnHand: 1000, Reserved: 100, Held: 300, Packed: 0, Available: 600 });
        Assert.Equal(Given.RiceLot.Expiry, Rice().EarliestExpiry);
        Assert.Equal([new LotRow("A1", Given.RiceLot.Expiry, null, 600, 100), new LotRow("B7", Given.NewRice.Expiry, null, 400, 0)], Rice().Lots);
    }

    [Fact]
    public async Task A_hold_is_packed_unpacked_confirmed_in_part_and_released()
    {
        await StockedAsync();
        var lots = Given.Of(Given.RiceLot, 250);
        await _story.Tell(
            Id.County,
            new DepotEvent.StockHeld(Id.Hold(1), Id.Requisition(1), Id.Point, [new(Given.Rice, new(400))], _story.At),
            new DepotEvent.HoldConfirmed(Id.Hold(1), Id.Requisition(1), [new(Given.Rice, new(300))]));
        Assert.True(Rice() is { Held: 300, Packed: 0, Available: 700 });
        await _story.Tell(Id.County, new DepotEvent.ConsignmentPrepared(Id.Consignment(1), Id.Point, lots, Id.Hold(1), Id.Requisition(1)));
        Assert.True(Rice() is { Held: 50, Packed: 250, Available: 700 });
        await _story.Tell(Id.County, new DepotEvent.ConsignmentCancelled(Id.Consignment(1), Id.Point, lots, "改期"));
        Assert.True(Rice() is { Held: 300, Packed: 0, Available: 700 });
        await _story.Tell(Id.County, new DepotEvent.HoldReleased(Id.Hold(1), Id.Requisition(1), [new(Given.Rice, new(300))]));
        Assert.True(Rice() is { Held: 0, Available: 1000 });
    }

    [Fact]
    public async Task What_comes_out_of_a_released_hold_is_free()
    {
        await StockedAsync();
        var lots = Given.Of(Given.RiceLot, 250);
        await _story.Tell(
            Id.County,
            new DepotEvent.StockHeld(Id.Hold(1), Id.Requisition(1), Id.Point, [new(Given.Rice, new(400))], _story.At),
            new DepotEvent.ConsignmentPrepared(Id.Consignment(1), Id.Point, lots, Id.Hold(1), Id.Requisition(1)),
            new DepotEvent.HoldReleased(Id.Hold(1), Id.Requisition(1), [new(Given.Rice, new(150))]),
            new DepotEvent.ConsignmentCancelled(Id.Consignment(1), Id.Point, lots, "取消"));
        Assert.True(Rice() is { OnHand: 1000, Held: 0, Packed: 0, Available: 1000 });
    }

    [Fact]
    public async Task The_ledger_explains_every_gram()
    {
        await StockedAsync();
        await _story.Tell(
            Id.County,
            new DepotEvent.StockWrittenOff(LossReason.Damaged, Given.Of(Given.RiceLot, 50), "受潮", "张三"),
            new DepotEvent.HandoutReserved(Id.Handout(1), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 100), _story.At),
            new DepotEvent.HandedOut(Id.Handout(1), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 100)),
            new DepotEvent.TakenBack(Id.Handout(1), Id.Household(1), Given.Of(Given.RiceLot, 20), "多发"),
            new DepotEvent.StockAdjusted(Id.Count(1), Given.NewRice, default, new(5), "鼠咬"),
            new DepotEvent.ConsignmentPrepared(Id.Consignment(1), Id.Point, Given.Of(Given.NewRice, 200), null, null),
            new DepotEvent.ConsignmentShipped(Id.Consignment(1), Id.Point, Given.Of(Given.NewRice, 200), null, "车队", "皖N1", _story.At));
        await _story.Tell(Id.Point, new DepotEvent.ConsignmentReceived(Id.Consignment(1), Id.County, [new(Given.NewRice, new(150), new(30), new(20), "破包")], null));
        await _story.Tell(Id.County, new DepotEvent.ConsignmentReconciled(Id.Consignment(1), Id.Point, "找到", Given.Of(Given.NewRice, 10)));

        var lines = _story.Rows.All(LedgerRow.Table);
        Assert.Equal(
            ["Donation 600", "Donation 400", "Damaged -50", "HandedOut -100", "TakenBack 20", "CountShortage -5", "Shipped -200", "Arrived 150", "ArrivedShort 0", "ArrivedDamaged 0", "Found 10"],
            lines.Select(line => $"{line.Kind} {line.Change}"));
        Assert.Equal(50 + 5 + 30 + 20 - 10, lines.Sum(line => line.Loss));
        foreach (var depot in lines.GroupBy(line => line.Depot))
        {
            Assert.Equal(depot.Sum(line => line.Change), depot.Last().Balance);
            Assert.Equal(_story.Rows.The(StockRow.Table, $"{depot.Key}/rice").OnHand, depot.Last().Balance);
        }

        Assert.Equal(("D-1", "爱心会"), (lines[0].Reference, lines[0].Counterpart));
        Assert.Equal("发放点", lines.Single(line => line.Kind == LedgerKind.Shipped).CounterpartName);
    }

    [Fact]
    public async Task Stock_remembers_what_went_out_on_each_of_the_last_seven_days()
    {
        await StockedAsync();
        for (var day = 1; day <= 9; day++)
        {
            _story.At = new(2016, 7, day + 1, 23, 50, 0, ChinaTime.Offset);
            await _story.Tell(Id.County, Gone(day), Gone(day));
        }

        Assert.Equal(new OutflowRow(new(2016, 7, 10), 18), Rice().Outflow[^1]);
        Assert.Equal(new OutflowRow(new(2016, 7, 4), 6), Rice().Outflow[0]);
        Assert.Equal(7, Rice().Outflow.Count);

        DepotEvent Gone(int quantity) => new DepotEvent.HandedOut(Id.Handout(1), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, quantity));
    }

    [Fact]
    public async Task A_consignment_is_one_row_for_both_depots()
    {
        await StockedAsync();
        await _story.Tell(
            Id.County,
            new DepotEvent.ConsignmentPrepared(Id.Consignment(1), Id.Point, Given.Of(Given.RiceLot, 200), null, Id.Requisition(1)),
            new DepotEvent.ConsignmentShipped(Id.Consignment(1), Id.Point, Given.Of(Given.RiceLot, 200), Id.Requisition(1), "车队", "皖N1", _story.At));
        await _story.Tell(Id.Point, new DepotEvent.ConsignmentExpected(Id.Consignment(1), Id.County, Given.Of(Given.RiceLot, 200), null, _story.At));
        var row = _story.Rows.The(ConsignmentRow.Table, Id.Consignment(1));
        Assert.True(row is { Stage: ConsignmentStage.Shipped, FromName: "区救灾仓库", ToName: "发放点", Expected: true, Settled: false });
        Assert.Equal(Given.Township, row.Place);
        ReceivedLine[] lines = [new(Given.RiceLot, new(190), new(10), default, "少一袋")];
        await _story.Tell(Id.Point, new DepotEvent.ConsignmentReceived(Id.Consignment(1), Id.County, lines, null));
        await _story.Tell(Id.County, new DepotEvent.ConsignmentSettled(Id.Consignment(1), Id.Point, lines, false), new DepotEvent.ConsignmentReconciled(Id.Consignment(1), Id.Point, "", Given.Of(Given.RiceLot, 4)));
        row = _story.Rows.The(ConsignmentRow.Table, Id.Consignment(1));
        Assert.True(row is { Stage: ConsignmentStage.Reconciled, Settled: true });
        Assert.Equal([new ConsignmentLineRow(Given.RiceLot, 200, 190, 10, 0, 4, "少一袋")], row.Lines);
    }

    [Fact]
    public async Task A_requisition_goes_from_raised_to_fulfilled()
    {
        await StockedAsync();
        await _story.Tell(Id.Point, new DepotEvent.RequisitionRaised(Id.Requisition(1), Id.Flood, [new(Given.Rice, new(300))], Urgency.High, "断粮", _story.At));
        Assert.True(Row() is { Stage: RequisitionStage.Raised, DepotName: "发放点" });
        await _story.Tell(Id.Point, new DepotEvent.RequisitionApproved(Id.Requisition(1), Id.Hold(1), Id.County, [new(Given.Rice, new(200))]));
        Assert.True(Row() is { Stage: RequisitionStage.Approved, SourceName: "区救灾仓库" });
        await _story.Tell(Id.Point, new DepotEvent.RequisitionShipped(Id.Requisition(1), Id.Consignment(1), Given.Of(Given.RiceLot, 200)), new DepotEvent.RequisitionFulfilled(Id.Requisition(1)));
        Assert.Equal([new RequisitionLineRow(Given.Rice, 300, 200, 200)], Row().Lines);
        Assert.Equal(RequisitionStage.Fulfilled, Row().Stage);

        RequisitionRow Row() => _story.Rows.The(RequisitionRow.Table, Id.Requisition(1));
    }

    [Fact]
    public async Task A_requisition_of_which_the_rest_was_given_up_says_why()
    {
        await StockedAsync();
        await _story.Tell(
            Id.Point,
            new DepotEvent.RequisitionRaised(Id.Requisition(1), Id.Flood, [new(Given.Rice, new(300))], Urgency.High, "断粮", _story.At),
            new DepotEvent.RequisitionApproved(Id.Requisition(1), Id.Hold(1), Id.County, [new(Given.Rice, new(200))]),
            new DepotEvent.RequisitionShipped(Id.Requisition(1), Id.Consignment(1), Given.Of(Given.RiceLot, 150)),
            new DepotEvent.RequisitionClosed(Id.Requisition(1), "道路中断", Id.Hold(1), Id.County));
        var row = _story.Rows.The(RequisitionRow.Table, Id.Requisition(1));
        Assert.Equal((RequisitionStage.Closed, "道路中断"), (row.Stage, row.DecisionReason));
        Assert.Equal([new RequisitionLineRow(Given.Rice, 300, 200, 150)], row.Lines);
    }

    [Fact]
    public async Task A_count_is_listed_until_it_is_approved_or_rejected()
    {
        await StockedAsync();
        await _story.Tell(Id.County, new DepotEvent.StockCounted(Id.Count(1), Given.RiceLot, new(600), new(500), true, "盘点"), new DepotEvent.StockCounted(Id.Count(2), Given.NewRice, new(400), new(399), false, null));
        Assert.Equal(-100, Assert.Single(_story.Rows.All(CountRow.Table)).Difference);
        Assert.Equal(1, _story.Rows.The(DepotRow.Table, Id.County).CountsPending);
        await _story.Tell(Id.County, new DepotEvent.CountRejected(Id.Count(1), "重盘"));
        Assert.Empty(_story.Rows.All(CountRow.Table));
        Assert.Equal(0, _story.Rows.The(DepotRow.Table, Id.County).CountsPending);
    }

    private StockRow Rice() => _story.Rows.The(StockRow.Table, $"{Id.County}/rice");

    private async Task StockedAsync()
    {
        await _story.Tell(Id.County, Given.Depot(), new DepotEvent.StockReceived(StockSource.Donation, "D-1", [new(Given.RiceLot, new(600)), new(Given.NewRice, new(400))], "爱心会", null));
        await _story.Tell(Id.Point, Given.Depot("发放点", Given.Township));
    }
}
