using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="DisasterRow"/>.</summary>
public sealed class DisastersProjection() : Projection("disasters", 1, DisasterRow.Table)
{
    public override async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        if (@event.Body is not DisasterEvent body) return;
        var id = new DisasterId(@event.Stream.Key);
        var at = @event.Recorded.At;
        if (body is DisasterEvent.Reported reported) rows.Put(DisasterRow.Table, id.ToString(), From(id, reported, at));
        else await rows.ChangeAsync(DisasterRow.Table, id.ToString(), row => After(row, body, at), cancellationToken);
    }

    private static DisasterRow From(DisasterId id, DisasterEvent.Reported reported, DateTimeOffset at) => new()
    {
        Id = id,
        Kind = reported.Kind,
        Title = reported.Title,
        Stage = DisasterStage.Reported,
        Place = reported.Place,
        Affected = reported.Affected,
        Exercise = reported.Exercise,
        StruckAt = reported.StruckAt,
        ReportedAt = at,
        StageSince = at,
    };

    private static DisasterRow After(DisasterRow row, DisasterEvent body, DateTimeOffset at) => body switch
    {
        DisasterEvent.DetailsCorrected e => row with { Kind = e.Kind, Title = e.Title, StruckAt = e.StruckAt },
        DisasterEvent.AffectedPlacesSet e => row with { Affected = e.Affected },
        DisasterEvent.Verified => row with { Stage = DisasterStage.Verified, StageSince = at },
        DisasterEvent.ResponseStarted e => row with { Stage = DisasterStage.Responding, Level = e.Level, StageSince = at },
        DisasterEvent.LevelChanged e => row with { Level = e.To, StageSince = at },
        DisasterEvent.RecoveryStarted => row with { Stage = DisasterStage.Recovering, StageSince = at },
        DisasterEvent.Closed => row with { Stage = DisasterStage.Closed, StageSince = at },
        DisasterEvent.Cancelled => row with { Stage = DisasterStage.Cancelled, StageSince = at },
        DisasterEvent.Reopened e => row with { Stage = e.To, StageSince = at },
        DisasterEvent.EvacuationOrdered e => row with { Orders = Set(row.Orders, new(e.Place, e.Everyone, e.Until, e.Reason, at), order => order.Place.ToString()) },
        DisasterEvent.EvacuationLifted e => row with
        {
            Orders = [.. row.Orders.Select(order => order.Place == e.Place ? order with { LiftedAt = at, LiftReason = e.Reason } : order)],
        },
        DisasterEvent.EntitlementSet e => row with { Entitlements = Set(row.Entitlements, e.Entitlement, entitlement => entitlement.Code.ToString()) },
        DisasterEvent.EntitlementEnded e => row with
        {
            Entitlements = [.. row.Entitlements.Select(entitlement => entitlement.Code == e.Code ? entitlement with { To = e.LastDay } : entitlement)],
        },
        DisasterEvent.InstalmentsSet e => row with
        {
            Instalments = Set(row.Instalments, new(e.Kind, e.Instalments), plan => plan.Kind.ToString()),
        },
        _ => row,
    };

    private static T[] Set<T>(IReadOnlyList<T> all, T one, Func<T, string> name) =>
        [.. all.Where(other => name(other) != name(one)).Append(one).OrderBy(name, StringComparer.Ordinal)];
}
