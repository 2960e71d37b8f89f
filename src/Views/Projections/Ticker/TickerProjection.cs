using System.Globalization;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="TickerRow"/>.</summary>
public sealed partial class TickerProjection() : Projection("ticker", 1, TickerRow.Table, TickerThing.Table, TickerRequisition.Table, TickerCount.Table)
{
    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        var key = @event.Stream.ToString();
        var before = await rows.FindAsync(TickerThing.Table, key, cancellationToken);
        var thing = After(before, @event);
        if (thing is null) return;
        if (thing != before) rows.Put(TickerThing.Table, key, thing);
        if (@event.Body is DepotEvent.RequisitionRaised raised) rows.Put(TickerRequisition.Table, raised.Requisition.ToString(), new(raised.Disaster));
        if (Tell(@event, thing) is not { } told) return;
        var disaster = told.Requisition is { } requisition ? (await rows.FindAsync(TickerRequisition.Table, requisition.ToString(), cancellationToken))?.Disaster : told.Disaster ?? thing.Disaster;
        if (disaster is not { } of) return;
        var other = told.Other is { } depot ? await rows.FindAsync(TickerThing.Table, StreamName.Of(depot).ToString(), cancellationToken) : null;
        var count = await rows.FindAsync(TickerCount.Table, of.ToString(), cancellationToken) ?? new(0);
        rows.Put(TickerCount.Table, of.ToString(), new(count.Rows + 1));
        rows.Put(TickerRow.Table, string.Create(CultureInfo.InvariantCulture, $"{of}/{count.Rows % TickerRow.Kept:D3}"), told.Row with { Disaster = of, OtherName = other?.Name });
    }

    /// <summary>What is known of the thing after the event; null for one never registered.</summary>
    private static TickerThing? After(TickerThing? before, DecodedEvent @event) => (before, @event.Body) switch
    {
        (_, DisasterEvent.Reported e) => new(e.Place, e.Title, new DisasterId(@event.Stream.Key)),
        (_, ShelterEvent.Registered e) => new(e.Place, e.Name, null),
        (_, DepotEvent.Registered e) => new(e.Place, e.Name, null),
        (_, HouseholdEvent.Registered e) => new(e.Place, null, e.Disaster),
        (null, _) => null,
        (_, DisasterEvent.DetailsCorrected e) => before with { Name = e.Title },
        (_, ShelterEvent.Opened e) => before with { Disaster = e.Disaster },
        (_, HouseholdEvent.HomeChanged e) => before with { Place = e.Place },
        (_, HouseholdEvent.RebuildAssessed e) => before with { Disaster = e.Disaster },
        _ => before,
    };
}
