using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>The name under which one type of event is stored, for ever.</summary>
/// <param name="Name">Thing, fact and version of its meaning: <c>shelter.household-admitted.1</c>.</param>
/// <param name="Type">The record it is read into.</param>
public sealed record EventName(string Name, Type Type)
{
    public static EventName Of<TEvent>(string name)
        where TEvent : IEvent => new(name, typeof(TEvent));
}
