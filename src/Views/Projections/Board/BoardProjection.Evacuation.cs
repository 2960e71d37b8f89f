using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

public sealed partial class BoardProjection
{
    private static async ValueTask ApplyAsync(DisasterId id, DisasterEvent body, DateTimeOffset at, IRows rows, CancellationToken cancellationToken)
    {
        var before = await rows.FindAsync(BoardDisaster.Table, id.ToString(), cancellationToken);
        if (body is DisasterEvent.Reported reported)
        {
            rows.Put(BoardDisaster.Table, id.ToString(), new(id, reported.Place, false, before?.Orders ?? []));
            await rows.ChangeAsync(
                BoardRow.Table,
                BoardRow.Key(id, null),
                new() { Disaster = id, Total = true },
                row => row with { Place = reported.Place, Title = reported.Title, Exercise = reported.Exercise },
                cancellationToken);
            return;
        }

        if (before is null) return;
        if (body is DisasterEvent.DetailsCorrected corrected) await rows.ChangeAsync(BoardRow.Table, BoardRow.Key(id, null), row => row with { Title = corrected.Title }, cancellationToken);
        var after = body switch
        {
            DisasterEvent.Closed or DisasterEvent.Cancelled => before with { Closed = true },
            DisasterEvent.Reopened => before with { Closed = false },
            DisasterEvent.EvacuationOrdered e => before with { Orders = [.. before.Orders.Where(order => order.Place != e.Place), new(e.Place, e.Everyone, e.Until)] },
            DisasterEvent.EvacuationLifted e => before with { Orders = [.. before.Orders.Select(order => order.Place == e.Place ? order with { LiftedAt = at } : order)] },
            _ => before,
        };
        if (ReferenceEquals(after, before)) return;
        rows.Put(BoardDisaster.Table, id.ToString(), after);
        await rows.ChangeAsync(
            BoardOrders.Table,
            BoardOrders.Key,
            new([]),
            all => new([.. all.Disasters.Where(one => one.Id != id), .. after is { Closed: false, Orders.Count: > 0 } ? [after] : Array.Empty<BoardDisaster>()]),
            cancellationToken);
        var places = body switch
        {
            DisasterEvent.EvacuationOrdered e => [e.Place],
            DisasterEvent.EvacuationLifted e => [e.Place],
            DisasterEvent.Reopened => after.Orders.Select(order => order.Place).ToArray(),
            _ => [],
        };
        foreach (var place in places) await CountInsideAsync(place, after, rows, cancellationToken);
    }

    /// <summary>Keeps what all households of a place come to, and the tree of places above it.</summary>
    private static async ValueTask SettleAsync(PlaceCode? home, PlaceFigures figures, int sign, HashSet<PlaceCode> touched, IRows rows, CancellationToken cancellationToken)
    {
        if (home is not { } place || figures == PlaceFigures.Zero) return;
        touched.Add(place);
        if (await rows.FindAsync(BoardPlace.Table, place.ToString(), cancellationToken) is { } row)
        {
            rows.Put(BoardPlace.Table, place.ToString(), row with { Living = row.Living.Plus(figures, sign) });
            return;
        }

        rows.Put(BoardPlace.Table, place.ToString(), new([], PlaceFigures.Zero.Plus(figures, sign)));
        var child = place;
        for (var tier = place.Tier - 1; tier >= PlaceTier.Country; tier--)
        {
            var parent = place.AtTier(tier);
            var known = await rows.FindAsync(BoardPlace.Table, parent.ToString(), cancellationToken);
            rows.Put(BoardPlace.Table, parent.ToString(), known is null ? new([child], PlaceFigures.Zero) : known with { Children = [.. known.Children, child] });
            if (known is not null) return;
            child = parent;
        }
    }

    /// <summary>Counts the place anew for every disaster that orders it out.</summary>
    private static async ValueTask CountAsync(PlaceCode place, IRows rows, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(BoardOrders.Table, BoardOrders.Key, cancellationToken) is not { } orders) return;
        foreach (var disaster in orders.Disasters) await CountAsync(place, disaster, rows, cancellationToken);
    }

    private static async ValueTask CountInsideAsync(PlaceCode place, BoardDisaster disaster, IRows rows, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(BoardPlace.Table, place.ToString(), cancellationToken) is not { } known) return;
        await CountAsync(place, disaster, rows, cancellationToken);
        foreach (var child in known.Children) await CountInsideAsync(child, disaster, rows, cancellationToken);
    }

    private static async ValueTask CountAsync(PlaceCode place, BoardDisaster disaster, IRows rows, CancellationToken cancellationToken)
    {
        if (disaster.For(place) is not { } order) return;
        var key = EvacuationRow.Key(disaster.Id, place);
        var before = await rows.FindAsync(EvacuationRow.Table, key, cancellationToken);
        var village = await rows.FindAsync(BoardVillage.Table, BoardVillage.Key(disaster.Id, place), cancellationToken) ?? new(PlaceFigures.Zero, PlaceFigures.Zero);
        var living = (await rows.FindAsync(BoardPlace.Table, place.ToString(), cancellationToken))?.Living ?? PlaceFigures.Zero;

        // Who lives there but was never registered for this disaster must go as well; such a one can be gone, but not have returned in it.
        var people = order.Everyone ? living with { Returned = village.All.Returned } : village.Listed;
        if (before is null && people == PlaceFigures.Zero) return;
        var figures = FiguresOf(people, order.LiftedAt is not null);
        rows.Put(EvacuationRow.Table, key, new()
        {
            Disaster = disaster.Id,
            Place = place,
            Ordered = order.Place,
            Everyone = order.Everyone,
            Until = order.Until,
            LiftedAt = order.LiftedAt,
            Figures = figures,
            Missing = people.Missing,
        });
        await AddAsync(disaster.Id, place, new() { Evacuation = figures.Plus(before?.Figures ?? new(), -1) }, rows, cancellationToken);
    }

    private static EvacuationFigures FiguresOf(PlaceFigures people, bool lifted)
    {
        var left = people.Persons - people.Dead - people.Gone - people.Returned;
        return lifted
            ? new(people.Persons, people.Gone, people.Returned, people.Missing, left - people.Missing, people.Dead)
            : new(people.Persons, people.Gone, people.Returned, left, 0, people.Dead);
    }
}
