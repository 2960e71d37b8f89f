namespace CivilAffairs.Relief.Domain;

public sealed partial class DisasterDecider
{
    public static DisasterState Evolve(DisasterState state, DisasterEvent @event) => @event switch
    {
        DisasterEvent.Reported reported => state with
        {
            Stage = DisasterStage.Reported,
            Report = reported,
            Kind = reported.Kind,
            Title = reported.Title,
            StruckAt = reported.StruckAt,
            Affected = [.. reported.Affected],
        },
        DisasterEvent.DetailsCorrected corrected => state with { Kind = corrected.Kind, Title = corrected.Title, StruckAt = corrected.StruckAt },
        DisasterEvent.AffectedPlacesSet set => state with { Affected = [.. set.Affected] },
        DisasterEvent.Verified => state with { Stage = DisasterStage.Verified },
        DisasterEvent.ResponseStarted started => state with { Stage = DisasterStage.Responding, Level = started.Level },
        DisasterEvent.LevelChanged changed => state with { Level = changed.To },
        DisasterEvent.RecoveryStarted => state with { Stage = DisasterStage.Recovering },
        DisasterEvent.Closed => state with { Stage = DisasterStage.Closed },
        DisasterEvent.Cancelled => state with { Stage = DisasterStage.Cancelled },
        DisasterEvent.Reopened reopened => state with { Stage = reopened.To },
        DisasterEvent.EvacuationOrdered ordered => state with
        {
            Evacuations = state.Evacuations.SetItem(ordered.Place, new(ordered.Everyone, ordered.Until, ordered.Reason)),
        },
        DisasterEvent.EvacuationLifted lifted => Lifted(state, lifted.Place),
        DisasterEvent.EntitlementSet set => state with { Entitlements = state.Entitlements.SetItem(set.Entitlement.Code, set.Entitlement) },
        DisasterEvent.EntitlementEnded ended => Ended(state, ended),
        DisasterEvent.InstalmentsSet set => state with { Instalments = state.Instalments.SetItem(set.Kind, [.. set.Instalments]) },
        DisasterEvent.AlertAcknowledged acknowledged => Acknowledged(state, acknowledged),
        DisasterEvent.AlertRaisedAgain again => state with { Acknowledged = state.Acknowledged.Remove(again.Alert) },
        _ => state,
    };

    private static DisasterState Lifted(DisasterState state, PlaceCode place) =>
        state.Evacuations.TryGetValue(place, out var order) ? state with { Evacuations = state.Evacuations.SetItem(place, order with { Lifted = true }) } : state;

    private static DisasterState Ended(DisasterState state, DisasterEvent.EntitlementEnded ended) =>
        state.Entitlements.TryGetValue(ended.Code, out var entitlement)
            ? state with { Entitlements = state.Entitlements.SetItem(ended.Code, entitlement with { To = ended.LastDay }) }
            : state;
}
