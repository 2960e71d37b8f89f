using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Turns events into what the journal stores and back, personal data sealed.</summary>
/// <remarks>Contracts are built once a type, at construction.</remarks>
public sealed class EventCodec
{
    private readonly FrozenDictionary<string, Entry> _byName;
    private readonly FrozenDictionary<Type, Entry> _byType;

    /// <exception cref="InvalidOperationException">An event cannot be written as JSON, or holds personal data that could not be null once erased.</exception>
    public EventCodec(EventCatalogue catalogue)
    {
        Catalogue = catalogue;
        var options = ReliefJson.Create(strict: false, PersonalContract.Apply);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.MakeReadOnly();
        var entries = catalogue.All.Select(one => new Entry(one.Name, one.Type, options.GetTypeInfo(one.Type), PersonalContract.Reaches(options, one.Type))).ToArray();
        _byName = entries.ToFrozenDictionary(entry => entry.Name);
        _byType = entries.ToFrozenDictionary(entry => entry.Type);
    }

    /// <summary>The codec of the domain's events.</summary>
    public static EventCodec Relief { get; } = new(EventCatalogue.Relief);

    public EventCatalogue Catalogue { get; }

    /// <summary>Whether events stored under this name may hold personal data; false for a name not in the catalogue.</summary>
    public bool HoldsPersonal(string type) => _byName.TryGetValue(type, out var entry) && entry.Personal;

    /// <summary>Whether any event of a union may hold personal data.</summary>
    public bool HoldsPersonal(Type union) => _byType.Values.Any(entry => entry.Personal && union.IsAssignableFrom(entry.Type));

    /// <summary>The stored name and the UTF-8 JSON of an event.</summary>
    /// <param name="seal">Of the event's stream; makes a key when the event is the first to need one.</param>
    /// <exception cref="ArgumentException">The event is not in the catalogue.</exception>
    /// <exception cref="InvalidOperationException">It holds personal data and its stream is erased.</exception>
    public (string Type, ReadOnlyMemory<byte> Data) Encode(IEvent @event, SubjectSeal seal)
    {
        if (!_byType.TryGetValue(@event.GetType(), out var entry)) throw new ArgumentException($"{@event.GetType()} is not in the event catalogue", nameof(@event));
        var data = entry.Personal
            ? PersonalContract.With(seal, (@event, entry.Contract), static work => JsonSerializer.SerializeToUtf8Bytes(work.@event, work.Contract))
            : JsonSerializer.SerializeToUtf8Bytes(@event, entry.Contract);
        return (entry.Name, data);
    }

    /// <summary>Reads what was stored. Personal data without a key reads as null.</summary>
    /// <exception cref="UnreadableEventException">The name is not in the catalogue, the JSON does not fit, or a seal does not open.</exception>
    public IEvent Decode(RecordedEvent recorded, SubjectKey? key)
    {
        if (!_byName.TryGetValue(recorded.Type, out var entry)) throw new UnreadableEventException(recorded, "its name is not in the event catalogue");
        try
        {
            if (!entry.Personal) return Read(entry, recorded);
            using var seal = new SubjectSeal(recorded.Stream, key);
            return PersonalContract.With(seal, (entry, recorded), static work => Read(work.entry, work.recorded));
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            throw new UnreadableEventException(recorded, "its data does not fit", cause);
        }
    }

    private static IEvent Read(Entry entry, RecordedEvent recorded) =>
        (IEvent?)JsonSerializer.Deserialize(recorded.Data.Span, entry.Contract) ?? throw new JsonException("an event is an object");

    private sealed record Entry(string Name, Type Type, JsonTypeInfo Contract, bool Personal);
}
