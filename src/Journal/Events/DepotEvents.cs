namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Stored names of the events of a depot. A name once written is never changed; a new meaning gets a new name.</summary>
internal static class DepotEvents
{
    public static readonly IReadOnlyList<EventName> Table =
    [
    ];
}
