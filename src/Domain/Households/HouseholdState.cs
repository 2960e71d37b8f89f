using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>A household: who belongs to it and where each is, what it lost, what it was given, how its home is rebuilt.</summary>
public sealed record HouseholdState : IPlaced
{
    public static HouseholdState None { get; } = new();

    /// <summary>Where the home is: a village, or a township; null before it is registered.</summary>
    public PlaceCode? Place { get; init; }

    [Personal]
    public string? Address { get; init; }

    [Personal]
    public GeoPoint? Location { get; init; }

    /// <summary>For 一卡通.</summary>
    [Personal]
    public BankAccount? Account { get; init; }

    public bool Synthetic { get; init; }

    public ImmutableList<HouseholdMember> Members { get; init; } = [];

    /// <summary>The highest number ever given to a member; numbers are not used again.</summary>
    public int LastNumber { get; init; }

    /// <summary>Every disaster that it was registered for, marked as affected by, moved or lost something in.</summary>
    public ImmutableDictionary<DisasterId, Involvement> Disasters { get; init; } = ImmutableDictionary<DisasterId, Involvement>.Empty;

    /// <summary>Photos of what was lost.</summary>
    public ImmutableHashSet<PhotoHash> Photos { get; init; } = [];

    /// <summary>Movements recorded, and where each went. A household makes few, so all are kept: a void must never overtake one.</summary>
    public ImmutableDictionary<MovementId, Whereabouts> Movements { get; init; } = ImmutableDictionary<MovementId, Whereabouts>.Empty;

    public ImmutableHashSet<MovementId> VoidedMovements { get; init; } = [];

    /// <summary>Handouts recorded.</summary>
    public ImmutableDictionary<HandoutId, Handout> Handouts { get; init; } = ImmutableDictionary<HandoutId, Handout>.Empty;

    public ImmutableHashSet<HandoutId> VoidedHandouts { get; init; } = [];

    /// <summary>
    /// Rights used and not restored, in the order they became known. A right stands here twice only when a merged registration had used it too.
    /// </summary>
    public ImmutableList<RightUse> Used { get; init; } = [];

    public RebuildState Rebuild { get; init; } = RebuildState.None;

    /// <summary>Looked at as possible duplicates and found to be other families.</summary>
    public ImmutableHashSet<HouseholdId> KeptSeparate { get; init; } = [];

    /// <summary>Registrations that ended in this one.</summary>
    public ImmutableHashSet<HouseholdId> Absorbed { get; init; } = [];

    /// <summary>The registration in which this one ended.</summary>
    public HouseholdId? MergedInto { get; init; }

    /// <summary>Its personal data is destroyed.</summary>
    public bool Erased { get; init; }

    public bool Exists => Place is not null;

    /// <summary>Exists, and neither merged nor erased.</summary>
    public bool IsLive => Exists && MergedInto is null && !Erased;

    [JsonIgnore]
    public HouseholdMember? Head => Members.Find(member => member.Who.Relation == Relation.Head);

    /// <summary>Members neither dead nor missing.</summary>
    [JsonIgnore]
    public IEnumerable<HouseholdMember> Present => Members.Where(member => member.IsPresent);

    public bool HasSomebodyInShelter => Members.Exists(member => member.Where.IsCentralised);

    /// <summary>Uses of a right that an earlier use had exhausted already: each came from a merged registration.</summary>
    [JsonIgnore]
    public IEnumerable<RightUse> DuplicateUses => Used.GroupBy(use => (use.Disaster, use.Code, use.Period)).SelectMany(right => right.Skip(1));

    public HouseholdMember? Find(MemberNumber number) => Members.Find(member => member.Number == number);

    /// <summary>What a disaster did to it; null where it is not known to be affected.</summary>
    public Involvement? In(DisasterId disaster) => Disasters.GetValueOrDefault(disaster);

    /// <summary>
    /// The first use of the right that an entitlement gives on a day; null while it is unused or not in force. What was given on a day of the same period counts
    /// also when the plan has been replaced since and counts its periods from another day.
    /// </summary>
    public RightUse? UseOf(DisasterId disaster, Entitlement entitlement, DateOnly today) => entitlement.PeriodOf(today) is { } period
        ? Used.Find(use => use.Disaster == disaster && use.Code == entitlement.Code
            && (entitlement.PeriodDays is null || use.Period == period || ChinaTime.DateOf(use.At) >= period))
        : null;
}
