using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>What is counted of a disaster. Figures of places add up, those of a household are its share.</summary>
public sealed record BoardFigures
{
    public static BoardFigures Zero { get; } = new();

    /// <summary>Registered for the disaster or touched by it, merged ones left out.</summary>
    public int Households { get; init; }

    /// <summary>Their members: the sum of <see cref="Where"/>.</summary>
    public int Persons { get; init; }

    public WhereFigures Where { get; init; } = WhereFigures.Zero;

    /// <summary>Persons ever relocated in the disaster, each once (紧急转移安置).</summary>
    public int EverRelocated { get; init; }

    public EvacuationFigures Evacuation { get; init; } = EvacuationFigures.Zero;

    /// <summary>Persons of households that used a right, present when it was used; each once.</summary>
    public int PersonsAided { get; init; }

    public int HouseholdsAided { get; init; }

    /// <summary>Goods handed out less those taken back, by item.</summary>
    public IReadOnlyList<ItemFigure> HandedOut { get; init; } = [];

    public LossFigures Losses { get; init; } = LossFigures.Zero;

    /// <summary>Homes in the rebuild roll, by the stage they are at.</summary>
    public IReadOnlyList<RebuildFigure> Rebuild { get; init; } = [];

    internal bool IsZero => Households == 0 && Persons == 0 && EverRelocated == 0 && PersonsAided == 0 && HouseholdsAided == 0 && HandedOut.Count == 0 && Rebuild.Count == 0
        && Where == WhereFigures.Zero && Evacuation == EvacuationFigures.Zero && Losses == LossFigures.Zero;

    internal BoardFigures Plus(BoardFigures other, int sign = 1) => new()
    {
        Households = Households + (sign * other.Households),
        Persons = Persons + (sign * other.Persons),
        Where = Where.Plus(other.Where, sign),
        EverRelocated = EverRelocated + (sign * other.EverRelocated),
        Evacuation = Evacuation.Plus(other.Evacuation, sign),
        PersonsAided = PersonsAided + (sign * other.PersonsAided),
        HouseholdsAided = HouseholdsAided + (sign * other.HouseholdsAided),
        HandedOut = Sum(HandedOut, other.HandedOut, sign),
        Losses = Losses.Plus(other.Losses, sign),
        Rebuild = Sum(Rebuild, other.Rebuild, sign),
    };

    internal static IReadOnlyList<ItemFigure> Sum(IReadOnlyList<ItemFigure> left, IReadOnlyList<ItemFigure> right, int sign) => right.Count == 0
        ? left
        : [.. left.Concat(right.Select(item => item with { Quantity = sign * item.Quantity }))
            .GroupBy(item => item.Item)
            .Select(item => new ItemFigure(item.Key, item.Sum(one => one.Quantity)))
            .Where(item => item.Quantity != 0)
            .OrderBy(item => item.Item.ToString(), StringComparer.Ordinal)];

    private static IReadOnlyList<RebuildFigure> Sum(IReadOnlyList<RebuildFigure> left, IReadOnlyList<RebuildFigure> right, int sign) => right.Count == 0
        ? left
        : [.. left.Concat(right.Select(one => one with { Households = sign * one.Households, Rooms = sign * one.Rooms }))
            .GroupBy(one => one.Stage)
            .Select(stage => new RebuildFigure(stage.Key, stage.Sum(one => one.Households), stage.Sum(one => one.Rooms)))
            .Where(stage => stage is not { Households: 0, Rooms: 0 })
            .OrderBy(stage => stage.Stage)];
}

/// <summary>Persons by where they are.</summary>
public sealed record WhereFigures(int Home = 0, int Shelter = 0, int Kin = 0, int Rented = 0, int Hospital = 0, int Other = 0, int Missing = 0, int Dead = 0)
{
    internal static WhereFigures Zero { get; } = new();

    /// <summary>Alive and out of the home in another known place.</summary>
    internal int Relocated() => Shelter + Kin + Rented + Hospital + Other;

    internal static WhereFigures Of(Whereabouts where) => where switch
    {
        Whereabouts.AtHome => new(Home: 1),
        Whereabouts.InShelter => new(Shelter: 1),
        Whereabouts.WithKin => new(Kin: 1),
        Whereabouts.Renting => new(Rented: 1),
        Whereabouts.InHospital => new(Hospital: 1),
        Whereabouts.Missing => new(Missing: 1),
        Whereabouts.Dead => new(Dead: 1),
        _ => new(Other: 1),
    };

    internal WhereFigures Plus(WhereFigures other, int sign = 1) => other == Zero ? this : new(
        Home + (sign * other.Home),
        Shelter + (sign * other.Shelter),
        Kin + (sign * other.Kin),
        Rented + (sign * other.Rented),
        Hospital + (sign * other.Hospital),
        Other + (sign * other.Other),
        Missing + (sign * other.Missing),
        Dead + (sign * other.Dead));
}

/// <summary>Persons under evacuation orders. Must go = gone + returned + unaccounted for + stayed + dead.</summary>
/// <param name="MustGo">Whose home is under an order for everyone, or whose household is listed under an order for the listed.</param>
/// <param name="Gone">Of these, relocated now.</param>
/// <param name="Returned">Of these, relocated in this disaster before and at home again.</param>
/// <param name="Unaccounted">Of these, missing, or at home without having left while the order stands.</param>
/// <param name="Stayed">Of these, at home without having left when the order was lifted.</param>
/// <param name="Dead">Of these, dead.</param>
public sealed record EvacuationFigures(int MustGo = 0, int Gone = 0, int Returned = 0, int Unaccounted = 0, int Stayed = 0, int Dead = 0)
{
    internal static EvacuationFigures Zero { get; } = new();

    internal EvacuationFigures Plus(EvacuationFigures other, int sign = 1) => other == Zero ? this : new(
        MustGo + (sign * other.MustGo),
        Gone + (sign * other.Gone),
        Returned + (sign * other.Returned),
        Unaccounted + (sign * other.Unaccounted),
        Stayed + (sign * other.Stayed),
        Dead + (sign * other.Dead));
}

/// <summary>Losses as last assessed. Areas in square metres, direct loss in fen.</summary>
/// <param name="Assessed">Households with an assessment.</param>
/// <param name="Verified">Of these, verified by the township.</param>
/// <param name="CollapsedHouseholds">With a collapsed room.</param>
/// <param name="CollapsedRooms">倒塌.</param>
public sealed record LossFigures(
    int Assessed = 0,
    int Verified = 0,
    int CollapsedHouseholds = 0,
    int CollapsedRooms = 0,
    int SeverelyDamagedHouseholds = 0,
    int SeverelyDamagedRooms = 0,
    int DamagedHouseholds = 0,
    int DamagedRooms = 0,
    long CropsAffected = 0,
    long CropsDamaged = 0,
    long CropsLost = 0,
    int LargeLivestock = 0,
    long DirectLoss = 0)
{
    internal static LossFigures Zero { get; } = new();

    internal static LossFigures Of(Losses losses, bool verified) => new(
        1,
        verified ? 1 : 0,
        Math.Min(1, losses.RoomsCollapsed),
        losses.RoomsCollapsed,
        Math.Min(1, losses.RoomsSeverelyDamaged),
        losses.RoomsSeverelyDamaged,
        Math.Min(1, losses.RoomsDamaged),
        losses.RoomsDamaged,
        losses.CropsAffected.SquareMetres,
        losses.CropsDamaged.SquareMetres,
        losses.CropsLost.SquareMetres,
        losses.LargeLivestock,
        losses.DirectLoss.Value);

    internal LossFigures Plus(LossFigures other, int sign = 1) => other == Zero ? this : new(
        Assessed + (sign * other.Assessed),
        Verified + (sign * other.Verified),
        CollapsedHouseholds + (sign * other.CollapsedHouseholds),
        CollapsedRooms + (sign * other.CollapsedRooms),
        SeverelyDamagedHouseholds + (sign * other.SeverelyDamagedHouseholds),
        SeverelyDamagedRooms + (sign * other.SeverelyDamagedRooms),
        DamagedHouseholds + (sign * other.DamagedHouseholds),
        DamagedRooms + (sign * other.DamagedRooms),
        CropsAffected + (sign * other.CropsAffected),
        CropsDamaged + (sign * other.CropsDamaged),
        CropsLost + (sign * other.CropsLost),
        LargeLivestock + (sign * other.LargeLivestock),
        DirectLoss + (sign * other.DirectLoss));
}

/// <summary>Homes at one stage of rebuilding.</summary>
public sealed record RebuildFigure(RebuildStage Stage, int Households, int Rooms);
