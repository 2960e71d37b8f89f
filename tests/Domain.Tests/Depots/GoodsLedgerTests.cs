using static CivilAffairs.Relief.Domain.Tests.Depots.DepotExamples;

namespace CivilAffairs.Relief.Domain.Tests.Depots;

public sealed class GoodsLedgerTests
{
    private static readonly GoodsKey General = new(Quilt, null);

    [Fact]
    public void Every_gram_is_somewhere()
    {
        var ledger = Fold(
            (Here, Stocked(100.Of(Quilts))),
            (Here, new DepotEvent.StockWrittenOff(LossReason.Damaged, [5.Of(Quilts)], "进水", "王某")),
            (Here, new DepotEvent.StockAdjusted(TheCount, Quilts, new(2), Quantity.Zero, null)),
            (Here, new DepotEvent.StockAdjusted(OtherCount, Quilts, Quantity.Zero, new(1), null)),
            (Here, Reserved(20.Of(Quilts))),
            (Here, new DepotEvent.HandedOut(TheHandout, Flood, Wang, [20.Of(Quilts)])),
            (Here, new DepotEvent.TakenBack(TheHandout, Wang, [3.Of(Quilts)], "多领")),
            (Here, Shipped(40.Of(Quilts))));
        ledger.Accounts[General].ShouldBe(new(102, 39, 40, 17, 6));
        ledger = ledger.Apply(There, new DepotEvent.ConsignmentReceived(Truck, Here, [Line(Quilts, 30, 7, 3, "雨")], null));
        ledger.Accounts[General].ShouldBe(new(102, 69, 0, 17, 16));
        ledger = ledger.Apply(Here, new DepotEvent.ConsignmentReconciled(Truck, There, "找回", [4.Of(Quilts)]));
        ledger.Accounts[General].ShouldBe(new(102, 73, 0, 17, 12));
        ledger.Depots[Here][Quilts].ShouldBe(43);
        ledger.Depots[There][Quilts].ShouldBe(30);
        ledger.InTransit.ShouldBeEmpty();
        ledger.Imbalances.ShouldBeEmpty();
    }

    [Fact]
    public void A_lost_consignment_is_a_loss() => Fold((Here, Stocked(10.Of(FloodQuilts))), (Here, Shipped(8.Of(FloodQuilts))), (There, new DepotEvent.ConsignmentDeclaredLost(Truck, Here, [8.Of(FloodQuilts)], "翻车", null)))
        .Accounts.ShouldHaveSingleItem().ShouldBe(new(new(Quilt, Flood), new(10, 2, 0, 0, 8)));

    [Fact]
    public void Goods_that_multiply_on_the_way_are_noticed()
    {
        var ledger = Fold((Here, Stocked(10.Of(Quilts))), (Here, Shipped(8.Of(Quilts))), (There, new DepotEvent.ConsignmentReceived(Truck, Here, [Line(Quilts, 9)], null)));
        ledger.Imbalances.ShouldHaveSingleItem().ShouldBe(new(There, General, new(10, 11, 0, 0, 0), "ConsignmentReceived"));
    }

    [Fact]
    public void Goods_that_vanish_on_the_way_are_noticed() =>
        Fold((Here, Stocked(10.Of(Quilts), 5.Of(FloodQuilts))), (Here, Shipped(8.Of(Quilts), 5.Of(FloodQuilts))), (There, new DepotEvent.ConsignmentReceived(Truck, Here, [Line(Quilts, 8)], null)))
            .Imbalances.ShouldHaveSingleItem().ShouldBe(new(There, new(Quilt, Flood), new(5, 0, 0, 0, 0), "ConsignmentReceived"));

    [Fact]
    public void Goods_that_arrive_twice_are_noticed()
    {
        DepotEvent.ConsignmentReceived received = new(Truck, Here, [Line(Quilts, 8)], null);
        Fold((Here, Stocked(10.Of(Quilts))), (Here, Shipped(8.Of(Quilts))), (There, received), (There, received)).Imbalances.ShouldHaveSingleItem().Account.InDepots.ShouldBe(18);
    }

    [Fact]
    public void Stock_below_zero_is_noticed_even_where_the_sum_is_right()
    {
        var ledger = Fold((There, Stocked(10.Of(Quilts))), (Here, new DepotEvent.HandedOut(TheHandout, Flood, Wang, [3.Of(Quilts)])));
        ledger.Imbalances.ShouldHaveSingleItem().OnHand.ShouldBe(-3);
        ledger.Accounts[General].Balances.ShouldBeTrue();
    }

    [Fact]
    public void The_list_of_imbalances_is_bounded() => Enumerable.Range(0, GoodsLedger.MostImbalances * 2)
        .Aggregate(GoodsLedger.Empty, (ledger, _) => ledger.Apply(Here, new DepotEvent.HandedOut(TheHandout, Flood, Wang, [1.Of(Quilts)])))
        .Imbalances.Count.ShouldBe(GoodsLedger.MostImbalances);

    private static GoodsLedger Fold(params (DepotId Depot, DepotEvent Event)[] events) => events.Aggregate(GoodsLedger.Empty, (ledger, one) => ledger.Apply(one.Depot, one.Event));
}
