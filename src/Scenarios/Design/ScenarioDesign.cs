using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>A real disaster with its published figures, to be filled with invented people.</summary>
public sealed record ScenarioDesign
{
    /// <summary>As on the command line: <c>yuan-flood-2016</c>.</summary>
    public required string Name { get; init; }

    public required Bilingual Title { get; init; }

    public required DisasterKind Kind { get; init; }

    /// <summary>The jurisdiction that leads the response.</summary>
    public required PlaceCode Jurisdiction { get; init; }

    /// <summary>The county whose depot supplies the townships.</summary>
    public required PlaceCode Seat { get; init; }

    public required DateTimeOffset StruckAt { get; init; }

    /// <summary>The townships hit.</summary>
    public required IReadOnlyList<PlaceCode> Townships { get; init; }

    public required PublishedFigures Published { get; init; }

    /// <summary>Whether the number of townships was published; otherwise <see cref="Townships"/> are those that the water must have reached.</summary>
    public bool TownshipsArePublished { get; init; }

    /// <summary>How many village information officers register beside those of the townships.</summary>
    public int VillageOfficers { get; init; }
}

/// <summary>What was published about a disaster; what was not published is zero.</summary>
/// <param name="Relocated">紧急转移安置, persons.</param>
/// <param name="Aided">Persons aided, the relocated included.</param>
/// <param name="HousesCollapsed">倒塌房屋, households.</param>
/// <param name="Rebuild">Households in the rebuild roll.</param>
/// <param name="RebuildRooms">Rooms in the rebuild roll.</param>
/// <param name="MovedIn">Of the roll, finished and moved in.</param>
public sealed record PublishedFigures(int Townships, int Relocated, int Aided, int HousesCollapsed = 0, int Rebuild = 0, int RebuildRooms = 0, int MovedIn = 0)
{
    /// <summary>Of the roll, still being built.</summary>
    public int UnderWay => Rebuild - MovedIn;

    /// <summary>The same disaster smaller: rounded, and still of one piece. The townships stay, so at least three persons of each are relocated.</summary>
    /// <param name="scale">Above 0, at most 1; 1 leaves the figures exactly as published.</param>
    public PublishedFigures At(double scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(scale, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 1);
        if (scale == 1) return this;
        var relocated = Math.Max(Shares.Scaled(Relocated, scale), Townships * LeastRelocated);
        var movedIn = Shares.Scaled(MovedIn, scale);
        var rebuild = movedIn + Shares.Scaled(UnderWay, scale);
        return this with
        {
            Relocated = relocated,
            Aided = relocated + (Aided == Relocated ? 0 : Math.Max(Shares.Scaled(Aided - Relocated, scale), Townships * LeastRelocated)),
            HousesCollapsed = Math.Max(Shares.Scaled(HousesCollapsed, scale), rebuild),
            Rebuild = rebuild,
            RebuildRooms = Math.Max(Shares.Scaled(RebuildRooms, scale), rebuild),
            MovedIn = movedIn,
        };
    }

    private const int LeastRelocated = 3;
}

/// <summary>What a run may choose.</summary>
/// <param name="Seed">Other people, other mishaps; the figures stay.</param>
/// <param name="Scale">Above 0, at most 1.</param>
/// <param name="Now">When the run begins: what must lie in the future (expiry of goods, evacuation orders) is dated after it.</param>
public sealed record ScenarioParameters(int Seed, double Scale, DateTimeOffset Now)
{
    public DateOnly Today => ChinaTime.DateOf(Now);
}
