using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Every event that the journal may hold, by the name it is stored under and by its type.</summary>
public sealed partial class EventCatalogue
{
    private readonly FrozenDictionary<string, EventName> _byName;
    private readonly FrozenDictionary<Type, EventName> _byType;

    /// <exception cref="ArgumentException">A name or a type occurs twice, or a name is not of the form <c>thing.fact.version</c>.</exception>
    public EventCatalogue(params IEnumerable<IEnumerable<EventName>> tables)
    {
        var all = tables.SelectMany(table => table).ToArray();
        if (all.FirstOrDefault(one => !Form().IsMatch(one.Name)) is { } odd) throw new ArgumentException($"'{odd.Name}' is not a stored event's name", nameof(tables));
        if (Twice(all, one => one.Name) is { } name) throw new ArgumentException($"'{name}' names two events", nameof(tables));
        if (Twice(all, one => one.Type) is { } type) throw new ArgumentException($"{type} has two names", nameof(tables));
        _byName = all.ToFrozenDictionary(one => one.Name);
        _byType = all.ToFrozenDictionary(one => one.Type);
    }

    /// <summary>All events of the domain.</summary>
    public static EventCatalogue Relief { get; } = new(DisasterEvents.Table, ShelterEvents.Table, DepotEvents.Table, HouseholdEvents.Table);

    public IReadOnlyCollection<EventName> All => _byName.Values;

    /// <summary>The type stored under a name, or null.</summary>
    public EventName? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The name of a type of event, or null.</summary>
    public EventName? Find(Type type) => _byType.GetValueOrDefault(type);

    private static TKey? Twice<TKey>(IEnumerable<EventName> all, Func<EventName, TKey> key)
        where TKey : class => all.GroupBy(key).FirstOrDefault(group => group.Skip(1).Any())?.Key;

    [GeneratedRegex(@"\A[a-z]+(-[a-z0-9]+)*\.[a-z]+(-[a-z0-9]+)*\.[1-9][0-9]*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
