namespace CivilAffairs.Relief.Domain;

/// <summary>What was decided about a disaster.</summary>
public abstract record DisasterEvent : IEvent
{
    private DisasterEvent()
    {
    }

    public sealed record Reported(DisasterKind Kind, string Title, PlaceCode Place, IReadOnlyList<PlaceCode> Affected, DateTimeOffset StruckAt, bool Exercise) : DisasterEvent;

    public sealed record DetailsCorrected(DisasterKind Kind, string Title, DateTimeOffset StruckAt, string Reason) : DisasterEvent;

    public sealed record AffectedPlacesSet(IReadOnlyList<PlaceCode> Affected) : DisasterEvent;

    public sealed record Verified : DisasterEvent;

    public sealed record ResponseStarted(ResponseLevel Level, string Reason) : DisasterEvent;

    public sealed record LevelChanged(ResponseLevel From, ResponseLevel To, string Reason) : DisasterEvent;

    public sealed record RecoveryStarted(string Reason) : DisasterEvent;

    public sealed record Closed(string Reason) : DisasterEvent;

    public sealed record Cancelled(string Reason) : DisasterEvent;

    /// <param name="To">Recovering for a closed one; Reported for a cancelled one, which has to be verified anew.</param>
    public sealed record Reopened(DisasterStage To, string Reason) : DisasterEvent;

    public sealed record EvacuationOrdered(PlaceCode Place, bool Everyone, DateTimeOffset Until, string Reason) : DisasterEvent;

    public sealed record EvacuationLifted(PlaceCode Place, string Reason) : DisasterEvent;

    public sealed record EntitlementSet(Entitlement Entitlement) : DisasterEvent;

    public sealed record EntitlementEnded(EntitlementCode Code, DateOnly LastDay) : DisasterEvent;

    public sealed record InstalmentsSet(RebuildKind Kind, IReadOnlyList<Instalment> Instalments) : DisasterEvent;

    /// <param name="Until">When the alert counts as open again, where its cause is still there.</param>
    public sealed record AlertAcknowledged(AlertKey Alert, string Note, DateTimeOffset Until) : DisasterEvent;

    public sealed record AlertRaisedAgain(AlertKey Alert, string Reason) : DisasterEvent;
}

/// <summary>The stages of a disaster.</summary>
public enum DisasterStage
{
    Unknown,
    Reported,
    Verified,
    Responding,
    Recovering,
    Closed,
    Cancelled,
}
