using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>What a view of things that concern depots keeps of each depot: its name and place.</summary>
internal sealed record DepotName(string Name, PlaceCode Place)
{
    /// <summary>Each projection has a table of its own: it reads no other's.</summary>
    public static ViewTable<DepotName> TableOf(string projection) => new($"{projection}_depots", row => new(row.Place)) { IsPrivate = true };

    /// <summary>Notes the depot when the event registers one.</summary>
    public static void Note(ViewTable<DepotName> table, DecodedEvent @event, IRows rows)
    {
        if (@event.Body is DepotEvent.Registered e) rows.Put(table, DepotId(@event).ToString(), new(e.Name, e.Place));
    }

    /// <summary>The depot, or one without a name where it was never registered.</summary>
    public static async ValueTask<DepotName> FindAsync(ViewTable<DepotName> table, DepotId id, IRows rows, CancellationToken cancellationToken) =>
        await rows.FindAsync(table, id.ToString(), cancellationToken) ?? new("", PlaceCode.Country);

    private static DepotId DepotId(DecodedEvent @event) => new(@event.Stream.Key);
}
