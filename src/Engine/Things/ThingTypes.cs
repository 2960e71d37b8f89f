using System.Collections.Frozen;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Things;

/// <summary>The kinds of things that an engine hosts.</summary>
public sealed class ThingTypes(params IEnumerable<ThingType> types)
{
    private readonly FrozenDictionary<ThingKind, ThingType> _byKind = types.ToFrozenDictionary(type => type.Kind);

    public IReadOnlyCollection<ThingType> All => _byKind.Values;

    /// <exception cref="ArgumentException">No such kind is hosted.</exception>
    public ThingType this[ThingKind kind] => _byKind.TryGetValue(kind, out var type) ? type : throw new ArgumentException($"no things of the kind {kind} are hosted here", nameof(kind));
}
