using static CivilAffairs.Relief.Domain.Tests.Depots.DepotExamples;

namespace CivilAffairs.Relief.Domain.Tests.Depots;

public sealed class RequisitionTests
{
    private static DepotCommand.RaiseRequisition Raise(params ItemQuantity[] lines) => new(Request, Flood, lines, Urgency.High, "帐篷不够");

    private static DepotCommand.ApproveRequisition Approve(params ItemQuantity[] lines) => new(Request, TheHold, There, lines);

    private static DepotEvent.RequisitionShipped Noted(params LotQuantity[] lines) => new(Request, Truck, lines);

    [Theory]
    [InlineData(Urgency.Critical, 4)]
    [InlineData(Urgency.High, 8)]
    [InlineData(Urgency.Routine, 24)]
    [InlineData(Urgency.Low, 48)]
    public void Goods_are_due_by_urgency(Urgency urgency, int hours) => Given()
        .When(Raise(10.Of(Quilt)) with { Urgency = urgency })
        .Then(Raised(10.Of(Quilt)) with { Urgency = urgency, DueAt = Now.AddHours(hours) });

    [Fact]
    public void Raising_the_same_again_is_true_already() => Given(Raised(10.Of(Quilt)))
        .When(Raise(10.Of(Quilt))).ThenNothing()
        .When(Raise(11.Of(Quilt))).ThenRefused(new RaisedOtherwise());

    [Fact]
    public void Part_may_be_approved_never_more_than_asked()
    {
        var given = Given(Raised(10.Of(Quilt)));
        given.When(Approve(11.Of(Quilt))).ThenRefused(new MoreThanGranted("lines[0].quantity", Quilt, new(10)));
        given.When(Approve(1.Of(Rice))).ThenRefused(new MoreThanGranted("lines[0].quantity", Rice, new(0)));
        given.When(Approve(6.Of(Quilt))).Then(Approved(6.Of(Quilt)));
    }

    [Fact]
    public void It_is_approved_once() => Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt)))
        .When(Approve(6.Of(Quilt))).ThenNothing()
        .When(Approve(7.Of(Quilt))).ThenRefused(new ApprovedOtherwise(TheHold))
        .When(Approve(6.Of(Quilt)) with { Hold = OtherHold }).ThenRefused(new ApprovedOtherwise(TheHold));

    [Fact]
    public void A_void_wins_over_a_later_approval_with_its_hold() => Given(Raised(10.Of(Quilt)))
        .When(new DepotCommand.VoidApproval(Request, TheHold)).Then(new DepotEvent.ApprovalVoided(Request, TheHold))
        .When(new DepotCommand.VoidApproval(Request, TheHold)).ThenNothing()
        .When(Approve(6.Of(Quilt))).ThenRefused(new ApprovalWasVoided(TheHold))
        .When(Approve(6.Of(Quilt)) with { Hold = OtherHold }).ThenAccepted();

    [Fact]
    public void An_approval_for_a_requisition_that_never_was_is_voided_too() => Given()
        .When(Approve(6.Of(Quilt))).ThenRefused(new NoSuchRequisition(Request))
        .When(new DepotCommand.VoidApproval(Request, TheHold, There)).Then(new DepotEvent.ApprovalVoided(Request, TheHold, There))
        .When(new DepotCommand.VoidApproval(Request, TheHold, There)).ThenNothing()
        .When(Raise(10.Of(Quilt))).ThenAccepted()
        .When(Approve(6.Of(Quilt))).ThenRefused(new ApprovalWasVoided(TheHold));

    [Fact]
    public void An_approval_wins_over_a_later_void_of_its_hold() => Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt)))
        .When(new DepotCommand.VoidApproval(Request, TheHold)).ThenRefused(new ApprovedAlready(TheHold))
        .When(new DepotCommand.VoidApproval(Request, OtherHold)).Then(new DepotEvent.ApprovalVoided(Request, OtherHold));

    [Fact]
    public void A_rejected_one_is_not_approved_and_a_hold_under_way_is_voided() => Given(Raised(10.Of(Quilt)))
        .When(new DepotCommand.RejectRequisition(Request, "库存不足")).Then(new DepotEvent.RequisitionRejected(Request, "库存不足"))
        .When(new DepotCommand.RejectRequisition(Request, "库存不足")).ThenNothing()
        .When(Approve(6.Of(Quilt))).ThenRefused(new RequisitionIs(RequisitionStage.Rejected))
        .When(new DepotCommand.VoidApproval(Request, TheHold)).Then(new DepotEvent.ApprovalVoided(Request, TheHold));

    [Fact]
    public void Taking_back_an_approved_one_names_the_hold_to_release() => Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt)))
        .When(new DepotCommand.CancelRequisition(Request, "已自筹")).Then(new DepotEvent.RequisitionCancelled(Request, "已自筹", TheHold, There))
        .When(new DepotCommand.CancelRequisition(Request, "已自筹")).ThenNothing()
        .When(new DepotCommand.VoidApproval(Request, TheHold)).ThenNothing()
        .When(Approve(6.Of(Quilt))).ThenRefused(new RequisitionIs(RequisitionStage.Cancelled));

    [Fact]
    public void One_not_approved_yet_is_taken_back_without_a_hold() => Given(Raised(10.Of(Quilt)))
        .When(new DepotCommand.CancelRequisition(Request, "已自筹")).Then(new DepotEvent.RequisitionCancelled(Request, "已自筹", null, null));

    [Fact]
    public void A_shipped_one_is_not_taken_back() => Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt)), Noted(6.Of(Quilts)))
        .When(new DepotCommand.CancelRequisition(Request, "已自筹")).ThenRefused(new RequisitionIs(RequisitionStage.Shipped));

    [Fact]
    public void What_was_not_shipped_is_given_up_with_a_reason_and_names_the_hold_to_release() => Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt)), Noted(4.Of(Quilts)))
        .When(new DepotCommand.CloseRequisition(Request, "道路中断")).Then(new DepotEvent.RequisitionClosed(Request, "道路中断", TheHold, There))
        .When(new DepotCommand.CloseRequisition(Request, "道路中断")).ThenNothing()
        .When(new DepotCommand.NoteRequisitionShipped(Request, OtherTruck, [2.Of(Quilts)])).ThenNothing()
        .When(new DepotCommand.CancelRequisition(Request, "已自筹")).ThenRefused(new RequisitionIs(RequisitionStage.Closed));

    [Fact]
    public void Only_one_shipped_in_part_is_closed()
    {
        DepotCommand.CloseRequisition close = new(Request, "道路中断");
        Given().When(close).ThenRefused(new NoSuchRequisition(Request));
        Given(Raised(10.Of(Quilt))).When(close).ThenRefused(new RequisitionIs(RequisitionStage.Raised));
        Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt))).When(close).ThenRefused(new RequisitionIs(RequisitionStage.Approved));
        Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt)), Noted(6.Of(Quilts))).When(close).ThenRefused(new AllIsShipped());
        Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt)), Noted(4.Of(Quilts))).When(close with { Reason = "" }).ThenRefused(new Required("reason"));
    }

    [Fact]
    public void Goods_on_their_way_to_a_closed_one_arrive_and_it_stays_closed() => Given(
            Raised(10.Of(Quilt)), Approved(6.Of(Quilt)), Noted(4.Of(Quilts)), Expected(Request, 4.Of(Quilts)), new DepotEvent.RequisitionClosed(Request, "道路中断", TheHold, There))
        .When(new DepotCommand.ReceiveConsignment(Truck, [Line(Quilts, 4)])).Then(new DepotEvent.ConsignmentReceived(Truck, There, [Line(Quilts, 4)], Request))
        .When(Reserve(4.Of(Quilt))).ThenAccepted();

    [Fact]
    public void Word_of_a_shipment_is_noted_once_for_each_consignment() => Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt)))
        .When(new DepotCommand.NoteRequisitionShipped(Request, Truck, [4.Of(Quilts)])).Then(Noted(4.Of(Quilts)))
        .When(new DepotCommand.NoteRequisitionShipped(Request, Truck, [4.Of(Quilts)])).ThenNothing()
        .When(new DepotCommand.NoteRequisitionShipped(Request, OtherTruck, [2.Of(Quilts)])).Then(Noted(2.Of(Quilts)) with { Consignment = OtherTruck });

    [Fact]
    public void Word_of_a_shipment_after_it_was_taken_back_changes_nothing() => Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt)), new DepotEvent.RequisitionCancelled(Request, "已自筹", TheHold, There))
        .When(new DepotCommand.NoteRequisitionShipped(Request, Truck, [4.Of(Quilts)])).ThenNothing();

    [Fact]
    public void Nothing_is_shipped_for_one_that_is_not_approved() => Given(Raised(10.Of(Quilt)))
        .When(new DepotCommand.NoteRequisitionShipped(Request, Truck, [4.Of(Quilts)])).ThenRefused(new RequisitionIs(RequisitionStage.Raised));

    [Fact]
    public void It_is_fulfilled_when_all_that_was_approved_has_come_to_an_end()
    {
        var given = Given(Raised(10.Of(Quilt)), Approved(6.Of(Quilt)), Noted(4.Of(Quilts)), Expected(Request, 4.Of(Quilts)), Expected(Request, 2.Of(FloodQuilts)) with { Consignment = OtherTruck });
        given.When(new DepotCommand.ReceiveConsignment(Truck, [Line(Quilts, 3, 1, 0, "少一床")]))
            .Then(new DepotEvent.ConsignmentReceived(Truck, There, [Line(Quilts, 3, 1, 0, "少一床")], Request))
            .When(new DepotCommand.DeclareConsignmentLost(OtherTruck, "翻车"))
            .Then(
                Noted(2.Of(FloodQuilts)) with { Consignment = OtherTruck },
                new DepotEvent.ConsignmentDeclaredLost(OtherTruck, There, [2.Of(FloodQuilts)], "翻车", Request),
                new DepotEvent.RequisitionFulfilled(Request))
            .When(new DepotCommand.NoteRequisitionShipped(Request, OtherTruck, [2.Of(Quilts)])).ThenNothing()
            .When(new DepotCommand.CancelRequisition(Request, "已自筹")).ThenRefused(new RequisitionIs(RequisitionStage.Fulfilled));
    }

    [Fact]
    public void Goods_for_one_that_was_taken_back_arrive_all_the_same() => Given(
            Raised(10.Of(Quilt)), Approved(4.Of(Quilt)), new DepotEvent.RequisitionCancelled(Request, "已自筹", TheHold, There), Expected(Request, 4.Of(Quilts)))
        .When(new DepotCommand.ReceiveConsignment(Truck, [Line(Quilts, 4)])).Then(new DepotEvent.ConsignmentReceived(Truck, There, [Line(Quilts, 4)], Request))
        .When(Reserve(4.Of(Quilt))).ThenAccepted();

    [Fact]
    public void Every_field_is_checked()
    {
        var given = Given(Raised(10.Of(Quilt)));
        Given().When(Raise(1.Of(Quilt)) with { Requisition = default }).ThenRefused(new Required("requisition"));
        Given().When(Raise(1.Of(Quilt)) with { Disaster = default }).ThenRefused(new Required("disaster"));
        Given().When(Raise(1.Of(Quilt)) with { Urgency = (Urgency)9 }).ThenRefused(new Unknown("urgency"));
        Given().When(Raise(1.Of(Quilt)) with { Reason = "" }).ThenRefused(new Required("reason"));
        Given().When(Raise()).ThenRefused(new Required("lines"));
        Given().When(Raise(1.Of(ItemCode.Parse("gold")))).ThenRefused(new UnknownItem("lines[0].item", ItemCode.Parse("gold")));
        Given().When(Approve(1.Of(Quilt))).ThenRefused(new NoSuchRequisition(Request));
        Given().When(new DepotCommand.RejectRequisition(Request, "x")).ThenRefused(new NoSuchRequisition(Request));
        Given().When(new DepotCommand.CancelRequisition(Request, "x")).ThenRefused(new NoSuchRequisition(Request));
        Given().When(new DepotCommand.NoteRequisitionShipped(Request, Truck, [1.Of(Quilts)])).ThenRefused(new NoSuchRequisition(Request));
        given.When(Approve(1.Of(Quilt)) with { Source = Here }).ThenRefused(new ToItself("source"));
        given.When(Approve(1.Of(Quilt)) with { Source = default }).ThenRefused(new Required("source"));
        given.When(Approve(1.Of(Quilt)) with { Hold = default }).ThenRefused(new Required("hold"));
        given.When(Approve()).ThenRefused(new Required("lines"));
        given.When(new DepotCommand.VoidApproval(Request, default)).ThenRefused(new Required("hold"));
        given.When(new DepotCommand.RejectRequisition(Request, "")).ThenRefused(new Required("reason"));
        given.When(new DepotCommand.CancelRequisition(Request, "")).ThenRefused(new Required("reason"));
        given.When(new DepotCommand.NoteRequisitionShipped(Request, default, [1.Of(Quilts)])).ThenRefused(new Required("consignment"));
    }
}
