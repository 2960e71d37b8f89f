using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Tests;

/// <summary>Events of a tiny domain of the tests' own, so that views are tested apart from what is in them.</summary>
public abstract record NoteEvent : IEvent
{
    private NoteEvent()
    {
    }

    public static EventCodec Codec { get; } = new(new EventCatalogue([EventName.Of<Written>("test.written.1"), EventName.Of<TornUp>("test.torn-up.1"), EventName.Of<Several>("test.several.1"), EventName.Of<Poison>("test.poison.1")]));

    public sealed record Written(string Key, string Place, string Text, long Number = 0, DisasterId? Disaster = null) : NoteEvent;

    public sealed record TornUp(string Key) : NoteEvent;

    /// <summary>Many rows at one position.</summary>
    public sealed record Several(string Prefix, string Place, int Count) : NoteEvent;

    /// <summary>Writes a row, then fails as long as the projection is told to.</summary>
    public sealed record Poison(string Key) : NoteEvent;
}
