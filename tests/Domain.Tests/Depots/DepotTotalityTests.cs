using System.Reflection;
using System.Text.Json;
using static CivilAffairs.Relief.Domain.Tests.Depots.DepotExamples;

namespace CivilAffairs.Relief.Domain.Tests.Depots;

public sealed class DepotTotalityTests
{
    private static readonly LotQuantity[] Lots = [4.Of(Quilts)];
    private static readonly ItemQuantity[] Items = [4.Of(Quilt)];

    private static readonly DepotEvent[] Events =
    [
        new DepotEvent.Registered("裕安区库", Yuan, DepotTier.County, "解放路 1 号", 20, new(31.7, 116.5), null),
        Stocked(10.Of(Quilts), 10.Of(FloodQuilts), 10.Of(RiceUntil(8, 1))),
        new DepotEvent.StockWrittenOff(LossReason.Damaged, Lots, "进水", "王某"),
        new DepotEvent.StockCounted(TheCount, Quilts, new(10), new(4), true, null),
        new DepotEvent.StockAdjusted(TheCount, Quilts, new(0), new(6), "鼠咬"),
        new DepotEvent.CountRejected(TheCount, "重盘"),
        Reserved(Lots),
        new DepotEvent.HandoutReleased(TheHandout, Wang, Lots),
        new DepotEvent.HandedOut(TheHandout, Flood, Wang, Lots),
        new DepotEvent.TakenBack(TheHandout, Wang, Lots, "多领"),
        Raised(Items),
        Approved(Items),
        new DepotEvent.ApprovalVoided(Request, OtherHold, There),
        new DepotEvent.RequisitionRejected(Request, "库存不足"),
        new DepotEvent.RequisitionCancelled(Request, "已自筹", TheHold, There),
        new DepotEvent.RequisitionClosed(Request, "余下不再需要", TheHold, There),
        new DepotEvent.RequisitionShipped(Request, Truck, Lots),
        new DepotEvent.RequisitionFulfilled(Request),
        Held(Flood, Items),
        new DepotEvent.HoldConfirmed(TheHold, Request),
        new DepotEvent.HoldReleased(TheHold, Request, Items),
        Prepared(TheHold, Lots),
        Shipped(Lots),
        new DepotEvent.ConsignmentCancelled(Truck, There, Lots, "车坏"),
        new DepotEvent.ConsignmentSettled(Truck, There, [Line(Quilts, 3, 1)], false),
        new DepotEvent.ConsignmentReconciled(Truck, There, "找回", [1.Of(Quilts)]),
        Expected(Request, Lots),
        new DepotEvent.ConsignmentReceived(Truck, There, [Line(Quilts, 3, 1)], Request),
        new DepotEvent.ConsignmentDeclaredLost(Truck, There, Lots, "翻车", Request),
    ];

    private static readonly DepotCommand[] Commands =
    [
        new DepotCommand.Register("裕安区库", Yuan, DepotTier.County, "解放路 1 号", 20),
        new DepotCommand.ReceiveStock(StockSource.Procurement, "CG-2", Lots),
        new DepotCommand.WriteOff(LossReason.Damaged, Lots, "进水", "王某"),
        new DepotCommand.CountStock(OtherCount, Quilts, new(4), null),
        new DepotCommand.ApproveCount(TheCount, "鼠咬"),
        new DepotCommand.RejectCount(TheCount, "重盘"),
        Reserve(Items),
        new DepotCommand.ConfirmHandout(TheHandout),
        new DepotCommand.ReleaseHandout(TheHandout),
        new DepotCommand.TakeBack(TheHandout, Wang, Lots, "多领"),
        new DepotCommand.RaiseRequisition(Request, Flood, Items, Urgency.High, "帐篷不够"),
        new DepotCommand.ApproveRequisition(Request, TheHold, There, Items),
        new DepotCommand.VoidApproval(Request, TheHold),
        new DepotCommand.RejectRequisition(Request, "库存不足"),
        new DepotCommand.CancelRequisition(Request, "已自筹"),
        new DepotCommand.CloseRequisition(Request, "余下不再需要"),
        new DepotCommand.NoteRequisitionShipped(Request, Truck, Lots),
        new DepotCommand.HoldStock(TheHold, Request, There, Items, InAnHour, Flood),
        new DepotCommand.ConfirmHold(TheHold, Items),
        new DepotCommand.ReleaseHold(TheHold),
        new DepotCommand.PrepareConsignment(Truck, There, Items, TheHold),
        new DepotCommand.ShipConsignment(Truck, "皖西物流", "皖N 12345", InAnHour),
        new DepotCommand.CancelConsignment(Truck, "车坏"),
        new DepotCommand.SettleConsignment(Truck, [Line(Quilts, 3, 1, 0, "少")], false),
        new DepotCommand.ReconcileConsignment(Truck, "找回", []),
        new DepotCommand.ExpectConsignment(Truck, There, Lots, Request, InAnHour),
        new DepotCommand.ReceiveConsignment(Truck, [Line(Quilts, 3, 1, 0, "少")]),
        new DepotCommand.DeclareConsignmentLost(Truck, "翻车"),
    ];

    private static readonly CommandContext Context = new(new(Guid.Parse("00000000-0000-4000-8000-000000000001")), Actor.Machine, Now);

    [Fact]
    public void The_lists_name_every_event_and_every_command()
    {
        Cases(typeof(DepotEvent)).ShouldBe(Events.Select(e => e.GetType().Name).Order(), ignoreOrder: true);
        Cases(typeof(DepotCommand)).ShouldBe(Commands.Select(c => c.GetType().Name).Order(), ignoreOrder: true);
    }

    [Fact]
    public void Every_event_is_taken_in_every_state_and_every_command_is_answered()
    {
        var states = States().ToArray();
        foreach (var state in states)
        {
            foreach (var e in Events) DepotDecider.Evolve(state, e).ShouldNotBeNull();
            foreach (var c in Commands) DepotDecider.Decide(c, state, Context).ShouldNotBeNull();
        }

        states.Length.ShouldBeGreaterThan(Events.Length * Events.Length);
    }

    [Fact]
    public void What_is_accepted_twice_in_a_row_is_never_the_same_thing_moved_twice()
    {
        // After an accepted command of the system's own the same command is true already or refused: never accepted again.
        DepotCommand[] own = [.. Commands.Where(c => Authority.Allowed(c.GetType()).Count == 0 && c is not DepotCommand.TakeBack)];
        own.Length.ShouldBeGreaterThan(8);
        foreach (var state in States())
        {
            foreach (var command in own)
            {
                if (DepotDecider.Decide(command, state, Context) is not Decision.Accepted accepted) continue;
                var after = accepted.Events.Cast<DepotEvent>().Aggregate(state, DepotDecider.Evolve);
                // A handout that is over is the household's to remember; its id is not asked for again.
                if (command is DepotCommand.ReserveHandout or DepotCommand.ConfirmHandout or DepotCommand.ReleaseHandout && !after.Handouts.ContainsKey(TheHandout)) continue;
                DepotDecider.Decide(command, after, Context).ShouldNotBeOfType<Decision.Accepted>(command.ToString());
            }
        }
    }

    [Fact]
    public void A_state_survives_being_kept_as_text()
    {
        foreach (var state in States())
        {
            var text = JsonSerializer.Serialize(state, ReliefJson.Options);
            var again = JsonSerializer.Deserialize<DepotState>(text, ReliefJson.Options)!;
            JsonSerializer.Serialize(again, ReliefJson.Options).ShouldBe(text);
        }
    }

    [Fact]
    public void A_state_kept_as_text_decides_the_same()
    {
        var state = Given(Events[1], Reserved(4.Of(Quilts)), Held(Flood, 9.Of(Quilt)), new DepotEvent.HoldConfirmed(TheHold, Request), Raised(Items), Approved(Items), Expected(Request, Lots)).State;
        var again = JsonSerializer.Deserialize<DepotState>(JsonSerializer.Serialize(state, ReliefJson.Options), ReliefJson.Options)!;
        foreach (var command in Commands)
        {
            Text(DepotDecider.Decide(command, again, Context)).ShouldBe(Text(DepotDecider.Decide(command, state, Context)));
        }

        static string Text(Decision decision) => decision is Decision.Accepted a ? string.Join('\n', a.Events.Select(e => JsonSerializer.Serialize(e, e.GetType(), ReliefJson.Options))) : decision.ToString();
    }

    [Fact]
    public void The_decider_agrees_with_the_stages_of_a_requisition()
    {
        Dictionary<RequisitionStage, DepotEvent[]> ways = new()
        {
            [RequisitionStage.Raised] = [],
            [RequisitionStage.Approved] = [Approved(Items)],
            [RequisitionStage.Rejected] = [new DepotEvent.RequisitionRejected(Request, "无")],
            [RequisitionStage.Shipped] = [Approved(Items), new DepotEvent.RequisitionShipped(Request, OtherTruck, [1.Of(Quilts)])],
            [RequisitionStage.Fulfilled] = [Approved(Items), new DepotEvent.RequisitionShipped(Request, OtherTruck, Lots), new DepotEvent.RequisitionFulfilled(Request)],
            [RequisitionStage.Cancelled] = [new DepotEvent.RequisitionCancelled(Request, "无", null, null)],
            [RequisitionStage.Closed] = [Approved(Items), new DepotEvent.RequisitionShipped(Request, OtherTruck, [1.Of(Quilts)]), new DepotEvent.RequisitionClosed(Request, "无", TheHold, There)],
        };
        foreach (var stage in Enum.GetValues<RequisitionStage>())
        {
            var given = Given([Raised(Items), .. ways[stage]]);
            given.State.Requisitions.Find(Request)!.Stage.ShouldBe(stage);
            Agrees(stage, RequisitionTrigger.Approve, new DepotCommand.ApproveRequisition(Request, TheHold, There, Items));
            Agrees(stage, RequisitionTrigger.Reject, new DepotCommand.RejectRequisition(Request, "无"));
            Agrees(stage, RequisitionTrigger.Cancel, new DepotCommand.CancelRequisition(Request, "无"));
            Agrees(stage, RequisitionTrigger.Close, new DepotCommand.CloseRequisition(Request, "无"));
            Agrees(stage, RequisitionTrigger.Ship, new DepotCommand.NoteRequisitionShipped(Request, Truck, Lots));

            void Agrees(RequisitionStage from, RequisitionTrigger trigger, DepotCommand command)
            {
                bool accepted = DepotDecider.Decide(command, given.State, Context) is Decision.Accepted;
                accepted.ShouldBe(Requisition.Lifecycle.Allows(from, trigger), $"{trigger} when {from}");
                if (accepted) given.When(command).State.Requisitions.Find(Request)!.Stage.ShouldBe(Requisition.Lifecycle.TryFire(from, trigger, out var next) ? next : from);
            }
        }
    }

    [Fact]
    public void The_decider_agrees_with_the_stages_of_a_consignment()
    {
        DepotEvent.ConsignmentSettled Settled(bool lost, params ReceivedLine[] lines) => new(Truck, There, lines, lost);
        Dictionary<ConsignmentStage, DepotEvent[]> ways = new()
        {
            [ConsignmentStage.Prepared] = [],
            [ConsignmentStage.Cancelled] = [new DepotEvent.ConsignmentCancelled(Truck, There, Lots, "无")],
            [ConsignmentStage.Shipped] = [Shipped(Lots)],
            [ConsignmentStage.Received] = [Shipped(Lots), Settled(false, Line(Quilts, 4))],
            [ConsignmentStage.PartlyReceived] = [Shipped(Lots), Settled(false, Line(Quilts, 3, 1))],
            [ConsignmentStage.Lost] = [Shipped(Lots), Settled(true, Line(Quilts, 0, 4))],
            [ConsignmentStage.Reconciled] = [Shipped(Lots), Settled(true, Line(Quilts, 0, 4)), new DepotEvent.ConsignmentReconciled(Truck, There, "无", [])],
        };
        (ConsignmentTrigger Trigger, DepotCommand Command)[] asked =
        [
            (ConsignmentTrigger.Ship, new DepotCommand.ShipConsignment(Truck, "皖西物流", "皖N 12345", InAnHour)),
            (ConsignmentTrigger.Cancel, new DepotCommand.CancelConsignment(Truck, "无")),
            (ConsignmentTrigger.SettleWhole, new DepotCommand.SettleConsignment(Truck, [Line(Quilts, 4)], false)),
            (ConsignmentTrigger.SettlePart, new DepotCommand.SettleConsignment(Truck, [Line(Quilts, 3, 0, 1)], false)),
            (ConsignmentTrigger.SettleLost, new DepotCommand.SettleConsignment(Truck, [], true)),
            (ConsignmentTrigger.Reconcile, new DepotCommand.ReconcileConsignment(Truck, "无", [])),
        ];
        asked.Length.ShouldBe(Enum.GetValues<ConsignmentTrigger>().Length);
        foreach (var stage in Enum.GetValues<ConsignmentStage>())
        {
            var given = Given([Stocked(10.Of(Quilts)), Prepared(null, Lots), .. ways[stage]]);
            given.State.Outgoing.Find(Truck)!.Stage.ShouldBe(stage);
            foreach (var (trigger, command) in asked)
            {
                bool accepted = DepotDecider.Decide(command, given.State, Context) is Decision.Accepted;
                accepted.ShouldBe(OutgoingConsignment.Lifecycle.Allows(stage, trigger), $"{trigger} when {stage}");
                if (accepted) given.When(command).State.Outgoing.Find(Truck)!.Stage.ShouldBe(OutgoingConsignment.Lifecycle.TryFire(stage, trigger, out var next) ? next : stage);
            }
        }
    }

    [Fact]
    public void Only_the_last_finished_things_are_remembered_and_all_open_ones()
    {
        Book<CountId, string> book = new();
        var open = new CountId(Guid.NewGuid());
        book = book.Put(open, "open");
        CountId[] finished = [.. Enumerable.Range(0, Book<CountId, string>.Remembered + 5).Select(_ => new CountId(Guid.NewGuid()))];
        foreach (var id in finished) book = book.Put(id, "new").Finish(id, "over").Finish(id, "over again");
        book.Find(open).ShouldBe("open");
        book.Entries.Count.ShouldBe(Book<CountId, string>.Remembered + 1);
        book.Find(finished[4]).ShouldBeNull();
        book.Find(finished[5]).ShouldBe("over again");
    }

    /// <summary>Nothing, each event alone, and every three events after stock came in, in whatever order: more than can really happen.</summary>
    private static IEnumerable<DepotState> States()
    {
        yield return DepotDecider.Initial;
        var stocked = Given(Events[1]).State;
        foreach (var first in Events)
        {
            yield return DepotDecider.Evolve(DepotDecider.Initial, first);
            var one = DepotDecider.Evolve(stocked, first);
            foreach (var second in Events)
            {
                var two = DepotDecider.Evolve(one, second);
                yield return two;
                yield return DepotDecider.Evolve(two, Events[(Array.IndexOf(Events, first) + Array.IndexOf(Events, second) + 1) % Events.Length]);
            }
        }
    }

    private static IEnumerable<string> Cases(Type union) => union.GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(union)).Select(type => type.Name).Order();
}
