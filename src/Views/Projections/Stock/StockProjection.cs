using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="StockRow"/> and <see cref="LedgerRow"/>.</summary>
public sealed partial class StockProjection() : Projection("stock", 2, StockRow.Table, LedgerRow.Table, StockDepot.Table, StockHold.Table, StockPack.Table)
{
    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        if (@event.Body is not DepotEvent body) return;
        var id = new DepotId(@event.Stream.Key);
        if (body is DepotEvent.Registered registered) rows.Put(StockDepot.Table, id.ToString(), new(registered.Name, registered.Place));
        var steps = await StepsAsync(body, rows, cancellationToken);
        if (ReferenceEquals(steps, StockSteps.None)) return;
        var depot = await rows.FindAsync(StockDepot.Table, id.ToString(), cancellationToken) ?? new("", PlaceCode.Country);
        var other = steps.Other is { } otherId ? await rows.FindAsync(StockDepot.Table, otherId.ToString(), cancellationToken) : null;
        var line = 0;
        foreach (var step in steps.Steps)
        {
            var row = await TakeAsync(id, depot, step, ChinaTime.DateOf(@event.Recorded.At), rows, cancellationToken);
            if (step is { OnHand: 0, Loss: 0 }) continue;
            line++;
            rows.Put(LedgerRow.Table, LedgerRow.Key(@event.Position, line), new()
            {
                Position = @event.Position,
                Line = line,
                Depot = id,
                DepotName = depot.Name,
                Place = depot.Place,
                Kind = step.Kind,
                Lot = step.Lot,
                Change = step.OnHand,
                Loss = step.Loss,
                Balance = row.OnHand,
                LotBalance = row.Lots.FirstOrDefault(lot => Is(lot, step.Lot))?.OnHand ?? 0,
                Reference = steps.Reference,
                Counterpart = steps.Counterpart ?? steps.Other?.ToString(),
                CounterpartName = other?.Name,
                Disaster = steps.Disaster,
                Reason = step.Reason,
                By = @event.Recorded.Actor,
                At = @event.Recorded.At,
            });
        }

        foreach (var (item, held) in steps.Holds)
        {
            if (held == 0) continue;
            var row = await FindAsync(id, depot, item, rows, cancellationToken);
            rows.Put(StockRow.Table, StockRow.Key(id, item), WithAvailable(row with { Held = row.Held + held }));
        }
    }

    private static async ValueTask<StockRow> FindAsync(DepotId id, StockDepot depot, ItemCode item, IRows rows, CancellationToken cancellationToken) =>
        await rows.FindAsync(StockRow.Table, StockRow.Key(id, item), cancellationToken) ?? new() { Depot = id, DepotName = depot.Name, Place = depot.Place, Item = item };

    private static async ValueTask<StockRow> TakeAsync(DepotId id, StockDepot depot, StockStep step, DateOnly day, IRows rows, CancellationToken cancellationToken)
    {
        var row = await FindAsync(id, depot, step.Lot.Item, rows, cancellationToken);
        if (step is { OnHand: 0, Reserved: 0, Packed: 0 }) return row;
        var lots = Lots(row.Lots, step);
        var after = WithAvailable(row with
        {
            OnHand = row.OnHand + step.OnHand,
            Reserved = row.Reserved + step.Reserved,
            Packed = row.Packed + step.Packed,
            Lots = lots,
            EarliestExpiry = lots.Where(lot => lot.OnHand > 0).Min(lot => lot.Expiry),
            Outflow = step.Kind is LedgerKind.HandedOut or LedgerKind.Shipped ? Outflow(row.Outflow, day, -step.OnHand) : row.Outflow,
        });
        rows.Put(StockRow.Table, StockRow.Key(id, step.Lot.Item), after);
        return after;
    }

    private static IReadOnlyList<OutflowRow> Outflow(IReadOnlyList<OutflowRow> before, DateOnly day, long more)
    {
        var today = before.Count > 0 && before[^1].Day == day ? before[^1] : null;
        return today is null ? [.. before.TakeLast(StockRow.OutflowDays - 1), new(day, more)] : [.. before.SkipLast(1), today with { Quantity = today.Quantity + more }];
    }

    private static StockRow WithAvailable(StockRow row) => row with { Available = row.OnHand - row.Reserved - row.Held - row.Packed };

    private static LotRow[] Lots(IReadOnlyList<LotRow> lots, StockStep step)
    {
        var former = lots.FirstOrDefault(lot => Is(lot, step.Lot)) ?? new(step.Lot.Batch, step.Lot.Expiry, step.Lot.Disaster, 0, 0);
        var after = former with { OnHand = former.OnHand + step.OnHand, Promised = former.Promised + step.Reserved + step.Packed };
        var others = lots.Where(lot => !Is(lot, step.Lot));
        return after is { OnHand: 0, Promised: 0 }
            ? [.. others]
            : [.. others.Append(after).OrderBy(lot => lot.Expiry ?? DateOnly.MaxValue).ThenBy(lot => lot.Batch, StringComparer.Ordinal).ThenBy(lot => lot.Disaster?.ToString(), StringComparer.Ordinal)];
    }

    private static bool Is(LotRow row, Lot lot) => row.Batch == lot.Batch && row.Expiry == lot.Expiry && row.Disaster == lot.Disaster;
}
