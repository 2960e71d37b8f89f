namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Stored names of the events of a disaster. A name once written is never changed; a new meaning gets a new name.</summary>
internal static class DisasterEvents
{
    public static readonly IReadOnlyList<EventName> Table =
    [
    ];
}
