using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>Statement 1: goods neither vanish nor multiply.</summary>
internal sealed class GoodsAudit
{
    private readonly AuditFindings _findings = new(AuditStatement.Goods);
    private GoodsLedger _ledger = GoodsLedger.Empty;

    public IReadOnlyList<GoodsLine> Lines =>
    [
        .. _ledger.Accounts
            .OrderBy(account => account.Key.Item.ToString(), StringComparer.Ordinal)
            .ThenBy(account => account.Key.Earmark?.ToString(), StringComparer.Ordinal)
            .Select(account => new GoodsLine(account.Key.Item, account.Key.Earmark, account.Value.Received, account.Value.InDepots, account.Value.InTransit, account.Value.HandedOut, account.Value.Lost)),
    ];

    public void Take(DepotId id, DepotEvent body, DepotState after, JournalPosition position)
    {
        var before = _ledger;
        _ledger = before.Apply(id, body);
        _findings.Check(
            _ledger.Imbalances.Count == before.Imbalances.Count,
            "goods-balance",
            StreamName.Of(id),
            position,
            () => string.Join("; ", _ledger.Imbalances.Skip(before.Imbalances.Count).Select(one => $"{one.Goods.Item}: {one.Account}{(one.OnHand is { } onHand ? $", {onHand} of a lot on hand" : "")}")));
        foreach (var item in ItemsOf(body).Distinct()) Inspect(id, after.Stock.Of(item), position);
    }

    /// <summary>The ledger's depots against what the deciders hold.</summary>
    public AuditVerdict Finish(AuditStates states)
    {
        foreach (var id in _ledger.Depots.Keys.Union(states.Depots.Keys))
        {
            var booked = _ledger.Depots.TryGetValue(id, out var lots) ? lots : [];
            var held = states.Depots.TryGetValue(id, out var depot)
                ? depot.Stock.Items.Values.SelectMany(item => item.Lots).Where(lot => lot.OnHand != 0).ToDictionary(lot => lot.Lot, lot => lot.OnHand)
                : [];
            foreach (var lot in booked.Keys.Union(held.Keys))
            {
                var (ledger, state) = (booked.GetValueOrDefault(lot), held.GetValueOrDefault(lot));
                _findings.Check(ledger == state, "depot-sum", StreamName.Of(id), JournalPosition.None, () => $"{lot.Item} batch '{lot.Batch}': the ledger has {ledger}, the depot {state}");
            }
        }

        _findings.Count("accounts", _ledger.Accounts.Count);
        _findings.Count("consignments-in-transit", _ledger.InTransit.Count);
        return _findings.Verdict();
    }

    private void Inspect(DepotId id, ItemStock stock, JournalPosition position)
    {
        foreach (var lot in stock.Lots)
        {
            _findings.Check(
                lot.OnHand >= 0 && lot.Reserved >= 0 && lot.Reserved <= lot.OnHand,
                "stock-below-zero",
                StreamName.Of(id),
                position,
                () => $"{lot.Lot.Item} batch '{lot.Lot.Batch}': {lot.OnHand} on hand, {lot.Reserved} of it reserved");
        }
    }

    private static IEnumerable<ItemCode> ItemsOf(DepotEvent body) => body switch
    {
        DepotEvent.StockReceived e => Items(e.Lines),
        DepotEvent.StockWrittenOff e => Items(e.Lines),
        DepotEvent.StockAdjusted e => [e.Lot.Item],
        DepotEvent.HandoutReserved e => Items(e.Lines),
        DepotEvent.HandoutReleased e => Items(e.Lines),
        DepotEvent.HandedOut e => Items(e.Lines),
        DepotEvent.TakenBack e => Items(e.Lines),
        DepotEvent.ConsignmentPrepared e => Items(e.Lines),
        DepotEvent.ConsignmentShipped e => Items(e.Lines),
        DepotEvent.ConsignmentCancelled e => Items(e.Lines),
        DepotEvent.ConsignmentReceived e => e.Lines.Select(line => line.Lot.Item),
        DepotEvent.ConsignmentReconciled e => Items(e.Found),
        _ => [],
    };

    private static IEnumerable<ItemCode> Items(IEnumerable<LotQuantity> lines) => lines.Select(line => line.Lot.Item);
}
