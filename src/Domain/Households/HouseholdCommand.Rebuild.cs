namespace CivilAffairs.Relief.Domain;

public abstract partial record HouseholdCommand
{
    /// <summary>Finds the home eligible: the only home, not long vacant, damaged in this disaster.</summary>
    /// <param name="Rooms">Rooms to rebuild or repair.</param>
    [Allowed(Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record AssessRebuild(DisasterId Disaster, RebuildKind Kind, int Rooms) : HouseholdCommand;

    [Allowed(Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record ApplyForRebuild : HouseholdCommand;

    /// <param name="Passed">False rejects the application.</param>
    [Allowed(Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record ReviewInVillage(bool Passed, string Note) : HouseholdCommand;

    /// <summary>Hangs the name out in the village for at least seven days.</summary>
    /// <param name="From">First day of publication, in China.</param>
    [Allowed(Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record PublishRebuild(DateOnly From) : HouseholdCommand;

    /// <summary>An objection during publication sends it back to the village review.</summary>
    [Allowed(Role.TownshipOfficer, Role.InformationOfficer, Role.CommandStaff)]
    public sealed record ObjectToRebuild(string Reason) : HouseholdCommand;

    [Allowed(Role.TownshipOfficer)]
    public sealed record ReviewInTownship(bool Passed, string Note) : HouseholdCommand;

    /// <summary>The county decides.</summary>
    /// <param name="Grant">What is granted in all.</param>
    /// <param name="Instalments">How it is paid; the amounts sum to the grant.</param>
    [Allowed(Role.CommandStaff)]
    public sealed record ApproveRebuild(bool Approved, Money Grant, IReadOnlyList<Instalment> Instalments, string Note) : HouseholdCommand;

    [Allowed(Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record StartRebuild(DateOnly On) : HouseholdCommand;

    [Allowed(Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record RecordStructure(DateOnly On) : HouseholdCommand;

    [Allowed(Role.TownshipOfficer, Role.CommandStaff)]
    public sealed record InspectRebuild(bool Passed, string Note, DateOnly On) : HouseholdCommand
    {
        /// <summary>What the inspector saw: photos of the household that were added before.</summary>
        public IReadOnlyList<PhotoHash> Photos { get; init; } = [];
    }

    [Allowed(Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record MoveIn(DateOnly On) : HouseholdCommand;

    /// <summary>Records an instalment as paid; refused before the stage it belongs to, and a second time.</summary>
    [Allowed(Role.CommandStaff)]
    public sealed record PayInstalment(int Number, string DocumentNumber) : HouseholdCommand;

    [Allowed(Role.TownshipOfficer, Role.InformationOfficer)]
    public sealed record WithdrawRebuild(string Reason) : HouseholdCommand;
}
