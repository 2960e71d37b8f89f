using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>A thing that events are told of.</summary>
/// <param name="Name">Null for a household.</param>
/// <param name="Disaster">The one it is concerned with now.</param>
internal sealed record TickerThing(PlaceCode Place, string? Name, DisasterId? Disaster)
{
    public static ViewTable<TickerThing> Table { get; } = new("ticker_things", row => new(row.Place)) { IsPrivate = true };
}

/// <summary>The disaster of a requisition.</summary>
internal sealed record TickerRequisition(DisasterId Disaster)
{
    public static ViewTable<TickerRequisition> Table { get; } = new("ticker_requisitions", _ => new(PlaceCode.Country)) { IsPrivate = true };
}

/// <summary>How many rows a disaster has had.</summary>
internal sealed record TickerCount(long Rows)
{
    public static ViewTable<TickerCount> Table { get; } = new("ticker_counts", _ => new(PlaceCode.Country)) { IsPrivate = true };
}
