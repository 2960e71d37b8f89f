using static CivilAffairs.Relief.Domain.Tests.Depots.DepotExamples;

namespace CivilAffairs.Relief.Domain.Tests.Depots;

public sealed class HoldTests
{
    private static readonly DepotEvent.HoldConfirmed Confirmed = new(TheHold, Request);

    private static DepotCommand.HoldStock HoldStock(params ItemQuantity[] lines) => new(TheHold, Request, There, lines, InAnHour, Flood);

    [Fact]
    public void What_is_held_is_not_promised_to_another() => Given(Stocked(10.Of(Quilts)))
        .When(HoldStock(7.Of(Quilt))).Then(Held(Flood, 7.Of(Quilt)))
        .When(Reserve(4.Of(Quilt))).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(3)))
        .When(HoldStock(4.Of(Quilt)) with { Hold = OtherHold }).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(3)))
        .When(new DepotCommand.PrepareConsignment(Truck, There, [4.Of(Quilt)])).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(3)))
        .When(Reserve(3.Of(Quilt))).ThenAccepted();

    [Fact]
    public void A_hold_rests_on_the_lots_of_its_disaster_before_general_ones() => Given(Stocked(5.Of(FloodQuilts), 5.Of(Quilts)), Held(Flood, 7.Of(Quilt)))
        .When(new DepotCommand.ReserveHandout(TheHandout, Quake, Wang, [4.Of(Quilt)], InAnHour)).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(3)))
        .When(new DepotCommand.ReserveHandout(TheHandout, Quake, Wang, [3.Of(Quilt)], InAnHour)).ThenAccepted();

    [Fact]
    public void The_same_disaster_may_use_its_lots_where_general_ones_cover_the_hold() => Given(Stocked(5.Of(FloodQuilts), 5.Of(Quilts)), Held(Flood, 5.Of(Quilt)))
        .When(Reserve(5.Of(Quilt))).Then(Reserved(5.Of(FloodQuilts)))
        .When(Reserve(1.Of(Quilt)) with { Handout = OtherHandout }).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(0)));

    [Fact]
    public void A_hold_without_a_disaster_rests_on_general_stock_only() => Given(Stocked(5.Of(FloodQuilts), 5.Of(Quilts)))
        .When(HoldStock(6.Of(Quilt)) with { Disaster = null }).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(5)));

    [Fact]
    public void Holding_the_same_again_is_true_already() => Given(Stocked(10.Of(Quilts)), Held(Flood, 7.Of(Quilt)))
        .When(HoldStock(7.Of(Quilt))).ThenNothing()
        .When(HoldStock(6.Of(Quilt))).ThenRefused(new HeldOtherwise());

    [Fact]
    public void Releasing_frees_what_is_left() => Given(Stocked(10.Of(Quilts)), Held(Flood, 7.Of(Quilt)))
        .When(new DepotCommand.ReleaseHold(TheHold)).Then(new DepotEvent.HoldReleased(TheHold, Request, [7.Of(Quilt)]))
        .When(new DepotCommand.ReleaseHold(TheHold)).ThenNothing()
        .When(new DepotCommand.ConfirmHold(TheHold)).ThenRefused(new HoldIs(HoldStage.Released))
        .When(HoldStock(7.Of(Quilt))).ThenRefused(new HoldIs(HoldStage.Released))
        .When(Reserve(10.Of(Quilt))).ThenAccepted();

    [Fact]
    public void Confirming_twice_is_once() => Given(Stocked(10.Of(Quilts)), Held(Flood, 7.Of(Quilt)))
        .When(new DepotCommand.ConfirmHold(TheHold)).Then(Confirmed)
        .When(new DepotCommand.ConfirmHold(TheHold)).ThenNothing();

    [Fact]
    public void What_was_held_and_not_approved_is_free_again() => Given(Stocked(10.Of(Quilts)), Held(Flood, 7.Of(Quilt)))
        .When(new DepotCommand.ConfirmHold(TheHold, [8.Of(Quilt)])).ThenRefused(new MoreThanGranted("lines[0].quantity", Quilt, new(7)))
        .When(new DepotCommand.ConfirmHold(TheHold, [5.Of(Quilt)])).Then(Confirmed with { Lines = [5.Of(Quilt)] })
        .When(Reserve(5.Of(Quilt))).ThenAccepted()
        .When(new DepotCommand.PrepareConsignment(Truck, There, [6.Of(Quilt)], TheHold)).ThenRefused(new MoreThanGranted("lines[0].quantity", Quilt, new(5)));

    [Fact]
    public void Only_an_approved_hold_is_shipped_to_the_depot_it_is_for_and_no_more_than_it_holds()
    {
        var given = Given(Stocked(10.Of(Quilts)), Held(Flood, 7.Of(Quilt)));
        DepotCommand.PrepareConsignment prepare = new(Truck, There, [7.Of(Quilt)], TheHold);
        given.When(prepare).ThenRefused(new HoldIs(HoldStage.Pending));
        given = given.When(new DepotCommand.ConfirmHold(TheHold));
        given.When(prepare with { To = new(Guid.NewGuid()) }).ThenRefused(new HeldForAnother(There));
        given.When(prepare with { Lines = [8.Of(Quilt)] }).ThenRefused(new MoreThanGranted("lines[0].quantity", Quilt, new(7)));
        given.When(prepare with { Lines = [1.Of(Rice)] }).ThenRefused(new MoreThanGranted("lines[0].quantity", Rice, new(0)));
        given.When(prepare with { Hold = OtherHold }).ThenRefused(new NoSuchHold(OtherHold));
        given.When(prepare with { Lines = [4.Of(Quilt)] }).Then(Prepared(TheHold, 4.Of(Quilts)))
            .When(prepare with { Consignment = OtherTruck, Lines = [4.Of(Quilt)] }).ThenRefused(new MoreThanGranted("lines[0].quantity", Quilt, new(3)))
            .When(prepare with { Consignment = OtherTruck, Lines = [3.Of(Quilt)] }).ThenAccepted();
    }

    [Fact]
    public void Naming_general_lots_for_a_hold_leaves_other_holds_theirs() => Given(
            Stocked(5.Of(FloodQuilts), 5.Of(Quilts)), Held(Flood, 5.Of(Quilt)), Confirmed, new DepotEvent.StockHeld(OtherHold, Request, There, [5.Of(Quilt)], InAnHour, Quake))
        .When(new DepotCommand.PrepareConsignment(Truck, There, [5.Of(Quilt)], TheHold, [Quilts])).ThenRefused<NotEnough>("lines[0].quantity")
        .When(new DepotCommand.PrepareConsignment(Truck, There, [5.Of(Quilt)], TheHold)).Then(Prepared(TheHold, 5.Of(FloodQuilts)));

    [Fact]
    public void Goods_that_expire_under_two_holds_go_to_the_first_that_ships()
    {
        var given = Given(Stocked(5.Of(RiceUntil(7, 1)), 5.Of(RiceUntil(8, 1))), Held(Flood, 5.Of(Rice)), Confirmed, new DepotEvent.StockHeld(OtherHold, Request, There, [5.Of(Rice)], InAnHour, Quake)).At(Now.AddDays(1));
        given.When(Reserve(1.Of(Rice)) with { ExpiresAt = Now.AddDays(2) }).ThenRefused(new NotEnough("lines[0].quantity", Rice, new(0)));
        given.When(new DepotCommand.PrepareConsignment(Truck, There, [5.Of(Rice)], TheHold)).Then(Prepared(TheHold, 5.Of(RiceUntil(8, 1))));
    }

    [Fact]
    public void A_cancelled_consignment_returns_to_its_hold_or_where_that_is_released_to_stock()
    {
        var given = Given(Stocked(10.Of(Quilts)), Held(Flood, 7.Of(Quilt)), Confirmed, Prepared(TheHold, 6.Of(Quilts)));
        var cancelled = given.When(new DepotCommand.CancelConsignment(Truck, "车坏")).Then(new DepotEvent.ConsignmentCancelled(Truck, There, [6.Of(Quilts)], "车坏"));
        cancelled.When(Reserve(4.Of(Quilt))).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(3)));
        cancelled.When(new DepotCommand.PrepareConsignment(OtherTruck, There, [7.Of(Quilt)], TheHold)).ThenAccepted();
        given.When(new DepotCommand.ReleaseHold(TheHold)).Then(new DepotEvent.HoldReleased(TheHold, Request, [1.Of(Quilt)]))
            .When(Reserve(5.Of(Quilt))).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(4)))
            .When(new DepotCommand.CancelConsignment(Truck, "申请撤回")).ThenAccepted()
            .When(Reserve(10.Of(Quilt))).ThenAccepted();
    }

    [Fact]
    public void What_is_no_longer_approved_is_not_shipped() => Given(Stocked(10.Of(Quilts)), Held(Flood, 7.Of(Quilt)), Confirmed, Prepared(TheHold, 7.Of(Quilts)))
        .When(new DepotCommand.ReleaseHold(TheHold)).Then(new DepotEvent.HoldReleased(TheHold, Request, []))
        .When(new DepotCommand.ShipConsignment(Truck, "皖西物流", "皖N 12345", InAnHour)).ThenRefused(new HoldIs(HoldStage.Released));

    [Fact]
    public void Releasing_a_hold_that_is_all_shipped_is_true_already() => Given(Stocked(10.Of(Quilts)), Held(Flood, 7.Of(Quilt)), Confirmed, Prepared(TheHold, 7.Of(Quilts)), Shipped(7.Of(Quilts)))
        .When(new DepotCommand.ReleaseHold(TheHold)).ThenNothing();

    [Fact]
    public void Every_field_is_checked()
    {
        var given = Given(Stocked(10.Of(Quilts)));
        given.When(HoldStock(1.Of(Quilt)) with { Hold = default }).ThenRefused(new Required("hold"));
        given.When(HoldStock(1.Of(Quilt)) with { Requisition = default }).ThenRefused(new Required("requisition"));
        given.When(HoldStock(1.Of(Quilt)) with { For = default }).ThenRefused(new Required("for"));
        given.When(HoldStock(1.Of(Quilt)) with { For = Here }).ThenRefused(new ToItself("for"));
        given.When(HoldStock(1.Of(Quilt)) with { ExpiresAt = Now }).ThenRefused(new AlreadyPast("expiresAt"));
        given.When(HoldStock()).ThenRefused(new Required("lines"));
        given.When(new DepotCommand.ConfirmHold(TheHold)).ThenRefused(new NoSuchHold(TheHold));
        given.When(new DepotCommand.ReleaseHold(TheHold)).ThenRefused(new NoSuchHold(TheHold));
    }
}
