using System.Collections.Frozen;

namespace CivilAffairs.Relief.Views;

/// <summary>The views there are, by name.</summary>
public sealed class ViewTables(IEnumerable<IProjection> projections)
{
    private readonly FrozenDictionary<string, ViewTable> _byName = projections.SelectMany(projection => projection.Tables).ToFrozenDictionary(table => table.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<ViewTable> All => _byName.Values;

    /// <summary>The view of that name, or null.</summary>
    public ViewTable? Find(string name) => _byName.GetValueOrDefault(name);
}
