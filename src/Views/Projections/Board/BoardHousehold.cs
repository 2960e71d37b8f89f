using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>A household as the board counts it; no personal data.</summary>
internal sealed record BoardHousehold
{
    public static ViewTable<BoardHousehold> Table { get; } = new("board_households", row => new(row.Place ?? PlaceCode.Country)) { IsPrivate = true };

    /// <summary>Of the home; null where the board never heard of its registration.</summary>
    public PlaceCode? Place { get; init; }

    public IReadOnlyList<BoardMember> Members { get; init; } = [];

    /// <summary>In the order it came to belong to them.</summary>
    public IReadOnlyList<BoardMembership> Disasters { get; init; } = [];

    /// <summary>The disaster whose damage is being made good, or was last.</summary>
    public DisasterId? RebuildDisaster { get; init; }

    /// <summary>Merged into another, which counts its members from then on. What was handed out to it was handed out.</summary>
    public bool Ended { get; init; }

    /// <summary>Its part of the figures of the place, whatever the disaster.</summary>
    public PlaceFigures InPlace() => Ended || Place is null ? PlaceFigures.Zero : PlaceFigures.Of(Members.Aggregate(WhereFigures.Zero, (sum, member) => sum.Plus(WhereFigures.Of(member.Where))), Members.Count, 0);

    /// <summary>Its part of the figures of a disaster.</summary>
    public BoardShare ShareIn(BoardMembership of)
    {
        if (Ended) return new(Place, new() { HandedOut = of.HandedOut }, PlaceFigures.Zero, Listed: false);
        var people = of.Frozen ?? PeopleIn(of.Disaster);
        var figures = new BoardFigures
        {
            Households = people.Place is null ? 0 : 1,
            Persons = people.Persons,
            Where = people.Where,
            EverRelocated = people.EverRelocated,
            PersonsAided = Members.Count(member => member.AidedIn.Contains(of.Disaster)),
            HouseholdsAided = of.Rights > 0 ? 1 : 0,
            HandedOut = of.HandedOut,
            Losses = of.Losses is { } losses ? LossFigures.Of(losses, of.Verified) : LossFigures.Zero,
            Rebuild = of.RebuildStage == RebuildStage.None ? [] : [new(of.RebuildStage, 1, of.RebuildRooms)],
        };
        return new(people.Place, figures, PlaceFigures.Of(people.Where, people.Persons, people.Returned), of.MustGo);
    }

    public BoardPeople PeopleIn(DisasterId disaster) => new(
        Place,
        Members.Count,
        Members.Aggregate(WhereFigures.Zero, (sum, member) => sum.Plus(WhereFigures.Of(member.Where))),
        Members.Count(member => member.RelocatedIn.Contains(disaster)),
        Members.Count(member => member.Where is Whereabouts.AtHome && member.RelocatedIn.Contains(disaster)));
}

/// <param name="RelocatedIn">Disasters in which the member was ever relocated.</param>
/// <param name="AidedIn">Disasters in which the member was present when its household used a right.</param>
internal sealed record BoardMember(MemberNumber Number, Whereabouts Where, IReadOnlyList<DisasterId> RelocatedIn, IReadOnlyList<DisasterId> AidedIn);

/// <summary>What one disaster did to a household.</summary>
internal sealed record BoardMembership(DisasterId Disaster)
{
    /// <summary>Listed to be evacuated.</summary>
    public bool MustGo { get; init; }

    public Losses? Losses { get; init; }

    public bool Verified { get; init; }

    /// <summary>How many rights it used, less those restored.</summary>
    public int Rights { get; init; }

    /// <summary>Goods of depots, less those taken back.</summary>
    public IReadOnlyList<ItemFigure> HandedOut { get; init; } = [];

    public RebuildStage RebuildStage { get; init; }

    public int RebuildRooms { get; init; }

    /// <summary>Set when the household changes after the disaster was closed: what becomes of people then is no more of this disaster.</summary>
    public BoardPeople? Frozen { get; init; }
}

/// <param name="Returned">At home after having been relocated in the disaster.</param>
internal sealed record BoardPeople(PlaceCode? Place, int Persons, WhereFigures Where, int EverRelocated, int Returned);

/// <summary>What a household brings to the board of one disaster.</summary>
/// <param name="Place">Where it is counted; null for in the total only.</param>
internal sealed record BoardShare(PlaceCode? Place, BoardFigures Figures, PlaceFigures InPlace, bool Listed);

/// <summary>Persons of a village as evacuation needs them.</summary>
internal sealed record PlaceFigures(int Persons = 0, int Gone = 0, int Returned = 0, int Missing = 0, int Dead = 0)
{
    public static PlaceFigures Zero { get; } = new();

    public static PlaceFigures Of(WhereFigures where, int persons, int returned) => new(persons, where.Relocated(), returned, where.Missing, where.Dead);

    public PlaceFigures Plus(PlaceFigures other, int sign = 1) => other == Zero ? this : new(
        Persons + (sign * other.Persons),
        Gone + (sign * other.Gone),
        Returned + (sign * other.Returned),
        Missing + (sign * other.Missing),
        Dead + (sign * other.Dead));
}
