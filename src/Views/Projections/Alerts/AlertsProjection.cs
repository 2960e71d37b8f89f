using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="AlertRow"/>.</summary>
public sealed class AlertsProjection() : Projection("alerts", 1, AlertRow.Table, AlertPrivate.Table)
{
    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        if (@event.Body is not DisasterEvent body) return;
        var id = new DisasterId(@event.Stream.Key);
        switch (body)
        {
            case DisasterEvent.Reported reported:
                rows.Put(AlertPrivate.Table, id.ToString(), new(id, reported.Place));
                break;
            case DisasterEvent.AlertAcknowledged e when await rows.FindAsync(AlertPrivate.Table, id.ToString(), cancellationToken) is { } disaster:
                rows.Put(AlertRow.Table, AlertRow.Key(id, e.Alert), new(id, disaster.Place, e.Alert, e.Note, @event.Recorded.Actor, @event.Recorded.At, e.Until));
                break;
            case DisasterEvent.AlertRaisedAgain e:
                rows.Delete(AlertRow.Table, AlertRow.Key(id, e.Alert));
                break;
        }
    }
}
