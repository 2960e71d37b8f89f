using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="PaceRow"/>.</summary>
public sealed class PaceProjection() : Projection("pace", 1, PaceRow.Table, Depots)
{
    private static readonly ViewTable<DepotName> Depots = DepotName.TableOf("pace");
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(10);

    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        DepotName.Note(Depots, @event, rows);
        if (@event.Body is not DepotEvent.HandedOut e) return;
        var depot = await DepotName.FindAsync(Depots, new DepotId(@event.Stream.Key), rows, cancellationToken);
        var county = depot.Place.AtTier(PlaceTier.County);
        var at = @event.Recorded.At.UtcDateTime;
        var from = new DateTimeOffset(at.Ticks - (at.Ticks % Slot.Ticks), TimeSpan.Zero);
        IReadOnlyList<ItemFigure> given = [.. e.Lines.Select(line => new ItemFigure(line.Lot.Item, line.Quantity.Value))];
        await rows.ChangeAsync(
            PaceRow.Table,
            PaceRow.Key(e.Disaster, county, from),
            new PaceRow { Disaster = e.Disaster, Place = county, From = from },
            row => row with { Handouts = row.Handouts + 1, Items = BoardFigures.Sum(row.Items, given, 1) },
            cancellationToken);
    }
}
