using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Entities;
using Orleans.Concurrency;
using Orleans.Placement;

namespace CivilAffairs.Relief.Grains;

/// <summary>Few and read all the time: kept for the day.</summary>
[GrainType("disaster"), Reentrant, CollectionAgeLimit(Hours = 12), ResourceOptimizedPlacement]
public sealed class DisasterGrain(EntityHost host) : ThingGrain(host, ThingKind.Disaster), IDisasterGrain;

/// <summary>Busy for days on end.</summary>
[GrainType("shelter"), Reentrant, CollectionAgeLimit(Hours = 2), ResourceOptimizedPlacement]
public sealed class ShelterGrain(EntityHost host) : ThingGrain(host, ThingKind.Shelter), IShelterGrain;

/// <summary>The busiest, and long to load: kept for hours, put where there is power to spare.</summary>
[GrainType("depot"), Reentrant, CollectionAgeLimit(Hours = 2), ResourceOptimizedPlacement]
public sealed class DepotGrain(EntityHost host) : ThingGrain(host, ThingKind.Depot), IDepotGrain;

/// <summary>Many, each asked for a few times in a row and then not for days; loaded from a handful of events. Anywhere will do.</summary>
[GrainType("household"), Reentrant, CollectionAgeLimit(Minutes = 5), RandomPlacement]
public sealed class HouseholdGrain(EntityHost host) : ThingGrain(host, ThingKind.Household), IHouseholdGrain;
