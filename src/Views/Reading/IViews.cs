using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views;

/// <summary>Reads views, always within a scope.</summary>
public interface IViews
{
    /// <summary>
    /// Rows changed after a position, at most <paramref name="max"/>, in order of position: the one query of first load, live updates and resume.
    /// </summary>
    /// <param name="after">The last position the reader has; none for a first load, which carries no tombstones.</param>
    ValueTask<ViewChanges> ChangesAsync(ViewTable table, ViewFilter filter, JournalPosition after, int max, CancellationToken cancellationToken);

    /// <summary>One page of a list.</summary>
    ValueTask<ViewPage> ListAsync(ViewTable table, ViewFilter filter, ViewPaging paging, CancellationToken cancellationToken);

    /// <summary>One row, or null where there is none within the scope.</summary>
    ValueTask<TRow?> FindAsync<TRow>(ViewTable<TRow> table, string key, PlaceCode scope, CancellationToken cancellationToken)
        where TRow : class;

    /// <summary>One row as it is stored, or null where there is none within the scope.</summary>
    ValueTask<ViewRow?> FindRowAsync(ViewTable table, string key, PlaceCode scope, CancellationToken cancellationToken);

    /// <summary>A reader at an earlier position than this, above none, may miss a tombstone and must start over.</summary>
    JournalPosition Horizon(ViewTable table);

    /// <summary>Position up to which the table's rows are complete.</summary>
    JournalPosition Checkpoint(ViewTable table);

    /// <summary>Counted up when the table is built anew: rows and positions of another epoch are worth nothing.</summary>
    long Epoch(ViewTable table);

    /// <summary>The readers of the journal that stand still, by name, as this process last saw them: the rows of their views are of that moment, and get no newer until an operator helps.</summary>
    IReadOnlyList<Standstill> Standstills();

    /// <summary>Completes when the table is at least as new as the position.</summary>
    /// <exception cref="TimeoutException">The view is stopped or too far behind.</exception>
    ValueTask WaitForAsync(ViewTable table, JournalPosition position, CancellationToken cancellationToken);

    /// <summary>Completes when the table's checkpoint has passed the position or the table is built anew, with the checkpoint then.</summary>
    Task<JournalPosition> NextAsync(ViewTable table, JournalPosition after, CancellationToken cancellationToken);
}

/// <summary>A projection or process that stands still before an event it cannot take.</summary>
/// <param name="IsProcess">Follow-ups are not sent, rather than rows not written.</param>
/// <param name="Views">Names of the views whose rows it keeps.</param>
/// <param name="At">The event.</param>
public sealed record Standstill(string Consumer, bool IsProcess, IReadOnlyList<string> Views, JournalPosition At, DateTimeOffset Since);

/// <summary>Which rows: those inside the scope, and of the given disaster, depot and column values where named.</summary>
public sealed record ViewFilter(PlaceCode Scope, DisasterId? Disaster = null, DepotId? Depot = null)
{
    /// <summary>Column name and the value it must equal, or a collection of values of which it must equal one.</summary>
    public IReadOnlyDictionary<string, object> Equal { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Words that the <c>search</c> column must hold, each of them, or null.</summary>
    public string? Search { get; init; }

    /// <summary>Key of the only row that may be among them, or null for any.</summary>
    public string? Key { get; init; }
}

/// <param name="Sort">A column's name, <c>key</c> or <c>position</c>; null for <c>key</c>.</param>
/// <param name="Take">1 to 500.</param>
public sealed record ViewPaging(string? Sort = null, bool Descending = false, int Skip = 0, int Take = 50);

/// <summary>A row as readers get it: its JSON, untouched.</summary>
/// <param name="Json">UTF-8 JSON of the row; empty for a tombstone.</param>
public sealed record ViewRow(string Key, JournalPosition Position, bool Deleted, ReadOnlyMemory<byte> Json);

/// <param name="Through">The reader is complete up to here: ask again after it.</param>
/// <param name="More">Whether there were more rows than asked for; <paramref name="Through"/> is then the position of the last one.</param>
public sealed record ViewChanges(IReadOnlyList<ViewRow> Rows, JournalPosition Through, bool More)
{
    /// <summary>Epoch of the table; a reader that holds rows of another one drops them and begins again from none.</summary>
    public long Epoch { get; init; }

    /// <summary>The reader's position is older than the horizon, or of another journal: nothing was read, begin again from none.</summary>
    public bool Resync { get; init; }
}

/// <param name="Total">Rows that match in all.</param>
public sealed record ViewPage(IReadOnlyList<ViewRow> Rows, long Total, JournalPosition Through);
