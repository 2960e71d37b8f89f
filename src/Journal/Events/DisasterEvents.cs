using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Stored names of the events of a disaster. A name once written is never changed; a new meaning gets a new name.</summary>
internal static class DisasterEvents
{
    public static readonly IReadOnlyList<EventName> Table =
    [
        EventName.Of<DisasterEvent.Reported>("disaster.reported.1"),
        EventName.Of<DisasterEvent.DetailsCorrected>("disaster.details-corrected.1"),
        EventName.Of<DisasterEvent.AffectedPlacesSet>("disaster.affected-places-set.1"),
        EventName.Of<DisasterEvent.Verified>("disaster.verified.1"),
        EventName.Of<DisasterEvent.ResponseStarted>("disaster.response-started.1"),
        EventName.Of<DisasterEvent.LevelChanged>("disaster.level-changed.1"),
        EventName.Of<DisasterEvent.RecoveryStarted>("disaster.recovery-started.1"),
        EventName.Of<DisasterEvent.Closed>("disaster.closed.1"),
        EventName.Of<DisasterEvent.Cancelled>("disaster.cancelled.1"),
        EventName.Of<DisasterEvent.Reopened>("disaster.reopened.1"),
        EventName.Of<DisasterEvent.EvacuationOrdered>("disaster.evacuation-ordered.1"),
        EventName.Of<DisasterEvent.EvacuationLifted>("disaster.evacuation-lifted.1"),
        EventName.Of<DisasterEvent.EntitlementSet>("disaster.entitlement-set.1"),
        EventName.Of<DisasterEvent.EntitlementEnded>("disaster.entitlement-ended.1"),
        EventName.Of<DisasterEvent.InstalmentsSet>("disaster.instalments-set.1"),
        EventName.Of<DisasterEvent.AlertAcknowledged>("disaster.alert-acknowledged.1"),
        EventName.Of<DisasterEvent.AlertRaisedAgain>("disaster.alert-raised-again.1"),
    ];
}
