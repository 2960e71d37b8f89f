using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Where an invented family goes when it has to leave its home.</summary>
public enum Destination
{
    /// <summary>It stays: affected, aided at home.</summary>
    Home,
    Shelter,
    Kin,
    Rented,
    Elsewhere,
}

/// <summary>How far the rebuilding of a collapsed home comes within the scenario.</summary>
public enum RebuildCourse
{
    /// <summary>Not in the roll: another home, long vacant, or settled otherwise.</summary>
    None,
    Started,
    Structure,
    InRepair,
    Inspected,
    MovedIn,
}

/// <summary>An invented household and what becomes of it.</summary>
/// <param name="Number">From 0, over the whole scenario.</param>
/// <param name="Township">Index of its township in the design.</param>
/// <param name="Place">Its village, or its township where villages are not listed.</param>
public sealed record Family(int Number, HouseholdId Id, int Township, PlaceCode Place, string Address, IReadOnlyList<NewMember> Members)
{
    public required Destination Goes { get; init; }

    /// <summary>Rooms of the home that collapsed; zero where it stands.</summary>
    public int RoomsCollapsed { get; init; }

    /// <summary>Rooms generally damaged.</summary>
    public int RoomsDamaged { get; init; }

    /// <summary>Crops lost, in square metres; zero for none.</summary>
    public int CropsLost { get; init; }

    public RebuildCourse Rebuild { get; init; }

    /// <summary>Rooms in the rebuild roll.</summary>
    public int RoomsToRebuild { get; init; }

    /// <summary>What goes wrong with it.</summary>
    public Mishap Mishap { get; init; }

    /// <summary>Whether it is home again before the scenario ends.</summary>
    public bool Returns { get; init; }

    public int Persons => Members.Count;

    public bool IsRelocated => Goes != Destination.Home;

    /// <summary>Somebody objects while its name hangs out for the rebuild roll, and rightly: it has another home.</summary>
    public bool IsContested => RoomsCollapsed > 0 && Rebuild == RebuildCourse.None && Number % 8 == 3;

    public bool HasLosses => RoomsCollapsed > 0 || RoomsDamaged > 0 || CropsLost > 0;
}

/// <summary>The disorder of real life; at most one for a family.</summary>
public enum Mishap
{
    None,

    /// <summary>Registered a second time, at another office.</summary>
    RegisteredTwice,

    /// <summary>A resident ID is typed wrong at first.</summary>
    WrongId,

    /// <summary>The registration is sent again, because the reply was slow.</summary>
    SentAgain,

    /// <summary>The registration is sent several times at the same moment.</summary>
    SentAtOnce,

    /// <summary>Asks at two points at the same moment.</summary>
    AsksAtTwoPoints,

    /// <summary>Asks again later, at another point.</summary>
    AsksAgain,

    /// <summary>Announced at a shelter, then called off; it goes to kin.</summary>
    MovementVoided,

    /// <summary>Announced at a shelter and never arrives; it turns up with kin.</summary>
    MovementExpires,

    /// <summary>A member has no papers at hand; the ID is entered later.</summary>
    PapersLost,

    /// <summary>One member goes to hospital, the others with the family.</summary>
    Hospital,

    /// <summary>Its handout is sent again, at the same moment.</summary>
    HandoutSentAtOnce,

    /// <summary>Brings some of its rice back: it has enough at home.</summary>
    GivesBack,

    /// <summary>Spends the first nights in a transit shelter and goes on to kin before that is closed.</summary>
    InTransit,
}
