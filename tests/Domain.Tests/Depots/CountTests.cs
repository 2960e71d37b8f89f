using static CivilAffairs.Relief.Domain.Tests.Depots.DepotExamples;

namespace CivilAffairs.Relief.Domain.Tests.Depots;

/// <summary>The depot of the examples tolerates 20 in a thousand.</summary>
public sealed class CountTests
{
    private static DepotCommand.CountStock Counting(int counted, Lot? lot = null) => new(TheCount, lot ?? Quilts, new(counted), null);

    private static DepotEvent.StockCounted Counted(int booked, int counted, bool waits) => new(TheCount, Quilts, new(booked), new(counted), waits, null);

    private static DepotEvent.StockAdjusted Adjusted(int surplus, int shortage, string? reason = null) => new(TheCount, Quilts, new(surplus), new(shortage), reason);

    [Fact]
    public void A_count_that_agrees_changes_nothing() => Given(Stocked(100.Of(Quilts))).When(Counting(100)).Then(Counted(100, 100, false));

    [Fact]
    public void A_small_difference_is_booked_at_once()
    {
        Given(Stocked(100.Of(Quilts))).When(Counting(98)).Then(Counted(100, 98, false), Adjusted(0, 2));
        Given(Stocked(100.Of(Quilts))).When(Counting(102)).Then(Counted(100, 102, false), Adjusted(2, 0));
    }

    [Fact]
    public void A_larger_difference_waits() => Given(Stocked(100.Of(Quilts)))
        .When(Counting(97)).Then(Counted(100, 97, true))
        .When(Reserve(100.Of(Quilt))).ThenAccepted();

    [Fact]
    public void Goods_not_on_the_books_wait_too() => Given()
        .When(Counting(1)).Then(Counted(0, 1, true))
        .When(new DepotCommand.ApproveCount(TheCount, "漏登")).Then(Adjusted(1, 0, "漏登"))
        .When(Reserve(1.Of(Quilt))).ThenAccepted();

    [Fact]
    public void Reserved_goods_are_still_there_to_be_counted() => Given(Stocked(100.Of(Quilts)), Reserved(60.Of(Quilts))).When(Counting(100)).Then(Counted(100, 100, false));

    [Fact]
    public void Approving_books_the_difference_on_what_is_there_by_then() => Given(Stocked(100.Of(Quilts)), Counted(100, 70, true), Reserved(20.Of(Quilts)), new DepotEvent.HandedOut(TheHandout, Flood, Wang, [20.Of(Quilts)]))
        .When(new DepotCommand.ApproveCount(TheCount, "鼠咬")).Then(Adjusted(0, 30, "鼠咬"))
        .When(Reserve(51.Of(Quilt)) with { Handout = OtherHandout }).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(50)));

    [Fact]
    public void Approving_below_what_is_promised_is_refused()
    {
        Given(Stocked(100.Of(Quilts)), Counted(100, 70, true), Reserved(80.Of(Quilts))).When(new DepotCommand.ApproveCount(TheCount, "鼠咬")).ThenRefused(new PromisedElsewhere("count", Quilt, new(20)));
        Given(Stocked(100.Of(Quilts)), Counted(100, 70, true), Held(Flood, 75.Of(Quilt))).When(new DepotCommand.ApproveCount(TheCount, "鼠咬")).ThenRefused(new PromisedElsewhere("count", Quilt, new(25)));
        Given(Stocked(100.Of(Quilts)), Reserved(99.Of(Quilts))).When(Counting(98)).ThenRefused(new PromisedElsewhere("counted", Quilt, new(1)));
    }

    [Fact]
    public void Rejecting_leaves_the_books_as_they_are() => Given(Stocked(100.Of(Quilts)), Counted(100, 70, true))
        .When(new DepotCommand.RejectCount(TheCount, "重盘")).Then(new DepotEvent.CountRejected(TheCount, "重盘"))
        .When(new DepotCommand.ApproveCount(TheCount, "鼠咬")).ThenRefused(new NoSuchCount(TheCount))
        .When(Reserve(100.Of(Quilt))).ThenAccepted();

    [Fact]
    public void One_count_of_a_lot_waits_at_a_time() => Given(Stocked(100.Of(Quilts), 100.Of(FloodQuilts)), Counted(100, 70, true))
        .When(Counting(80) with { Count = OtherCount }).ThenRefused(new CountPending(TheCount))
        .When(Counting(80, FloodQuilts)).ThenRefused(new CountPending(TheCount))
        .When(Counting(80, FloodQuilts) with { Count = OtherCount }).ThenAccepted();

    [Fact]
    public void Every_field_is_checked()
    {
        Given().When(Counting(1) with { Count = default }).ThenRefused(new Required("count"));
        Given().When(Counting(1, new Lot(default))).ThenRefused(new Required("lot.item"));
        Given().When(Counting(1, new Lot(ItemCode.Parse("gold")))).ThenRefused(new UnknownItem("lot.item", ItemCode.Parse("gold")));
        Given().When(Counting(1, new Lot(Rice))).ThenRefused(new Required("lot.expiry"));
        Given().When(Counting(1) with { Note = new('注', 2001) }).ThenRefused(new TooLong("note", 2000));
        Given().When(new DepotCommand.ApproveCount(TheCount, "")).ThenRefused(new Required("reason"));
        Given().When(new DepotCommand.RejectCount(TheCount, "")).ThenRefused(new Required("reason"));
        Given().When(new DepotCommand.RejectCount(TheCount, "x")).ThenRefused(new NoSuchCount(TheCount));
    }
}
