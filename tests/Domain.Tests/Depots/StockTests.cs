using static CivilAffairs.Relief.Domain.Tests.Depots.DepotExamples;

namespace CivilAffairs.Relief.Domain.Tests.Depots;

public sealed class StockTests
{
    private static readonly DepotCommand.Register Register = new("裕安区库", Yuan, DepotTier.County, "解放路 1 号", 20);

    private static Specification<DepotDecider, DepotState, DepotCommand, DepotEvent> GivenNothing => Specification<DepotDecider, DepotState, DepotCommand, DepotEvent>.Given();

    private static DepotCommand.ReceiveStock Receive(params LotQuantity[] lines) => new(StockSource.Procurement, "CG-2016-07", lines);

    private static DepotCommand.WriteOff WriteOff(params LotQuantity[] lines) => new(LossReason.Damaged, lines, "进水", "王某");

    [Fact]
    public void A_depot_is_registered_once() => GivenNothing
        .When(Register).Then(new DepotEvent.Registered("裕安区库", Yuan, DepotTier.County, "解放路 1 号", 20, null, null))
        .When(Register).ThenNothing()
        .When(Register with { Name = "别的库" }).ThenRefused(new DepotRegisteredOtherwise());

    [Fact]
    public void A_depot_that_is_not_registered_does_nothing() => GivenNothing.When(Receive(1.Of(Quilts))).ThenRefused(new DepotNotRegistered());

    [Fact]
    public void Every_field_of_a_registration_is_checked()
    {
        GivenNothing.When(Register with { Name = " " }).ThenRefused(new Required("name"));
        GivenNothing.When(Register with { Name = new('库', 201) }).ThenRefused(new TooLong("name", 200));
        GivenNothing.When(Register with { Place = PlaceCode.Country }).ThenRefused(new Required("place"));
        GivenNothing.When(Register with { Tier = (DepotTier)9 }).ThenRefused(new Unknown("tier"));
        GivenNothing.When(Register with { Address = "" }).ThenRefused(new Required("address"));
        GivenNothing.When(Register with { CountTolerancePermille = 1001 }).ThenRefused(new OutOfRange("countTolerancePermille", 0, 1000));
        GivenNothing.When(Register with { Location = new(91, 0) }).ThenRefused(new Unknown("location"));
    }

    [Fact]
    public void Received_goods_are_stock() => Given()
        .When(Receive(10.Of(Quilts), 5.Of(RiceUntil(7, 1)))).Then(new DepotEvent.StockReceived(StockSource.Procurement, "CG-2016-07", [10.Of(Quilts), 5.Of(RiceUntil(7, 1))], null, null))
        .When(Reserve(10.Of(Quilt), 5.Of(Rice))).ThenAccepted();

    [Fact]
    public void A_document_is_claimed_with_its_source_however_it_is_typed()
    {
        var state = Given().State;
        static string Claimed(DepotState state, StockSource source, string number) =>
            Claims.Of(StreamName.Of(Here), new DepotEvent.StockReceived(source, number, [1.Of(Quilts)], null, null), state).Single() is { Kind: "document", Taken: true } claim && claim.Place == Yuan ? claim.Value : "";

        Claimed(state, StockSource.Procurement, "ＣＧ-1 ").ShouldBe(Claimed(state, StockSource.Procurement, "cg-1"));
        Claimed(state, StockSource.Procurement, "CG-1").ShouldNotBe(Claimed(state, StockSource.Donation, "CG-1"));
    }

    [Fact]
    public void Every_field_of_a_receipt_is_checked()
    {
        Given().When(Receive(1.Of(Quilts)) with { Source = (StockSource)9 }).ThenRefused(new Unknown("source"));
        Given().When(Receive(1.Of(Quilts)) with { DocumentNumber = "" }).ThenRefused(new Required("documentNumber"));
        Given().When(Receive(1.Of(Quilts)) with { Source = StockSource.Donation }).ThenRefused(new Required("donor"));
        Given().When(Receive()).ThenRefused(new Required("lines"));
        Given().When(Receive(0.Of(Quilts))).ThenRefused(new OutOfRange("lines[0].quantity", 1, Quantity.Largest));
        Given().When(Receive(1.Of(Quilts), 1.Of(Quilts))).ThenRefused(new Repeated("lines[1].lot"));
        Given().When(Receive(1.Of(Quilts), 1.Of(new Lot(default)))).ThenRefused(new Required("lines[1].lot.item"));
        Given().When(Receive(1.Of(new Lot(ItemCode.Parse("gold"))))).ThenRefused(new UnknownItem("lines[0].lot.item", ItemCode.Parse("gold")));
        Given().When(Receive(1.Of(Quilts with { Batch = new('1', 61) }))).ThenRefused(new TooLong("lines[0].lot.batch", 60));
        Given().When(Receive(1.Of(new Lot(Rice)))).ThenRefused(new Required("lines[0].lot.expiry"));
        Given().When(Receive(1.Of(RiceUntil(6, 30)))).ThenRefused(new LotExpired("lines[0].lot.expiry", new(2016, 6, 30)));
        Given(Stocked(new LotQuantity(Quilts, new(Quantity.Largest)))).When(Receive(1.Of(Quilts))).ThenRefused(new OutOfRange("lines[0].quantity", 1, Quantity.Largest));
    }

    [Fact]
    public void A_donation_names_its_donor_and_may_name_its_value() => Given()
        .When(Receive(10.Of(Quilts)) with { Source = StockSource.Donation, Donor = "县红十字会", Value = Money.OfYuan(1_000) })
        .Then(new DepotEvent.StockReceived(StockSource.Donation, "CG-2016-07", [10.Of(Quilts)], "县红十字会", Money.OfYuan(1_000)));

    [Fact]
    public void Spoilt_goods_are_written_off() => Given(Stocked(10.Of(Quilts)))
        .When(WriteOff(4.Of(Quilts))).Then(new DepotEvent.StockWrittenOff(LossReason.Damaged, [4.Of(Quilts)], "进水", "王某"))
        .When(Reserve(7.Of(Quilt))).ThenRefused(new NotEnough("lines[0].quantity", Quilt, new(6)));

    [Fact]
    public void What_is_reserved_cannot_be_written_off() => Given(Stocked(10.Of(Quilts)), Reserved(7.Of(Quilts)))
        .When(WriteOff(4.Of(Quilts))).ThenRefused(new PromisedElsewhere("lines[0].quantity", Quilt, new(3)));

    [Fact]
    public void What_a_requisition_holds_cannot_be_written_off() => Given(Stocked(10.Of(Quilts), 2.Of(FloodQuilts)), Held(Flood, 7.Of(Quilt)))
        .When(WriteOff(3.Of(Quilts), 3.Of(Quilts with { Batch = "b" }))).ThenRefused(new Unknown("lines[1].lot"))
        .When(WriteOff(6.Of(Quilts))).ThenRefused(new PromisedElsewhere("lines[0].quantity", Quilt, new(5)))
        .When(WriteOff(4.Of(Quilts), 2.Of(FloodQuilts))).ThenRefused(new PromisedElsewhere("lines[1].quantity", Quilt, new(1)))
        .When(WriteOff(5.Of(Quilts))).ThenAccepted();

    [Fact]
    public void Expired_goods_are_written_off_even_when_holds_wait() => Given(Stocked(10.Of(RiceUntil(7, 1))), Held(Flood, 10.Of(Rice)))
        .When(WriteOff(10.Of(RiceUntil(7, 1))) with { Kind = LossReason.Expired }).ThenRefused(new NotExpired("lines[0].lot"))
        .At(Now.AddDays(1)).When(WriteOff(10.Of(RiceUntil(7, 1))) with { Kind = LossReason.Expired }).ThenAccepted();

    [Fact]
    public void Every_field_of_a_write_off_is_checked()
    {
        var given = Given(Stocked(10.Of(Quilts)));
        given.When(WriteOff(1.Of(Quilts)) with { Witness = "" }).ThenRefused(new Required("witness"));
        given.When(WriteOff(1.Of(Quilts)) with { Reason = "" }).ThenRefused(new Required("reason"));
        given.When(WriteOff(1.Of(Quilts)) with { Kind = (LossReason)7 }).ThenRefused(new Unknown("kind"));
        given.When(WriteOff(1.Of(FloodQuilts))).ThenRefused(new Unknown("lines[0].lot"));
        given.When(WriteOff()).ThenRefused(new Required("lines"));
    }
}
