using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views;

/// <summary>One kind of row that screens and lists read: a table with the row as JSON, its scope, and the columns lists are filtered and sorted by.</summary>
public abstract class ViewTable
{
    private protected ViewTable(string name, Type row, IReadOnlyList<string> columns)
    {
        Name = name;
        Row = row;
        Columns = columns;
    }

    /// <summary>Lower-case name, the same in the database, in the API and on the live hub: <c>shelters</c>.</summary>
    public string Name { get; }

    /// <summary>The record that a row is.</summary>
    public Type Row { get; }

    /// <summary>Names of the extra columns, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Kept by a projection for itself alone: no screen, list or hub ever gets its rows.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Its rows are seen from the places inside theirs, too: a township sees the disaster that its county leads.</summary>
    public bool SeenFromBelow { get; init; }

    /// <summary>Who may see the row.</summary>
    public abstract RowScope ScopeOf(object row);

    /// <summary>Values of the extra columns, in order: text, long, bool or null.</summary>
    public abstract IReadOnlyList<object?> ValuesOf(object row);
}

/// <inheritdoc cref="ViewTable"/>
/// <param name="scope">Who may see a row.</param>
/// <param name="columns">The extra columns by which lists are filtered, searched and sorted.</param>
public sealed class ViewTable<TRow>(string name, Func<TRow, RowScope> scope, params ViewColumn<TRow>[] columns) : ViewTable(name, typeof(TRow), [.. columns.Select(column => column.Name)])
    where TRow : class
{
    public override RowScope ScopeOf(object row) => scope((TRow)row);

    public override IReadOnlyList<object?> ValuesOf(object row) => [.. columns.Select(column => column.Value((TRow)row))];
}

/// <summary>An extra column of a view.</summary>
/// <param name="Name">Lower-case letters and underscores.</param>
/// <param name="Value">Text, long, bool or null.</param>
public sealed record ViewColumn<TRow>(string Name, Func<TRow, object?> Value);

/// <summary>Who may see a row: accounts whose scope holds the place; the disaster and the depot are for filters.</summary>
public sealed record RowScope(PlaceCode Place, DisasterId? Disaster = null, DepotId? Depot = null);
