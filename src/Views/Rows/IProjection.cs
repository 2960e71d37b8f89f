using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views;

/// <summary>
/// Turns events into rows. Rebuilt rows must equal live rows, so a projection mints no ids, reads no clock and looks only at the event and at rows of its
/// own tables.
/// </summary>
public interface IProjection
{
    /// <summary>Name of the consumer, for its checkpoint and for the operator.</summary>
    string Name { get; }

    /// <summary>Counted up when rows come to mean something else; the view is then rebuilt at start.</summary>
    int Version { get; }

    /// <summary>The tables it owns alone.</summary>
    IReadOnlyList<ViewTable> Tables { get; }

    /// <summary>Takes one event into the rows. An exception stops this projection at this event, visibly.</summary>
    ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken);
}

/// <summary>The rows of a batch: read through, changed in memory, written with the checkpoint in one transaction.</summary>
public interface IRows
{
    /// <summary>The row as this batch has it so far, or null where there is none.</summary>
    ValueTask<TRow?> FindAsync<TRow>(ViewTable<TRow> table, string key, CancellationToken cancellationToken)
        where TRow : class;

    /// <summary>Writes the row; it carries the position of the event being applied. A row equal to the former one is no change.</summary>
    void Put<TRow>(ViewTable<TRow> table, string key, TRow row)
        where TRow : class;

    /// <summary>Deletes the row and leaves a tombstone with the position of the event being applied.</summary>
    void Delete<TRow>(ViewTable<TRow> table, string key)
        where TRow : class;
}
