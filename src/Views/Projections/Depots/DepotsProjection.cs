using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="DepotRow"/> and <see cref="CountRow"/>.</summary>
public sealed class DepotsProjection() : Projection("depots", 1, DepotRow.Table, CountRow.Table)
{
    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        var id = new DepotId(@event.Stream.Key);
        switch (@event.Body)
        {
            case DepotEvent.Registered e:
                rows.Put(DepotRow.Table, id.ToString(), new()
                {
                    Id = id,
                    Name = e.Name,
                    Place = e.Place,
                    Tier = e.Tier,
                    Address = e.Address,
                    Location = e.Location,
                    Shelter = e.Shelter,
                    CountTolerancePermille = e.CountTolerancePermille,
                });
                break;
            case DepotEvent.StockCounted { NeedsApproval: true } e:
                if (await rows.FindAsync(DepotRow.Table, id.ToString(), cancellationToken) is not { } depot) break;
                rows.Put(CountRow.Table, e.Count.ToString(), Pending(depot, e, @event));
                rows.Put(DepotRow.Table, id.ToString(), depot with { CountsPending = depot.CountsPending + 1 });
                break;
            case DepotEvent.StockAdjusted e:
                await CloseAsync(id, e.Count, rows, cancellationToken);
                break;
            case DepotEvent.CountRejected e:
                await CloseAsync(id, e.Count, rows, cancellationToken);
                break;
        }
    }

    private static CountRow Pending(DepotRow depot, DepotEvent.StockCounted e, DecodedEvent @event) => new()
    {
        Id = e.Count,
        Depot = depot.Id,
        DepotName = depot.Name,
        Place = depot.Place,
        Lot = e.Lot,
        Booked = e.Booked.Value,
        Counted = e.Counted.Value,
        Difference = e.Counted.Value - e.Booked.Value,
        Note = e.Note,
        By = @event.Recorded.Actor,
        At = @event.Recorded.At,
    };

    private static async ValueTask CloseAsync(DepotId id, CountId count, IRows rows, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(CountRow.Table, count.ToString(), cancellationToken) is null) return;
        rows.Delete(CountRow.Table, count.ToString());
        await rows.ChangeAsync(DepotRow.Table, id.ToString(), depot => depot with { CountsPending = depot.CountsPending - 1 }, cancellationToken);
    }
}
