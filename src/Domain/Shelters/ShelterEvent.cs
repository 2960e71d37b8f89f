namespace CivilAffairs.Relief.Domain;

/// <summary>What happened at a shelter.</summary>
public abstract record ShelterEvent : IEvent
{
    private ShelterEvent()
    {
    }

    public sealed record Registered(string Name, PlaceCode Place, string Address, int? FloorAreaSquareMetres, int Capacity, bool StepFree, GeoPoint? Location, DepotId? Store) : ShelterEvent;

    public sealed record Opened(DisasterId Disaster) : ShelterEvent;

    public sealed record CapacityChanged(int Capacity, string Reason) : ShelterEvent;

    public sealed record OverflowAuthorised(int ExtraPersons, string Reason) : ShelterEvent;

    public sealed record PlacesReserved(MovementId Movement, DisasterId Disaster, HouseholdId Household, IReadOnlyList<MemberNumber> Members, DateTimeOffset ExpiresAt) : ShelterEvent;

    public sealed record PlacesReleased(MovementId Movement, HouseholdId Household, IReadOnlyList<MemberNumber> Members) : ShelterEvent;

    /// <param name="SeenLeaving">Known only from their departure, which overtook the confirmation of their arrival.</param>
    public sealed record HouseholdAdmitted(MovementId Movement, DisasterId Disaster, HouseholdId Household, IReadOnlyList<MemberNumber> Members, bool SeenLeaving = false) : ShelterEvent;

    public sealed record HouseholdDischarged(MovementId Movement, HouseholdId Household, IReadOnlyList<MemberNumber> Members, Whereabouts To) : ShelterEvent;

    public sealed record RollCallTaken(int CountedPersons, int RegisteredPersons, IReadOnlyList<AbsentResident> Absent, string? Note) : ShelterEvent;

    public sealed record ClosingStarted(string Reason) : ShelterEvent;

    public sealed record Closed : ShelterEvent;
}
