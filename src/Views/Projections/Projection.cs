using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>What all projections here share: they say their name, version and tables once.</summary>
/// <param name="name">See <see cref="IProjection.Name"/>.</param>
/// <param name="version">See <see cref="IProjection.Version"/>.</param>
/// <param name="tables">See <see cref="IProjection.Tables"/>.</param>
public abstract class Projection(string name, int version, params ViewTable[] tables) : IProjection
{
    public string Name => name;

    public int Version => version;

    public IReadOnlyList<ViewTable> Tables => tables;

    public abstract ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken);
}

internal static class RowChanges
{
    /// <summary>Changes a row where there is one. What never was cannot change: an event about it names a thing this view never heard of.</summary>
    public static async ValueTask ChangeAsync<TRow>(this IRows rows, ViewTable<TRow> table, string key, Func<TRow, TRow> change, CancellationToken cancellationToken)
        where TRow : class
    {
        if (await rows.FindAsync(table, key, cancellationToken) is { } row) rows.Put(table, key, change(row));
    }

    /// <summary>Changes a row, or the one given where there is none yet.</summary>
    public static async ValueTask ChangeAsync<TRow>(this IRows rows, ViewTable<TRow> table, string key, TRow otherwise, Func<TRow, TRow> change, CancellationToken cancellationToken)
        where TRow : class => rows.Put(table, key, change(await rows.FindAsync(table, key, cancellationToken) ?? otherwise));
}
