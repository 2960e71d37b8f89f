using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Things;

/// <summary>The things of the domain with their deciders.</summary>
public static class ReliefThings
{
    public static ThingTypes All { get; } = new(
        ThingType.Of<DisasterDecider, DisasterState, DisasterCommand, DisasterEvent>(ThingKind.Disaster),
        ThingType.Of<ShelterDecider, ShelterState, ShelterCommand, ShelterEvent>(ThingKind.Shelter),
        ThingType.Of<DepotDecider, DepotState, DepotCommand, DepotEvent>(ThingKind.Depot),
        ThingType.Of<HouseholdDecider, HouseholdState, HouseholdCommand, HouseholdEvent>(ThingKind.Household));
}
