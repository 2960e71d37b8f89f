namespace CivilAffairs.Relief.Domain;

/// <summary>A request to change one thing. Imperative.</summary>
public interface ICommand;

/// <summary>A recorded fact. Past tense, immutable.</summary>
public interface IEvent;

/// <summary>An event after which the personal data of its stream can never be read again: its key is destroyed in the same transaction.</summary>
public interface IErasure : IEvent;

/// <summary>Something that belongs to a place: people are scoped by it.</summary>
public interface IPlaced
{
    /// <summary>The division it belongs to; null while the thing does not exist.</summary>
    PlaceCode? Place { get; }
}

/// <summary>
/// Marks a property that holds personal data. It is sealed in the journal with a key of the household, and reads as null once the
/// household is erased, so its type is nullable.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonalAttribute : Attribute;
