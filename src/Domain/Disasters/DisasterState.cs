using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>A disaster as it stands: the decisions about it, no mass facts.</summary>
public sealed record DisasterState : IPlaced
{
    public DisasterStage Stage { get; init; }

    /// <summary>What was reported first; null before. What is known now stands beside it.</summary>
    public DisasterEvent.Reported? Report { get; init; }

    public DisasterKind Kind { get; init; }

    public string Title { get; init; } = string.Empty;

    public DateTimeOffset StruckAt { get; init; }

    /// <summary>Places hit, each inside the jurisdiction.</summary>
    public ImmutableHashSet<PlaceCode> Affected { get; init; } = [];

    /// <summary>The last level of the response; null before the response.</summary>
    public ResponseLevel? Level { get; init; }

    /// <summary>Evacuation orders by place, the lifted ones too.</summary>
    public ImmutableDictionary<PlaceCode, EvacuationOrder> Evacuations { get; init; } = ImmutableDictionary<PlaceCode, EvacuationOrder>.Empty;

    /// <summary>The relief plan, also what has ended.</summary>
    public ImmutableDictionary<EntitlementCode, Entitlement> Entitlements { get; init; } = ImmutableDictionary<EntitlementCode, Entitlement>.Empty;

    /// <summary>What is paid after which stage of a rebuild, by its kind; in the order of the numbers.</summary>
    public ImmutableDictionary<RebuildKind, ImmutableList<Instalment>> Instalments { get; init; } = ImmutableDictionary<RebuildKind, ImmutableList<Instalment>>.Empty;

    /// <summary>Alerts that somebody answers for, of this shift and some of the one before.</summary>
    public ImmutableDictionary<AlertKey, AcknowledgedAlert> Acknowledged { get; init; } = ImmutableDictionary<AlertKey, AcknowledgedAlert>.Empty;

    /// <summary>The jurisdiction that leads the response.</summary>
    [JsonIgnore]
    public PlaceCode? Place => Report?.Place;

    /// <summary>Whether relief may be given in it: from the first report, until it is closed or cancelled.</summary>
    [JsonIgnore]
    public bool AcceptsRelief => Stage is DisasterStage.Reported or DisasterStage.Verified or DisasterStage.Responding or DisasterStage.Recovering;

    /// <summary>Whether a place is affected: named, or inside one that is named.</summary>
    public bool Affects(PlaceCode place) => Affected.Any(place.IsInside);
}

/// <param name="Note">What is done about it.</param>
/// <param name="Until">How long that word stands.</param>
public sealed record AcknowledgedAlert(string Note, DateTimeOffset Until);

/// <summary>An order that a place be evacuated.</summary>
/// <param name="Everyone">True: all who live there. False: the households marked as listed.</param>
/// <param name="Until">When everyone must be out.</param>
/// <param name="Lifted">Whether it no longer stands.</param>
public sealed record EvacuationOrder(bool Everyone, DateTimeOffset Until, string Reason, bool Lifted = false);
