using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>A shelter as it stands. Always: <see cref="Present"/> + <see cref="Reserved"/> is at most <see cref="Limit"/>.</summary>
public sealed record ShelterState : IPlaced
{
    public ShelterStage Stage { get; init; }

    /// <summary>What it was registered with; null before. The capacity in force is <see cref="Capacity"/>.</summary>
    public ShelterEvent.Registered? Registration { get; init; }

    /// <summary>The disaster it is open for or was while it is closing; null on standby and when closed.</summary>
    public DisasterId? Disaster { get; init; }

    /// <summary>Persons.</summary>
    public int Capacity { get; init; }

    /// <summary>Persons above the capacity that command staff authorised.</summary>
    public int Overflow { get; init; }

    /// <summary>Residents, in persons.</summary>
    public int Present { get; init; }

    /// <summary>Persons for whom places are kept.</summary>
    public int Reserved { get; init; }

    /// <summary>Who is inside: by household, each member with the movement that brought it.</summary>
    public ImmutableDictionary<HouseholdId, ImmutableSortedDictionary<MemberNumber, MovementId>> Residents { get; init; } =
        ImmutableDictionary<HouseholdId, ImmutableSortedDictionary<MemberNumber, MovementId>>.Empty;

    /// <summary>The movements that brought residents, and the household of each: what <see cref="Residents"/> says, the other way round.</summary>
    public ImmutableDictionary<MovementId, HouseholdId> Arrivals { get; init; } = ImmutableDictionary<MovementId, HouseholdId>.Empty;

    /// <summary>Who is expected, by the movement that will bring them.</summary>
    public ImmutableDictionary<MovementId, Reservation> Reservations { get; init; } = ImmutableDictionary<MovementId, Reservation>.Empty;

    /// <summary>Movements whose people had left again before their arrival was confirmed; a confirmation still to come is true already.</summary>
    public ImmutableHashSet<MovementId> LeftUnconfirmed { get; init; } = [];

    [JsonIgnore]
    public PlaceCode? Place => Registration?.Place;

    /// <summary>The most persons it may hold now.</summary>
    [JsonIgnore]
    public int Limit => Capacity + Overflow;

    /// <summary>Persons who may still be expected.</summary>
    [JsonIgnore]
    public int Free => Limit - Present - Reserved;

    [JsonIgnore]
    public bool IsEmpty => Present + Reserved == 0;

    public bool IsResident(HouseholdId household, MemberNumber member) => Residents.TryGetValue(household, out var members) && members.ContainsKey(member);

    /// <summary>Whether the movement's people are inside.</summary>
    public bool IsAdmitted(MovementId movement) => LeftUnconfirmed.Contains(movement) || Arrivals.ContainsKey(movement);
}

/// <summary>Places kept for a movement.</summary>
/// <param name="ExpiresAt">When the household is asked to void the movement; until that is recorded the places stay kept.</param>
public sealed record Reservation(DisasterId Disaster, HouseholdId Household, ImmutableSortedSet<MemberNumber> Members, DateTimeOffset ExpiresAt);
