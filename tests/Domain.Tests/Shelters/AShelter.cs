using Spec = CivilAffairs.Relief.Domain.Tests.Specification<
    CivilAffairs.Relief.Domain.ShelterDecider, CivilAffairs.Relief.Domain.ShelterState, CivilAffairs.Relief.Domain.ShelterCommand, CivilAffairs.Relief.Domain.ShelterEvent>;

namespace CivilAffairs.Relief.Domain.Tests;

/// <summary>A school gym of ten places, and the people who come to it.</summary>
internal static class AShelter
{
    public static readonly DisasterId Flood = new(Guid.Parse("10000000-0000-4000-8000-000000000001"));
    public static readonly DisasterId Typhoon = new(Guid.Parse("10000000-0000-4000-8000-000000000002"));
    public static readonly HouseholdId Wang = Household(1);
    public static readonly HouseholdId Li = Household(2);
    public static readonly PlaceCode Town = PlaceCode.Parse("341503101");

    public static readonly ShelterEvent.Registered Registered = new("苏埠中学体育馆", Town, "苏埠镇中学路 1 号", 35, 10, true, null, null);
    public static readonly ShelterEvent.Opened Opened = new(Flood);
    public static readonly ShelterEvent.ClosingStarted ClosingStarted = new("水已退");
    public static readonly ShelterEvent.Closed Closed = new();

    public static readonly ShelterCommand.Register Register = new(Registered.Name, Town, Registered.Address, 35, 10, true);

    public static Spec GivenNothing => Spec.Given();

    public static Spec GivenOpen(params ShelterEvent[] events) => Spec.Given([Registered, Opened, .. events]);

    /// <summary>Empty and in the given stage.</summary>
    public static Spec GivenStage(ShelterStage stage) => stage switch
    {
        ShelterStage.Unknown => Spec.Given(),
        ShelterStage.Standby => Spec.Given(Registered),
        ShelterStage.Open => Spec.Given(Registered, Opened),
        ShelterStage.Closing => Spec.Given(Registered, Opened, ClosingStarted),
        _ => Spec.Given(Registered, Opened, ClosingStarted, Closed),
    };

    public static HouseholdId Household(int number) => new(new Guid(number, 2, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0));

    public static MovementId Movement(int number) => new(new Guid(number, 3, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0));

    public static MemberNumber[] Members(params int[] numbers) => [.. numbers.Select(number => new MemberNumber(number))];

    public static ShelterCommand.ReservePlaces Reserve(int movement, HouseholdId household, params int[] members) =>
        new(Movement(movement), Flood, household, Members(members), Spec.Noon.AddHours(6));

    public static ShelterCommand.Discharge Discharge(int movement, HouseholdId household, params int[] members) =>
        new(Movement(movement), household, Members(members), new Whereabouts.AtHome());

    public static ShelterEvent.PlacesReserved Reserved(int movement, HouseholdId household, params int[] members) =>
        new(Movement(movement), Flood, household, Members(members), Spec.Noon.AddHours(6));

    public static ShelterEvent.PlacesReleased Released(int movement, HouseholdId household, params int[] members) => new(Movement(movement), household, Members(members));

    public static ShelterEvent.HouseholdAdmitted Admitted(int movement, HouseholdId household, params int[] members) => new(Movement(movement), Flood, household, Members(members));

    public static ShelterEvent.HouseholdDischarged Discharged(int movement, HouseholdId household, params int[] members) =>
        new(Movement(movement), household, Members(members), new Whereabouts.AtHome());

    /// <summary>One of each command.</summary>
    public static readonly ShelterCommand[] Commands =
    [
        Register,
        new ShelterCommand.Open(Flood),
        new ShelterCommand.ChangeCapacity(20, "加床"),
        new ShelterCommand.AuthoriseOverflow(5, "夜间转移"),
        Reserve(1, Wang, 1, 2),
        new ShelterCommand.Admit(Movement(1)),
        new ShelterCommand.ReleasePlaces(Movement(1)),
        Discharge(2, Wang, 1, 2),
        new ShelterCommand.TakeRollCall(0, [], null),
        new ShelterCommand.StartClosing("水已退"),
        new ShelterCommand.Close(),
    ];

    /// <summary>One of each event.</summary>
    public static readonly ShelterEvent[] Events =
    [
        Registered,
        Opened,
        new ShelterEvent.CapacityChanged(20, "加床"),
        new ShelterEvent.OverflowAuthorised(5, "夜间转移"),
        Reserved(1, Wang, 1, 2),
        Released(1, Wang, 1, 2),
        Admitted(1, Wang, 1, 2),
        Discharged(2, Wang, 1, 2),
        new ShelterEvent.RollCallTaken(2, 2, [], null),
        ClosingStarted,
        Closed,
    ];
}
