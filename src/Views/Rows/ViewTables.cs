using System.Collections.Frozen;

namespace CivilAffairs.Relief.Views;

/// <summary>The views that may be read, by name; what projections keep for themselves is not among them.</summary>
public sealed class ViewTables(IEnumerable<IProjection> projections)
{
    private readonly FrozenDictionary<string, ViewTable> _byName = projections.SelectMany(projection => projection.Tables).Where(table => !table.IsPrivate).ToFrozenDictionary(table => table.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<ViewTable> All => _byName.Values;

    /// <summary>The view of that name, or null.</summary>
    public ViewTable? Find(string name) => _byName.GetValueOrDefault(name);
}
