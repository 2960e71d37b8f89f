using Xunit.Abstractions;
using static CivilAffairs.Relief.Domain.Tests.Depots.DepotExamples;

namespace CivilAffairs.Relief.Domain.Tests.Depots;

/// <summary>Four depots, two disasters, some weeks: whatever happens in whatever order, the goods add up after every step.</summary>
public sealed class DepotRandomTests(ITestOutputHelper output)
{
    private const int Worlds = 20;
    private const int Steps = 1_100;

    private static readonly ItemCode[] Items = [Quilt, Rice, ItemCode.Parse("water")];
    private static readonly DisasterId?[] Purposes = [null, Flood, Quake];

    [Fact]
    public void Goods_add_up_whatever_happens_in_whatever_order()
    {
        var chance = Seed.Next(output);
        int accepted = 0;
        for (var number = 0; number < Worlds; number++)
        {
            DepotWorld world = new(chance);
            world.Register();
            Walk walk = new(world, chance);
            for (var step = 0; step < Steps; step++)
            {
                walk.Step();
                world.CheckTotals();
            }

            walk.Finish();
            accepted += world.Accepted;
        }

        output.WriteLine($"{Worlds * Steps} steps, {accepted} accepted commands");
        accepted.ShouldBeGreaterThan(Worlds * Steps / 3);
    }

    private sealed class Walk(DepotWorld world, Random chance)
    {
        private readonly List<(DepotId Depot, HandoutId Handout)> _reserved = [];
        private readonly List<(DepotId Depot, DepotEvent.HandedOut Done)> _done = [];
        private int _papers;

        public void Step()
        {
            if (chance.Next(40) == 0) world.Now = world.Now.AddHours(chance.Next(1, 30));
            var here = One(world.Depots);
            var state = world.States[here];
            switch (chance.Next(26))
            {
                case 0 or 1 or 2: Receive(here); break;
                case 3 or 4 or 5: ReserveHandout(here); break;
                case 6 or 7: FinishHandout(); break;
                case 8: TakeBack(); break;
                case 9: WriteOff(here, state); break;
                case 10: Count(here, state); break;
                case 11: RaiseRequisition(here); break;
                case 12 or 13: Approve(here, state); break;
                case 14: Withdraw(here, state); break;
                case 15 or 16: Prepare(here, state); break;
                case 17 or 18: Send(here, state); break;
                case 19 or 20: Arrive(here, state); break;
                case 21: Reconcile(here, state); break;
                default: world.Deliver(again: chance.Next(4) == 0); break;
            }
        }

        /// <summary>Lets everything that is under way come to its end, and sees that nothing is left half done.</summary>
        public void Finish()
        {
            while (_reserved.Count > 0) FinishHandout();
            for (var round = 0; round < 3; round++)
            {
                while (world.Waiting > 0) world.Deliver(again: false);
                foreach (var depot in world.Depots)
                {
                    foreach (var (id, incoming) in world.States[depot].Incoming.Entries.Where(entry => entry.Value.Stage == ArrivalStage.Expected))
                    {
                        world.Say(depot, new DepotCommand.ReceiveConsignment(id, [.. incoming.Lines.Select(line => new ReceivedLine(line.Lot, line.Quantity, default, default))]));
                    }

                    // The deadline of a hold that nobody decided on.
                    foreach (var (id, hold) in world.States[depot].Holds.Entries.Where(entry => entry.Value.Stage == HoldStage.Pending)) world.Post(hold.For, new DepotCommand.VoidApproval(hold.Requisition, id, depot));
                    foreach (var id in world.States[depot].Requisitions.Entries.Keys)
                    {
                        world.Say(depot, new DepotCommand.CancelRequisition(id, "结束"));
                        world.Say(depot, new DepotCommand.CloseRequisition(id, "结束"));
                    }

                    foreach (var id in world.States[depot].Outgoing.Entries.Keys) world.Say(depot, new DepotCommand.CancelConsignment(id, "结束"));
                }
            }

            world.CheckTotals();
            world.Ledger.InTransit.ShouldBeEmpty();
            foreach (var state in world.States.Values)
            {
                state.Handouts.ShouldBeEmpty();
                state.Outgoing.Entries.Values.ShouldAllBe(one => one.Stage != ConsignmentStage.Prepared && one.Stage != ConsignmentStage.Shipped);
                state.Stock.Items.Values.SelectMany(item => item.Lots).ShouldAllBe(stock => stock.Reserved == 0);
                state.Holds.Entries.Values.ShouldAllBe(hold => hold.IsOver);
            }
        }

        private void Receive(DepotId here)
        {
            var lots = Enumerable.Range(0, chance.Next(1, 4)).Select(_ => RandomLot()).Distinct().Select(lot => new LotQuantity(lot, Some(200)));
            world.Say(here, new DepotCommand.ReceiveStock(StockSource.Procurement, $"CG-{_papers++}", [.. lots]));
        }

        private void ReserveHandout(DepotId here)
        {
            DepotCommand.ReserveHandout reserve = new(new(world.Name()), One([Flood, Quake]), Wang, Wanted(40), world.Now.AddHours(2));
            if (chance.Next(6) == 0) reserve = reserve with { Lots = [.. Lots(here).Where(_ => chance.Next(2) == 0).Where(lot => reserve.Lines.Any(line => line.Item == lot.Item))] };
            if (world.Say(here, reserve) is Decision.Accepted) _reserved.Add((here, reserve.Handout));
        }

        private void FinishHandout()
        {
            if (_reserved.Count == 0) return;
            var (depot, handout) = One(_reserved);
            _reserved.Remove((depot, handout));
            if (chance.Next(4) == 0)
            {
                world.Say(depot, new DepotCommand.ReleaseHandout(handout)).ShouldBeOfType<Decision.Accepted>();
                world.Say(depot, new DepotCommand.ConfirmHandout(handout)).ShouldBeOfType<Decision.Refused>();
                return;
            }

            var done = world.Say(depot, new DepotCommand.ConfirmHandout(handout)).ShouldBeOfType<Decision.Accepted>();
            world.Say(depot, new DepotCommand.ReleaseHandout(handout)).ShouldBeOfType<Decision.Refused>();
            _done.Add((depot, (DepotEvent.HandedOut)done.Events[0]));
        }

        private void TakeBack()
        {
            if (_done.Count == 0) return;
            var (depot, done) = One(_done);
            _done.Remove((depot, done));
            var line = One(done.Lines);
            world.Say(depot, new DepotCommand.TakeBack(done.Handout, done.Household, [line with { Quantity = UpTo(line.Quantity) }], "多领")).ShouldBeOfType<Decision.Accepted>();
        }

        private void WriteOff(DepotId here, DepotState state)
        {
            if (Lots(here) is not { Count: > 0 } lots) return;
            var lot = One(lots);
            var kind = lot.IsUsableOn(world.Day) ? LossReason.Damaged : LossReason.Expired;
            world.Say(here, new DepotCommand.WriteOff(kind, [new(lot, Some((int)state.Stock.Find(lot)!.OnHand + 5))], "坏", "某"));
        }

        private void Count(DepotId here, DepotState state)
        {
            if (state.Counts.Count > 0 && chance.Next(2) == 0)
            {
                var count = state.Counts.Keys.First();
                if (world.Say(here, chance.Next(3) == 0 ? new DepotCommand.RejectCount(count, "重盘") : new DepotCommand.ApproveCount(count, "属实")) is Decision.Refused) world.Say(here, new DepotCommand.RejectCount(count, "重盘"));
                return;
            }

            var lot = Lots(here) is { Count: > 0 } lots && chance.Next(5) > 0 ? One(lots) : RandomLot();
            var booked = state.Stock.Find(lot)?.OnHand ?? 0;
            world.Say(here, new DepotCommand.CountStock(new(world.Name()), lot, new(Math.Max(0, booked + chance.Next(-8, 9))), null));
        }

        private void RaiseRequisition(DepotId here) =>
            world.Say(here, new DepotCommand.RaiseRequisition(new(world.Name()), One([Flood, Quake]), Wanted(150), One(Enum.GetValues<Urgency>()), "不够"));

        private void Approve(DepotId here, DepotState state)
        {
            var open = state.Requisitions.Entries.Where(entry => entry.Value.Stage == RequisitionStage.Raised).ToArray();
            if (open.Length == 0) return;
            var (id, requisition) = One(open);
            var source = One(world.Depots.Where(depot => depot != here).ToArray());
            HoldId hold = new(world.Name());
            ItemQuantity[] lines = [.. requisition.Lines.Select(line => line with { Quantity = UpTo(line.Quantity) })];
            if (world.Say(source, new DepotCommand.HoldStock(hold, id, here, lines, world.Now.AddMinutes(10), chance.Next(5) == 0 ? null : requisition.Disaster)) is not Decision.Accepted) return;
            // The coordinator may be slow, or dead, or both in turn; somebody voids what seems to have stuck. At times less is approved than held.
            if (chance.Next(5) == 0) lines = [.. lines.Select(line => line with { Quantity = UpTo(line.Quantity) })];
            bool approves = chance.Next(5) > 0;
            if (approves) world.Post(here, new DepotCommand.ApproveRequisition(id, hold, source, lines));
            if (!approves || chance.Next(3) == 0) world.Post(here, new DepotCommand.VoidApproval(id, hold, source));
            else world.Post(here, new DepotCommand.VoidApproval(id, new(world.Name())));
        }

        private void Withdraw(DepotId here, DepotState state)
        {
            if (state.Requisitions.Entries.Count == 0) return;
            var id = One(state.Requisitions.Entries.Keys.ToArray());
            world.Say(here, chance.Next(4) switch
            {
                0 => new DepotCommand.RejectRequisition(id, "无"),
                1 => new DepotCommand.CloseRequisition(id, "够了"),
                _ => new DepotCommand.CancelRequisition(id, "已有"),
            });
        }

        private void Prepare(DepotId here, DepotState state)
        {
            var holds = state.Holds.Entries.Where(entry => entry.Value is { Stage: HoldStage.Confirmed, Left.Count: > 0 }).ToArray();
            if (holds.Length > 0 && chance.Next(4) > 0)
            {
                var (id, hold) = One(holds);
                world.Say(here, new DepotCommand.PrepareConsignment(new(world.Name()), hold.For, [.. hold.Left.Select(line => line with { Quantity = chance.Next(2) == 0 ? line.Quantity : UpTo(line.Quantity) })], id));
                return;
            }

            DepotCommand.PrepareConsignment prepare = new(new(world.Name()), One(world.Depots.Where(depot => depot != here).ToArray()), Wanted(60), Disaster: One(Purposes));
            world.Say(here, chance.Next(4) == 0 && Lots(here) is { Count: > 0 } lots && One(lots) is var lot
                ? prepare with { Lines = [new(lot.Item, Some(60))], Lots = [lot] }
                : prepare);
        }

        private void Send(DepotId here, DepotState state)
        {
            var prepared = state.Outgoing.Entries.Where(entry => entry.Value.Stage == ConsignmentStage.Prepared).ToArray();
            if (prepared.Length == 0) return;
            var id = One(prepared).Key;
            if (chance.Next(5) == 0 || world.Say(here, new DepotCommand.ShipConsignment(id, "物流", "皖N", world.Now.AddHours(3))) is Decision.Refused) world.Say(here, new DepotCommand.CancelConsignment(id, "不发"));
        }

        private void Arrive(DepotId here, DepotState state)
        {
            var expected = state.Incoming.Entries.Where(entry => entry.Value.Stage == ArrivalStage.Expected).ToArray();
            if (expected.Length == 0) return;
            var (id, incoming) = One(expected);
            if (chance.Next(8) == 0)
            {
                world.Say(here, new DepotCommand.DeclareConsignmentLost(id, "翻车")).ShouldBeOfType<Decision.Accepted>();
                return;
            }

            var whole = chance.Next(2) == 0;
            world.Say(here, new DepotCommand.ReceiveConsignment(id, [.. incoming.Lines.Select(line =>
            {
                Quantity missing = new(whole ? 0 : chance.NextInt64(line.Quantity.Value + 1));
                Quantity damaged = new(whole ? 0 : chance.NextInt64(line.Quantity.Value - missing.Value + 1));
                return new ReceivedLine(line.Lot, line.Quantity - missing - damaged, missing, damaged, whole ? null : "雨");
            })])).ShouldBeOfType<Decision.Accepted>();
        }

        private void Reconcile(DepotId here, DepotState state)
        {
            var open = state.Outgoing.Entries.Where(entry => entry.Value.Stage is ConsignmentStage.PartlyReceived or ConsignmentStage.Lost).ToArray();
            if (open.Length == 0) return;
            var (id, consignment) = One(open);
            LotQuantity[] found = [.. consignment.Missing.Where(_ => chance.Next(2) == 0).Select(line => line with { Quantity = UpTo(line.Quantity) })];
            world.Say(here, new DepotCommand.ReconcileConsignment(id, "查明", found)).ShouldBeOfType<Decision.Accepted>();
        }

        private Lot RandomLot()
        {
            var item = One(Items);
            return new(item, chance.Next(2) == 0 ? "" : "b", item == Quilt ? null : world.Day.AddDays(chance.Next(6)), One(Purposes));
        }

        private List<Lot> Lots(DepotId depot) => [.. world.Plain[depot].OnHand.Keys];

        private ItemQuantity[] Wanted(int most) => [.. Items.Where(_ => chance.Next(2) == 0).DefaultIfEmpty(Quilt).Select(item => new ItemQuantity(item, Some(most)))];

        private Quantity Some(int most) => new(chance.Next(1, most));

        private Quantity UpTo(Quantity most) => new(chance.NextInt64(1, most.Value + 1));

        private T One<T>(IReadOnlyList<T> of) => of[chance.Next(of.Count)];
    }
}
