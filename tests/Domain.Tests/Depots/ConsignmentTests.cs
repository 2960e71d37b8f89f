using static CivilAffairs.Relief.Domain.Tests.Depots.DepotExamples;

namespace CivilAffairs.Relief.Domain.Tests.Depots;

public sealed class ConsignmentTests
{
    private static readonly DepotCommand.ShipConsignment Ship = new(Truck, "皖西物流", "皖N 12345", InAnHour);

    private static DepotCommand.PrepareConsignment Prepare(params ItemQuantity[] lines) => new(Truck, There, lines);

    private static DepotEvent.ConsignmentSettled Settled(bool lost, params ReceivedLine[] lines) => new(Truck, There, lines, lost);

    private static Specification<DepotDecider, DepotState, DepotCommand, DepotEvent> GivenShipped(params LotQuantity[] lines) => Given(Stocked(lines), Prepared(null, lines), Shipped(lines));

    [Fact]
    public void Goods_are_set_aside_leave_and_are_gone() => Given(Stocked(10.Of(Quilts)))
        .When(Prepare(8.Of(Quilt))).Then(Prepared(null, 8.Of(Quilts)))
        .When(Prepare(8.Of(Quilt))).ThenNothing()
        .When(Prepare(7.Of(Quilt))).ThenRefused(new ConsignmentExistsOtherwise())
        .When(Reserve(3.Of(Quilt))).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(2)))
        .When(Ship).Then(Shipped(8.Of(Quilts)))
        .When(Ship).ThenRefused(new ConsignmentIs(ConsignmentStage.Shipped))
        .When(Reserve(3.Of(Quilt))).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(2)));

    [Fact]
    public void Without_a_hold_general_stock_goes_unless_a_disaster_or_lots_are_named()
    {
        var given = Given(Stocked(10.Of(Quilts), 10.Of(FloodQuilts), 10.Of(QuakeQuilts)));
        given.When(Prepare(11.Of(Quilt))).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(10)));
        given.When(Prepare(11.Of(Quilt)) with { Disaster = Flood }).Then(Prepared(null, 10.Of(FloodQuilts), 1.Of(Quilts)));
        given.When(Prepare(11.Of(Quilt)) with { Lots = [QuakeQuilts, FloodQuilts] }).Then(Prepared(null, 10.Of(QuakeQuilts), 1.Of(FloodQuilts)));
    }

    [Fact]
    public void A_depot_does_not_send_to_itself() => Given(Stocked(10.Of(Quilts))).When(Prepare(1.Of(Quilt)) with { To = Here }).ThenRefused(new ToItself("to"));

    [Fact]
    public void Goods_that_expired_meanwhile_do_not_leave() => Given(Stocked(10.Of(RiceUntil(7, 1))), Prepared(null, 8.Of(RiceUntil(7, 1))))
        .At(Now.AddDays(1)).When(Ship).ThenRefused(new LotExpired("consignment", new(2016, 7, 1)));

    [Fact]
    public void It_is_cancelled_before_it_leaves_only()
    {
        Given(Stocked(10.Of(Quilts)), Prepared(null, 8.Of(Quilts)))
            .When(new DepotCommand.CancelConsignment(Truck, "车坏")).Then(new DepotEvent.ConsignmentCancelled(Truck, There, [8.Of(Quilts)], "车坏"))
            .When(new DepotCommand.CancelConsignment(Truck, "车坏")).ThenNothing()
            .When(Ship).ThenRefused(new ConsignmentIs(ConsignmentStage.Cancelled))
            .When(Reserve(10.Of(Quilt))).ThenAccepted();
        GivenShipped(8.Of(Quilts)).When(new DepotCommand.CancelConsignment(Truck, "车坏")).ThenRefused(new ConsignmentIs(ConsignmentStage.Shipped));
    }

    [Fact]
    public void What_arrived_whole_needs_no_inquiry() => GivenShipped(8.Of(Quilts))
        .When(new DepotCommand.SettleConsignment(Truck, [Line(Quilts, 8)], false)).Then(Settled(false, Line(Quilts, 8)))
        .When(new DepotCommand.SettleConsignment(Truck, [Line(Quilts, 8)], false)).ThenNothing()
        .When(new DepotCommand.ReconcileConsignment(Truck, "无", [])).ThenRefused(new ConsignmentIs(ConsignmentStage.Received));

    [Fact]
    public void What_was_short_may_be_found_but_not_what_was_damaged() => GivenShipped(8.Of(Quilts))
        .When(new DepotCommand.ReconcileConsignment(Truck, "早", [])).ThenRefused(new ConsignmentIs(ConsignmentStage.Shipped))
        .When(new DepotCommand.SettleConsignment(Truck, [Line(Quilts, 4, 3, 1, "淋雨")], false)).ThenAccepted()
        .When(new DepotCommand.ReconcileConsignment(Truck, "司机处找回", [4.Of(Quilts)])).ThenRefused(new MoreThanGranted("found[0].quantity", Quilt, new(3)))
        .When(new DepotCommand.ReconcileConsignment(Truck, "司机处找回", [1.Of(FloodQuilts)])).ThenRefused(new MoreThanGranted("found[0].quantity", Quilt, new(0)))
        .When(new DepotCommand.ReconcileConsignment(Truck, "", [])).ThenRefused(new Required("note"))
        .When(new DepotCommand.ReconcileConsignment(Truck, "司机处找回", [2.Of(Quilts)])).Then(new DepotEvent.ConsignmentReconciled(Truck, There, "司机处找回", [2.Of(Quilts)]))
        .When(new DepotCommand.ReconcileConsignment(Truck, "司机处找回", [1.Of(Quilts)])).ThenRefused(new ConsignmentIs(ConsignmentStage.Reconciled))
        .When(new DepotCommand.SettleConsignment(Truck, [Line(Quilts, 8)], false)).ThenNothing()
        .When(Reserve(2.Of(Quilt))).ThenAccepted();

    [Fact]
    public void All_of_a_lost_one_may_be_found() => GivenShipped(8.Of(Quilts))
        .When(new DepotCommand.SettleConsignment(Truck, [], true)).Then(Settled(true, Line(Quilts, 0, 8)))
        .When(new DepotCommand.ReconcileConsignment(Truck, "车找到了", [8.Of(Quilts)])).ThenAccepted()
        .When(Reserve(8.Of(Quilt))).ThenAccepted();

    [Fact]
    public void Every_shipped_line_is_closed_once_and_adds_up()
    {
        var given = Given(Expected(null, 8.Of(Quilts), 5.Of(RiceUntil(8, 1))));
        DepotCommand.ReceiveConsignment Receive(params ReceivedLine[] lines) => new(Truck, lines);
        var rice = Line(RiceUntil(8, 1), 5);
        given.When(Receive(rice)).ThenRefused(new LineLeftOpen(Quilt, ""));
        given.When(Receive(rice, rice)).ThenRefused(new Repeated("lines[1].lot"));
        given.When(Receive(rice, Line(FloodQuilts, 8))).ThenRefused(new Unknown("lines[1].lot"));
        given.When(Receive(rice, Line(Quilts, 7))).ThenRefused(new DoesNotAddUp("lines[1]", new(8)));
        given.When(Receive(rice, Line(Quilts, 9))).ThenRefused(new DoesNotAddUp("lines[1]", new(8)));
        given.When(Receive(rice, Line(Quilts, 7, 1))).ThenRefused(new Required("lines[1].reason"));
        given.When(Receive(rice, Line(Quilts, 7, 0, 1, " "))).ThenRefused(new Required("lines[1].reason"));
        given.When(Receive(rice, Line(Quilts, 0, 8, 0, "整件未到"))).ThenAccepted()
            .When(Receive(rice, Line(Quilts, 8))).ThenRefused(new ArrivalClosed(ArrivalStage.Received))
            .When(new DepotCommand.DeclareConsignmentLost(Truck, "翻车")).ThenRefused(new ArrivalClosed(ArrivalStage.Received));
    }

    [Fact]
    public void Received_goods_are_stock_and_damaged_or_short_ones_are_not() => Given(Expected(null, 8.Of(Quilts)))
        .When(new DepotCommand.ReceiveConsignment(Truck, [Line(Quilts, 5, 2, 1, "淋雨")])).Then(new DepotEvent.ConsignmentReceived(Truck, There, [Line(Quilts, 5, 2, 1, "淋雨")], null))
        .When(Reserve(6.Of(Quilt))).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(5)));

    [Fact]
    public void A_lost_one_brings_nothing() => Given(Expected(null, 8.Of(Quilts)))
        .When(new DepotCommand.DeclareConsignmentLost(Truck, "")).ThenRefused(new Required("inquiryNote"))
        .When(new DepotCommand.DeclareConsignmentLost(Truck, "翻车")).Then(new DepotEvent.ConsignmentDeclaredLost(Truck, There, [8.Of(Quilts)], "翻车", null))
        .When(new DepotCommand.ReceiveConsignment(Truck, [Line(Quilts, 8)])).ThenRefused(new ArrivalClosed(ArrivalStage.Lost))
        .When(Reserve(1.Of(Quilt))).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(0)));

    [Fact]
    public void A_consignment_is_expected_once_also_after_it_came()
    {
        DepotCommand.ExpectConsignment expect = new(Truck, There, [8.Of(Quilts)], null, InAnHour);
        Given().When(expect).Then(Expected(null, 8.Of(Quilts)))
            .When(expect).ThenNothing()
            .When(expect with { Lines = [7.Of(Quilts)] }).ThenRefused(new ConsignmentExistsOtherwise())
            .When(new DepotCommand.ReceiveConsignment(Truck, [Line(Quilts, 8)])).ThenAccepted()
            .When(expect).ThenNothing();
    }

    [Fact]
    public void Every_field_is_checked()
    {
        var given = Given(Stocked(10.Of(Quilts)), Prepared(null, 8.Of(Quilts)));
        given.When(Prepare(1.Of(Quilt)) with { Consignment = default }).ThenRefused(new Required("consignment"));
        given.When(Prepare(1.Of(Quilt)) with { To = default }).ThenRefused(new Required("to"));
        given.When(Prepare()).ThenRefused(new Required("lines"));
        given.When(Ship with { Carrier = "" }).ThenRefused(new Required("carrier"));
        given.When(Ship with { Vehicle = "" }).ThenRefused(new Required("vehicle"));
        given.When(Ship with { DueAt = default }).ThenRefused(new Required("dueAt"));
        given.When(Ship with { Consignment = OtherTruck }).ThenRefused(new NoSuchConsignment(OtherTruck));
        given.When(new DepotCommand.CancelConsignment(Truck, "")).ThenRefused(new Required("reason"));
        given.When(new DepotCommand.SettleConsignment(Truck, [], true)).ThenRefused(new ConsignmentIs(ConsignmentStage.Prepared));
        given.When(new DepotCommand.ExpectConsignment(OtherTruck, Here, [1.Of(Quilts)], null, InAnHour)).ThenRefused(new ToItself("from"));
        given.When(new DepotCommand.ExpectConsignment(OtherTruck, There, [], null, InAnHour)).ThenRefused(new Required("lines"));
        given.When(new DepotCommand.ReceiveConsignment(OtherTruck, [])).ThenRefused(new NoSuchConsignment(OtherTruck));
        given.When(new DepotCommand.DeclareConsignmentLost(OtherTruck, "x")).ThenRefused(new NoSuchConsignment(OtherTruck));
        GivenShipped(8.Of(Quilts)).When(new DepotCommand.SettleConsignment(Truck, [Line(Quilts, 7)], false)).ThenRefused(new DoesNotAddUp("lines[0]", new(8)));
    }
}
