using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Where the goods of a handout went.</summary>
internal sealed record BoardHandout(HouseholdId Household, DisasterId Disaster)
{
    public static ViewTable<BoardHandout> Table { get; } = new("board_handouts", _ => new(PlaceCode.Country)) { IsPrivate = true };
}

/// <summary>A place with homes, or one that holds such places.</summary>
/// <param name="Children">Places of the next tiers below that have a row.</param>
/// <param name="Living">Persons whose home lies right here, of all households.</param>
internal sealed record BoardPlace(IReadOnlyList<PlaceCode> Children, PlaceFigures Living)
{
    public static ViewTable<BoardPlace> Table { get; } = new("board_places", _ => new(PlaceCode.Country)) { IsPrivate = true };
}

/// <summary>The households of one disaster in one place.</summary>
/// <param name="Listed">Of these, households listed to be evacuated.</param>
internal sealed record BoardVillage(PlaceFigures All, PlaceFigures Listed)
{
    public static ViewTable<BoardVillage> Table { get; } = new("board_villages", _ => new(PlaceCode.Country)) { IsPrivate = true };

    public static string Key(DisasterId disaster, PlaceCode place) => $"{disaster}/{place}";
}

/// <summary>A disaster as the board knows it.</summary>
internal sealed record BoardDisaster(DisasterId Id, PlaceCode Place, bool Closed, IReadOnlyList<BoardOrder> Orders)
{
    public static ViewTable<BoardDisaster> Table { get; } = new("board_disasters", row => new(row.Place)) { IsPrivate = true };

    /// <summary>The order that counts for a place: one that stands before one lifted, one for everyone before one for the listed, a wider before a narrower.</summary>
    public BoardOrder? For(PlaceCode place) => Orders
        .Where(order => place.IsInside(order.Place))
        .OrderBy(order => order.LiftedAt is not null)
        .ThenBy(order => !order.Everyone)
        .ThenBy(order => order.Place.Tier)
        .FirstOrDefault();
}

internal sealed record BoardOrder(PlaceCode Place, bool Everyone, DateTimeOffset Until, DateTimeOffset? LiftedAt = null);

/// <summary>Disasters that are not over and have orders: the one row asked for at every change of a household.</summary>
internal sealed record BoardOrders(IReadOnlyList<BoardDisaster> Disasters)
{
    public const string Key = "all";

    public static ViewTable<BoardOrders> Table { get; } = new("board_orders", _ => new(PlaceCode.Country)) { IsPrivate = true };
}
