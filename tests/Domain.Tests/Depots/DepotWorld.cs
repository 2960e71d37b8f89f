using static CivilAffairs.Relief.Domain.Tests.Depots.DepotExamples;

namespace CivilAffairs.Relief.Domain.Tests.Depots;

/// <summary>
/// Several depots, the messages between them, and the checks after each command. A message arrives late, out of order or several times; as in the engine,
/// a command that was accepted is not decided again under its id.
/// </summary>
internal sealed class DepotWorld(Random chance)
{
    private readonly List<(DepotId To, CommandId Id, DepotCommand Command)> _mail = [];
    private readonly HashSet<(DepotId, CommandId)> _accepted = [];
    private readonly Dictionary<RequisitionId, (HoldId Hold, IReadOnlyList<ItemQuantity> Lines)> _approved = [];
    private readonly Dictionary<RequisitionId, long> _shipped = [];
    private readonly HashSet<HandoutId> _out = [];

    public DepotId[] Depots { get; } = [.. Enumerable.Range(1, 4).Select(number => new DepotId(new Guid(number, 7, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0)))];

    public Dictionary<DepotId, DepotState> States { get; } = [];

    public Dictionary<DepotId, PlainDepot> Plain { get; } = [];

    public GoodsLedger Ledger { get; private set; } = GoodsLedger.Empty;

    public DateTimeOffset Now { get; set; } = DepotExamples.Now;

    public DateOnly Day => ChinaTime.DateOf(Now);

    public int Waiting => _mail.Count;

    public int Accepted { get; private set; }

    public void Register()
    {
        foreach (var depot in Depots)
        {
            States[depot] = DepotDecider.Initial;
            Plain[depot] = new();
            Say(depot, new DepotCommand.Register("库", Yuan, DepotTier.Township, "路", 50));
        }
    }

    public Guid Name() => new(chance.Next(), (short)chance.Next(), 0x4000, 0x80, 0, 0, 0, 0, 0, (byte)chance.Next(256), (byte)chance.Next(256));

    /// <summary>Sends a message that arrives some time.</summary>
    public void Post(DepotId to, DepotCommand command) => _mail.Add((to, new(Name()), command));

    /// <summary>Lets one waiting message arrive; some stay in the bag and arrive again.</summary>
    public void Deliver(bool again)
    {
        if (_mail.Count == 0) return;
        var at = chance.Next(_mail.Count);
        var (to, id, command) = _mail[at];
        if (!again) _mail.RemoveAt(at);
        if (Decide(to, id, command) is not Decision.Refused refused) return;
        // Only what raced with a decision of the requisition's owner may be turned down.
        var permitted = (command, refused.Refusal) switch
        {
            (DepotCommand.ApproveRequisition, ApprovalWasVoided or ApprovedOtherwise or RequisitionIs) => true,
            (DepotCommand.VoidApproval, ApprovedAlready) => true,
            (DepotCommand.ConfirmHold, HoldIs { Stage: HoldStage.Released }) => true,
            _ => false,
        };
        if (!permitted) Assert.Fail($"{command} was turned down: {refused.Refusal}");
    }

    /// <summary>Somebody asks something of a depot.</summary>
    public Decision Say(DepotId depot, DepotCommand command) => Decide(depot, new(Name()), command);

    private Decision Decide(DepotId depot, CommandId id, DepotCommand command)
    {
        if (_accepted.Contains((depot, id))) return Decision.Nothing;
        CommandContext context = new(id, Actor.Machine, Now) { Thing = StreamName.Of(depot) };
        var expected = Expected(depot, command);
        var decision = DepotDecider.Decide(command, States[depot], context);
        if (expected is { } permitted && permitted != (decision is Decision.Accepted)) Assert.Fail($"{command}: {decision}");
        if (decision is not Decision.Accepted accepted) return decision;
        _accepted.Add((depot, id));
        Accepted++;
        foreach (var one in accepted.Events.Cast<DepotEvent>())
        {
            States[depot] = DepotDecider.Evolve(States[depot], one);
            Plain[depot].Take(one);
            Ledger = Ledger.Apply(depot, one);
            Ledger.Imbalances.ShouldBeEmpty();
            Remember(one);
            React(depot, one);
        }

        Check(depot);
        return decision;
    }

    /// <summary>What the storekeeper would answer, where that can be said without the rules; null where not.</summary>
    private bool? Expected(DepotId depot, DepotCommand command)
    {
        var plain = Plain[depot];
        return command switch
        {
            DepotCommand.ReserveHandout { Lots: null } c when !States[depot].Handouts.ContainsKey(c.Handout) => c.Lines.All(line => plain.Serve(line.Item, c.Disaster, Day).Free >= line.Quantity.Value),
            DepotCommand.HoldStock c when States[depot].Holds.Find(c.Hold) is null => c.Lines.All(line => plain.Serve(line.Item, c.Disaster, Day).Free >= line.Quantity.Value),
            DepotCommand.PrepareConsignment { Hold: null, Lots: null } c => c.Lines.All(line => plain.Serve(line.Item, c.Disaster, Day).Free >= line.Quantity.Value),
            DepotCommand.WriteOff { Lines.Count: 1, Kind: not LossReason.Expired } c => CanGo(c.Lines[0]),
            _ => null,
        };

        bool CanGo(LotQuantity line) =>
            plain.OnHand.GetValueOrDefault(line.Lot) - plain.Reserved(line.Lot) >= line.Quantity.Value
            && plain.Serve(line.Lot.Item, null, Day, line).Unserved <= plain.Serve(line.Lot.Item, null, Day).Unserved;
    }

    /// <summary>As the processes do: what follows from a fact is asked of the other depot.</summary>
    private void React(DepotId here, DepotEvent happened)
    {
        switch (happened)
        {
            case DepotEvent.RequisitionApproved e: Post(e.Source, new DepotCommand.ConfirmHold(e.Hold, e.Lines)); break;
            case DepotEvent.ApprovalVoided { Source: { } source } e: Post(source, new DepotCommand.ReleaseHold(e.Hold)); break;
            case DepotEvent.RequisitionCancelled { Hold: { } hold, Source: { } source }: Post(source, new DepotCommand.ReleaseHold(hold)); break;
            case DepotEvent.RequisitionClosed e: Post(e.Source, new DepotCommand.ReleaseHold(e.Hold)); break;
            case DepotEvent.ConsignmentShipped e:
                Post(e.To, new DepotCommand.ExpectConsignment(e.Consignment, here, e.Lines, e.Requisition, e.DueAt));
                if (e.Requisition is { } requisition) Post(e.To, new DepotCommand.NoteRequisitionShipped(requisition, e.Consignment, e.Lines));
                break;
            case DepotEvent.ConsignmentReceived e: Post(e.From, new DepotCommand.SettleConsignment(e.Consignment, e.Lines, false)); break;
            case DepotEvent.ConsignmentDeclaredLost e: Post(e.From, new DepotCommand.SettleConsignment(e.Consignment, [], true)); break;
            default: break;
        }
    }

    private void Remember(DepotEvent happened)
    {
        switch (happened)
        {
            case DepotEvent.RequisitionApproved e: _approved.TryAdd(e.Requisition, (e.Hold, e.Lines)).ShouldBeTrue("a requisition is approved once"); break;
            case DepotEvent.HandedOut e: _out.Add(e.Handout).ShouldBeTrue("a handout goes out once"); break;
            case DepotEvent.ConsignmentShipped { Requisition: { } requisition } e:
                _shipped[requisition] = _shipped.GetValueOrDefault(requisition) + e.Lines.Sum(line => line.Quantity.Value);
                _shipped[requisition].ShouldBeLessThanOrEqualTo(_approved[requisition].Lines.Sum(line => line.Quantity.Value), "no more is shipped than approved");
                break;
            default: break;
        }
    }

    private void Check(DepotId depot)
    {
        var items = States[depot].Stock.Items;
        var lots = items.Values.SelectMany(item => item.Lots).ToDictionary(stock => stock.Lot);
        var booked = Ledger.Depots.GetValueOrDefault(depot);
        lots.Count.ShouldBe(booked?.Count ?? 0);
        Plain[depot].OnHand.Count.ShouldBe(lots.Count);
        foreach (var (lot, stock) in lots)
        {
            stock.Reserved.ShouldBeInRange(0, stock.OnHand);
            stock.OnHand.ShouldBe(booked![lot]);
            stock.OnHand.ShouldBe(Plain[depot].OnHand[lot]);
            stock.Reserved.ShouldBe(Plain[depot].Reserved(lot), "the running sum of reservations");
        }

        foreach (var (code, item) in items)
        {
            foreach (DisasterId? disaster in new DisasterId?[] { null, Flood, Quake }) item.Held.SingleOrDefault(held => held.Disaster == disaster, new(disaster, 0)).Quantity.ShouldBe(Plain[depot].Held(code, disaster), "the running sum of holds");
        }
    }

    /// <summary>All depots and all that is on its way, against the ledger.</summary>
    public void CheckTotals()
    {
        foreach (var group in States.Values.SelectMany(state => state.Stock.Items.Values).SelectMany(item => item.Lots).GroupBy(stock => GoodsKey.Of(stock.Lot)))
        {
            Ledger.Accounts[group.Key].InDepots.ShouldBe(group.Sum(stock => stock.OnHand));
        }

        foreach (var account in Ledger.Accounts.Values) account.Balances.ShouldBeTrue();
        Ledger.Accounts.Values.Sum(account => account.InTransit).ShouldBe(Ledger.InTransit.Values.Sum(lines => lines.Sum(line => line.Quantity.Value)));
    }
}
