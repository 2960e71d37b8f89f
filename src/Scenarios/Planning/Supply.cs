using System.Globalization;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios.Wire;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Goods reach the points: asked for, approved, shipped and received, some short, damaged, cancelled or lost on the way.</summary>
public sealed class Supply
{
    private const long Nets = 200;
    private const long NetsOfALoad = 40;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly string[] UntilExpected = ["no-such-consignment"];
    private static readonly string[] UntilSettled = ["consignment-is"];

    private readonly ScenarioPlan _plan;
    private readonly SupplyRound _first;
    private readonly SupplyRound _second;

    internal Supply(ScenarioPlan plan)
    {
        _plan = plan;
        _first = new(1, plan.Design, plan.Families, plan.Goods.FirstNeeds, plan.Goods.Plan, plan.Parameters.Today);
        _second = new(2, plan.Design, plan.Families, plan.Goods.WinterNeeds, plan.Goods.Plan, plan.Parameters.Today);
    }

    /// <summary>What the steps make of the goods; complete once the stages are planned.</summary>
    public GoodsBook Book { get; } = new();

    /// <summary>The lot of which a township's point gives in the first days.</summary>
    internal Lot LotAt(ItemCode item, int township) => _first.LotFor(item, township);

    private StreamName StoreThing => StreamName.Of(_plan.Named.Store);

    private Officer Keeper => _plan.Officers.Store;

    /// <summary>The store is registered and takes in the goods of the first days.</summary>
    internal Chain Store()
    {
        var at = TimeSpan.FromMinutes(45);
        var seat = _plan.Design.Seat;
        var name = $"{PlaceCatalogue.Shipped.Find(seat)?.Name}救灾物资储备库";
        var nets = new Lot(ReliefGoods.Net, "1A");
        return new(
        [
            new(_plan.Officers.Command(), at, Request.Of(StoreThing, new DepotCommand.Register(name, seat, DepotTier.County, name), Id("store"))),
            Received(_first.Receipt(0), StockSource.Allocation, "receipt/1", at + Hour),
            Received(_first.Receipt(1), StockSource.Procurement, "receipt/2", at + Hour),
            Received([new(nets, new(Nets))], StockSource.Donation, "receipt/3", at + Hour),
        ]);
    }

    internal Step Point(int township, TimeSpan at)
    {
        var (place, point) = (_plan.Design.Townships[township], _plan.Named.Point(township));
        var name = $"{PlaceCatalogue.Shipped.Find(place)?.Name}救灾物资发放点";
        return new(_plan.Officers.Command(township), at, Request.Of(StreamName.Of(point), new DepotCommand.Register(name, place, DepotTier.Township, name), Id($"point/{township}")));
    }

    /// <summary>The goods of the first days, and what goes wrong with some.</summary>
    internal IEnumerable<Chain> First() => [.. Round(_first, 1, TimeSpan.FromHours(3)), Lost(0), Cancelled(1), Rejected(2), EnteredTwice()];

    /// <summary>A sack is spoilt; the goods for the winter follow, where homes collapsed.</summary>
    internal IEnumerable<Chain> Second() => _second.Items.Any() ? [Spoilt(3), Winter()] : [Spoilt(3)];

    /// <summary>The store is counted and a few pieces are missing.</summary>
    internal Chain Count(TimeSpan at)
    {
        const long Missing = 3;
        var lot = new Lot(ReliefGoods.Net, "1A");
        var count = new CountId(Id("count"));
        Book.Lose(lot.Item, Missing);
        // Of the nets one load was lost; the other never left.
        var counted = new DepotCommand.CountStock(count, lot, new(Nets - NetsOfALoad - Missing), "盘点短少，经查为搬运破损未登记");
        return new(
        [
            new(Keeper, at, Request.Of(StoreThing, counted, Id("count"))),
            new(_plan.Officers.Command(), at + Hour, Request.Of(StoreThing, new DepotCommand.ApproveCount(count, "情况属实，同意调整账面"), Id("count/approve"))),
        ]);
    }

    private Chain Winter()
    {
        var at = TimeSpan.FromDays(4);
        var receipts = new[] { Received(_second.Receipt(0), StockSource.Allocation, "receipt/4", at), Received(_second.Receipt(1), StockSource.Donation, "receipt/5", at) };
        // All points are served from these receipts, so one chain: the store packs as soon as it has them.
        return new([.. receipts, .. Round(_second, 2, at + Hour).SelectMany(chain => chain.Steps)]);
    }

    private IEnumerable<Chain> Round(SupplyRound round, int number, TimeSpan begins) =>
        Enumerable.Range(0, _plan.Design.Townships.Count).Select(township => Delivery(round, number, township, begins + TimeSpan.FromMinutes(3 * township)));

    private Chain Delivery(SupplyRound round, int number, int township, TimeSpan at)
    {
        var name = $"round/{number}/{township}";
        var (point, keeper, command) = (_plan.Named.Point(township), _plan.Officers.KeeperOf(township), _plan.Officers.Command(township));
        var (requisition, consignment, hold) = (new RequisitionId(Id($"{name}/requisition")), new ConsignmentId(Id($"{name}/consignment")), new HoldId(Id($"{name}/approve")));
        var granted = round.GrantedTo(township);
        LotQuantity[] load = [.. granted.Select(line => new LotQuantity(round.LotFor(line.Item, township), line.Quantity))];
        var urgency = number == 1 ? Urgency.Critical : Urgency.Routine;
        var raise = new DepotCommand.RaiseRequisition(requisition, _plan.Named.Disaster, round.AskedBy(township), urgency, number == 1 ? "安置群众生活急需" : "倒房户过冬");
        var prepare = new DepotCommand.PrepareConsignment(consignment, point, granted, hold, [.. load.Select(line => line.Lot)]);
        List<Step> steps =
        [
            new(keeper, at, Request.Of(StreamName.Of(point), raise, Id($"{name}/raise"))),
            new(command, at + (Hour / 2), Request.Of(new Operation.Approve(point, requisition, _plan.Named.Store, granted), hold.Value)),
            new(Keeper, at + Hour, Request.Of(StoreThing, prepare, Id($"{name}/prepare"))),
            new(Keeper, at + (Hour * 1.5), Request.Of(StoreThing, Ship(consignment, township), Id($"{name}/ship"))),
        ];
        ReceivedLine[] lines = [.. load.Select(line => township % 4 == 1 ? Short(line) : Whole(line))];
        steps.Add(new(keeper, at + (Hour * 4), Request.Of(StreamName.Of(point), new DepotCommand.ReceiveConsignment(consignment, lines), Id($"{name}/receive")))
        {
            PatientWith = UntilExpected,
            Times = township % 6 == 0 ? 2 : 1,
        });
        // What arrived whole needs no inquiry, as a load too small for a hundredth of it to be a piece.
        if (lines.Any(line => line.Short.Value + line.Damaged.Value > 0)) steps.Add(Inquiry(consignment, lines, at + (Hour * 12), $"{name}/reconcile"));
        return new(steps);
    }

    private Step Inquiry(ConsignmentId consignment, IReadOnlyList<ReceivedLine> lines, TimeSpan at, string name)
    {
        LotQuantity[] found = [.. lines.Where(line => line.Short.Value >= 2).Select(line => new LotQuantity(line.Lot, new(line.Short.Value / 2)))];
        foreach (var line in lines) Book.Lose(line.Lot.Item, line.Short.Value + line.Damaged.Value);
        foreach (var line in found) Book.Lose(line.Lot.Item, -line.Quantity.Value);
        var reconcile = new DepotCommand.ReconcileConsignment(consignment, "经核查，部分物资错留车上，已退回中心库", found);
        return new(Keeper, at, Request.Of(StoreThing, reconcile, Id(name))) { PatientWith = UntilSettled };
    }

    private static ReceivedLine Whole(LotQuantity line) => new(line.Lot, line.Quantity, Quantity.Zero, Quantity.Zero);

    // A hundredth is missing, a two-hundredth wet.
    private static ReceivedLine Short(LotQuantity line)
    {
        var (missing, wet) = (line.Quantity.Value / 100, line.Quantity.Value / 200);
        return new(line.Lot, new(line.Quantity.Value - missing - wet), new(missing), new(wet), missing + wet == 0 ? null : "途中受潮、短少");
    }

    private Chain Lost(int township)
    {
        var (consignment, point) = (new ConsignmentId(Id("lost/consignment")), StreamName.Of(_plan.Named.Point(township)));
        var (at, command) = (TimeSpan.FromHours(5), _plan.Officers.Command(1));
        Book.Lose(ReliefGoods.Net, NetsOfALoad);
        return new(
        [
            new(Keeper, at, Request.Of(StoreThing, Load(consignment, township), Id("lost/prepare"))),
            new(Keeper, at + Hour, Request.Of(StoreThing, Ship(consignment, township), Id("lost/ship"))),
            new(command, at + (Hour * 9), Request.Of(point, new DepotCommand.DeclareConsignmentLost(consignment, "车辆涉水熄火，蚊帐被洪水冲走"), Id("lost/declare"))) { PatientWith = UntilExpected },
            new(command, at + (Hour * 30), Request.Of(StoreThing, new DepotCommand.ReconcileConsignment(consignment, "现场查看属实", []), Id("lost/reconcile"))) { PatientWith = UntilSettled },
        ]);
    }

    private Chain Cancelled(int township)
    {
        var consignment = new ConsignmentId(Id("cancelled/consignment"));
        var at = TimeSpan.FromHours(6);
        return new(
        [
            new(Keeper, at, Request.Of(StoreThing, Load(consignment, township), Id("cancelled/prepare"))),
            new(Keeper, at + Hour, Request.Of(StoreThing, new DepotCommand.CancelConsignment(consignment, "道路中断，改由邻镇调剂"), Id("cancelled/cancel"))),
        ]);
    }

    private Chain Rejected(int township)
    {
        var (requisition, point) = (new RequisitionId(Id("rejected/requisition")), StreamName.Of(_plan.Named.Point(township)));
        var at = TimeSpan.FromHours(7);
        var raise = new DepotCommand.RaiseRequisition(requisition, _plan.Named.Disaster, [new(ReliefGoods.Net, new(500))], Urgency.Low, "备用");
        return new(
        [
            new(_plan.Officers.KeeperOf(township), at, Request.Of(point, raise, Id("rejected/raise"))),
            new(_plan.Officers.Command(2), at + Hour, Request.Of(point, new DepotCommand.RejectRequisition(requisition, "库存优先保障安置点"), Id("rejected/reject"))),
        ]);
    }

    // A point enters the paper that the store has booked.
    private Chain EnteredTwice()
    {
        var again = new DepotCommand.ReceiveStock(StockSource.Procurement, DocumentOf("receipt/2"), [new(new(ReliefGoods.Net, "1B"), new(10))]);
        var request = Request.Of(StreamName.Of(_plan.Named.Point(0)), again, Id("receipt/2/again"));
        return new([new(_plan.Officers.KeeperOf(0), TimeSpan.FromHours(8), request) { Answer = Expected.Refusal("document-already-used") }]);
    }

    private Chain Spoilt(int township)
    {
        var (point, lot) = (StreamName.Of(_plan.Named.Point(township)), _first.LotFor(ReliefGoods.Rice, township));
        const long Sack = 25_000;
        Book.Lose(lot.Item, Sack);
        var writeOff = new DepotCommand.WriteOff(LossReason.Damaged, [new(lot, new(Sack))], "库房进水，大米受潮", "镇民政所");
        return new([new(_plan.Officers.KeeperOf(township), TimeSpan.FromHours(70), Request.Of(point, writeOff, Id("spoilt")))]);
    }

    private Step Received(IReadOnlyList<LotQuantity> lines, StockSource source, string name, TimeSpan at)
    {
        foreach (var line in lines) Book.Receive(line.Lot.Item, line.Quantity.Value);
        var donation = source == StockSource.Donation;
        var receive = new DepotCommand.ReceiveStock(source, DocumentOf(name), lines, donation ? "省慈善总会" : null, donation ? Money.OfYuan(12_000) : null);
        return new(Keeper, at, Request.Of(StoreThing, receive, Id(name)));
    }

    private string DocumentOf(string name) => $"{_plan.Officers.Prefix}-{name}";

    private DepotCommand.PrepareConsignment Load(ConsignmentId consignment, int township) => new(consignment, _plan.Named.Point(township), [new(ReliefGoods.Net, new(NetsOfALoad))]);

    private DepotCommand.ShipConsignment Ship(ConsignmentId consignment, int township) =>
        new(consignment, "区应急运输队", string.Create(CultureInfo.InvariantCulture, $"演练车{township + 1:00}"), _plan.Parameters.Now + TimeSpan.FromHours(6));

    private Guid Id(string name) => _plan.Id($"supply/{name}");
}
