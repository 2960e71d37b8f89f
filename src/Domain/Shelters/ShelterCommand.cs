namespace CivilAffairs.Relief.Domain;

/// <summary>What can be asked of a shelter.</summary>
public abstract record ShelterCommand : ICommand
{
    private ShelterCommand()
    {
    }

    /// <summary>Puts the shelter on the books, on standby.</summary>
    /// <param name="FloorAreaSquareMetres">Whole square metres of usable floor, from which a capacity is offered; null when not known.</param>
    /// <param name="Capacity">Persons.</param>
    /// <param name="StepFree">Whether a wheelchair gets in.</param>
    /// <param name="Store">The depot that keeps its goods.</param>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.Administrator)]
    public sealed record Register(string Name, PlaceCode Place, string Address, int? FloorAreaSquareMetres, int Capacity, bool StepFree, GeoPoint? Location = null, DepotId? Store = null)
        : ShelterCommand, IPlaced
    {
        PlaceCode? IPlaced.Place => Place;
    }

    /// <summary>Opens it for a disaster; also a closing or closed one.</summary>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer)]
    public sealed record Open(DisasterId Disaster) : ShelterCommand;

    [Allowed(Role.CommandStaff, Role.TownshipOfficer)]
    public sealed record ChangeCapacity(int Capacity, string Reason) : ShelterCommand;

    /// <summary>Allows more than the capacity, up to an upper limit of persons above it; zero takes it back.</summary>
    [Allowed(Role.CommandStaff)]
    public sealed record AuthoriseOverflow(int ExtraPersons, string Reason) : ShelterCommand;

    /// <summary>Keeps places for a movement until it arrives, is voided or expires.</summary>
    /// <param name="Members">The members who come, at least one.</param>
    public sealed record ReservePlaces(MovementId Movement, DisasterId Disaster, HouseholdId Household, IReadOnlyList<MemberNumber> Members, DateTimeOffset ExpiresAt) : ShelterCommand;

    /// <summary>The household has recorded the movement: its reserved places become residents.</summary>
    public sealed record Admit(MovementId Movement) : ShelterCommand;

    /// <summary>The household has voided the movement: its places are free again.</summary>
    public sealed record ReleasePlaces(MovementId Movement) : ShelterCommand;

    /// <summary>The household has recorded that these members went elsewhere.</summary>
    public sealed record Discharge(MovementId Movement, HouseholdId Household, IReadOnlyList<MemberNumber> Members, Whereabouts To) : ShelterCommand;

    /// <summary>Records a count by name at the shelter.</summary>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record TakeRollCall(int CountedPersons, IReadOnlyList<AbsentResident> Absent, string? Note) : ShelterCommand;

    /// <summary>Stops admissions; those inside stay until they leave.</summary>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer)]
    public sealed record StartClosing(string Reason) : ShelterCommand;

    /// <summary>Closes it once nobody is inside or expected.</summary>
    [Allowed(Role.CommandStaff, Role.TownshipOfficer)]
    public sealed record Close : ShelterCommand;
}

/// <summary>A resident who did not answer the roll call.</summary>
public sealed record AbsentResident(HouseholdId Household, MemberNumber Member);
