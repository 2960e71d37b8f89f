using static CivilAffairs.Relief.Domain.Tests.Depots.DepotExamples;

namespace CivilAffairs.Relief.Domain.Tests.Depots;

public sealed class HandoutTests
{
    [Fact]
    public void What_expires_first_goes_first() => Given(Stocked(10.Of(RiceUntil(9, 1)), 10.Of(RiceUntil(8, 1))))
        .When(Reserve(15.Of(Rice)))
        .Then(Reserved(10.Of(RiceUntil(8, 1)), 5.Of(RiceUntil(9, 1))));

    [Fact]
    public void What_never_expires_goes_last() => Given(Stocked(10.Of(Quilts), 10.Of(Quilts with { Expiry = new(2030, 1, 1) })))
        .When(Reserve(5.Of(Quilt)))
        .Then(Reserved(5.Of(Quilts with { Expiry = new(2030, 1, 1) })));

    [Fact]
    public void Lots_of_the_disaster_go_before_general_ones() => Given(Stocked(10.Of(Quilts with { Expiry = new(2016, 8, 1) }), 10.Of(FloodQuilts)))
        .When(Reserve(12.Of(Quilt)))
        .Then(Reserved(10.Of(FloodQuilts), 2.Of(Quilts with { Expiry = new(2016, 8, 1) })));

    [Fact]
    public void Lots_of_another_disaster_do_not_count() => Given(Stocked(10.Of(QuakeQuilts), 3.Of(Quilts)))
        .When(Reserve(4.Of(Quilt)))
        .ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(3)));

    [Fact]
    public void An_expired_lot_is_not_handed_out() => Given(Stocked(10.Of(RiceUntil(6, 30)), 3.Of(RiceUntil(7, 1))))
        .When(Reserve(4.Of(Rice)))
        .ThenRefused(new NotEnough("lines[0].quantity", Rice, new(3)));

    [Fact]
    public void The_last_day_of_a_lot_is_counted_in_China() => Given(Stocked(3.Of(RiceUntil(7, 1))))
        .At(new(2016, 7, 1, 15, 59, 0, TimeSpan.Zero)).When(Reserve(1.Of(Rice)) with { ExpiresAt = Now.AddDays(1) }).ThenAccepted()
        .At(new(2016, 7, 1, 16, 0, 0, TimeSpan.Zero)).When(new DepotCommand.ReserveHandout(OtherHandout, Flood, Wang, [1.Of(Rice)], Now.AddDays(1))).ThenRefused<NotEnough>();

    [Fact]
    public void What_is_reserved_is_not_promised_again() => Given(Stocked(10.Of(Quilts)), Reserved(8.Of(Quilts)))
        .When(Reserve(3.Of(Quilt)) with { Handout = OtherHandout })
        .ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(2)));

    [Fact]
    public void All_lines_are_reserved_or_none() => Given(Stocked(10.Of(Quilts), 1.Of(RiceUntil(8, 1))))
        .When(Reserve(3.Of(Quilt), 2.Of(Rice)))
        .ThenRefused(new NotEnough("lines[1].quantity", Rice, new(1)));

    [Fact]
    public void Named_lots_are_taken_in_the_order_named() => Given(Stocked(10.Of(RiceUntil(8, 1)), 10.Of(RiceUntil(9, 1)), 10.Of(Quilts)))
        .When(Reserve(12.Of(Rice), 1.Of(Quilt)) with { Lots = [RiceUntil(9, 1), RiceUntil(8, 1)] })
        .Then(Reserved(10.Of(RiceUntil(9, 1)), 2.Of(RiceUntil(8, 1)), 1.Of(Quilts)));

    [Fact]
    public void A_named_lot_must_hold_enough() => Given(Stocked(10.Of(RiceUntil(8, 1)), 10.Of(RiceUntil(9, 1))))
        .When(Reserve(12.Of(Rice)) with { Lots = [RiceUntil(9, 1)] })
        .ThenRefused(new NotEnough("lines[0].quantity", Rice, new(10)));

    [Fact]
    public void A_named_lot_must_be_there_usable_and_for_this_disaster()
    {
        var given = Given(Stocked(10.Of(RiceUntil(6, 1)), 10.Of(Quilts), 10.Of(QuakeQuilts)));
        given.When(Reserve(1.Of(Rice)) with { Lots = [RiceUntil(6, 1)] }).ThenRefused(new LotExpired("lots[0]", new(2016, 6, 1)));
        given.When(Reserve(1.Of(Rice)) with { Lots = [RiceUntil(12, 1)] }).ThenRefused(new Unknown("lots[0]"));
        given.When(Reserve(1.Of(Rice)) with { Lots = [Quilts] }).ThenRefused(new Unknown("lots[0]"));
        given.When(Reserve(1.Of(Quilt)) with { Lots = [Quilts, QuakeQuilts] }).ThenRefused(new EarmarkedElsewhere("lots[1]", Quake));
        given.When(Reserve(1.Of(Quilt)) with { Lots = [Quilts, Quilts] }).ThenRefused(new Repeated("lots[1]"));
    }

    [Fact]
    public void Reserving_the_same_again_is_true_already() => Given(Stocked(10.Of(Quilts)), Reserved(8.Of(Quilts))).When(Reserve(8.Of(Quilt))).ThenNothing();

    [Fact]
    public void Reserving_something_else_under_the_same_name_is_refused() => Given(Stocked(10.Of(Quilts)), Reserved(8.Of(Quilts))).When(Reserve(2.Of(Quilt))).ThenRefused(new ReservedOtherwise());

    [Fact]
    public void A_reservation_that_is_over_already_is_refused() => Given(Stocked(10.Of(Quilts))).When(Reserve(2.Of(Quilt)) with { ExpiresAt = Now }).ThenRefused(new AlreadyPast("expiresAt"));

    [Fact]
    public void Confirming_lets_the_goods_go() => Given(Stocked(10.Of(Quilts)), Reserved(8.Of(Quilts)))
        .When(new DepotCommand.ConfirmHandout(TheHandout)).Then(new DepotEvent.HandedOut(TheHandout, Flood, Wang, [8.Of(Quilts)]))
        .When(Reserve(3.Of(Quilt)) with { Handout = OtherHandout }).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(2)))
        .When(new DepotCommand.ConfirmHandout(TheHandout)).ThenRefused(new NoSuchReservation(TheHandout));

    [Fact]
    public void Confirming_after_the_expiry_still_lets_the_goods_go() => Given(Stocked(10.Of(RiceUntil(7, 1))), Reserved(8.Of(RiceUntil(7, 1))))
        .At(Now.AddDays(2)).When(new DepotCommand.ConfirmHandout(TheHandout)).ThenAccepted();

    [Fact]
    public void Releasing_frees_the_goods() => Given(Stocked(10.Of(Quilts)), Reserved(8.Of(Quilts)))
        .When(new DepotCommand.ReleaseHandout(TheHandout)).Then(new DepotEvent.HandoutReleased(TheHandout, Wang, [8.Of(Quilts)]))
        .When(Reserve(10.Of(Quilt)) with { Handout = OtherHandout }).ThenAccepted()
        .When(new DepotCommand.ReleaseHandout(TheHandout)).ThenRefused(new NoSuchReservation(TheHandout));

    [Fact]
    public void What_is_given_back_is_stock_again() => Given(Stocked(10.Of(Quilts)), Reserved(8.Of(Quilts)), new DepotEvent.HandedOut(TheHandout, Flood, Wang, [8.Of(Quilts)]))
        .When(new DepotCommand.TakeBack(TheHandout, Wang, [3.Of(Quilts)], "多领")).Then(new DepotEvent.TakenBack(TheHandout, Wang, [3.Of(Quilts)], "多领"))
        .When(Reserve(5.Of(Quilt))).ThenAccepted();

    [Fact]
    public void Nothing_comes_back_before_it_was_handed_out() => Given(Stocked(10.Of(Quilts)), Reserved(8.Of(Quilts)))
        .When(new DepotCommand.TakeBack(TheHandout, Wang, [3.Of(Quilts)], "多领")).ThenRefused(new NotHandedOutYet());

    [Fact]
    public void Every_field_is_checked()
    {
        var given = Given(Stocked(10.Of(Quilts)));
        given.When(Reserve(1.Of(Quilt)) with { Handout = default }).ThenRefused(new Required("handout"));
        given.When(Reserve(1.Of(Quilt)) with { Disaster = default }).ThenRefused(new Required("disaster"));
        given.When(Reserve(1.Of(Quilt)) with { Household = default }).ThenRefused(new Required("household"));
        given.When(Reserve()).ThenRefused(new Required("lines"));
        given.When(Reserve(1.Of(Quilt), 0.Of(Rice))).ThenRefused(new OutOfRange("lines[1].quantity", 1, Quantity.Largest));
        given.When(Reserve(1.Of(Quilt), 2.Of(Quilt))).ThenRefused(new Repeated("lines[1].item"));
        given.When(new DepotCommand.TakeBack(TheHandout, Wang, [3.Of(Quilts)], " ")).ThenRefused(new Required("reason"));
        given.When(new DepotCommand.TakeBack(TheHandout, Wang, [3.Of(Quilts), 1.Of(Quilts)], "多领")).ThenRefused(new Repeated("lines[1].lot"));
    }
}
