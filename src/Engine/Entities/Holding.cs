using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Engine.Entities;

/// <summary>What an entity knows of its thing: nothing but durable events went into it.</summary>
/// <param name="Last">Command of the last event; none when there is no event.</param>
/// <param name="Key">Key of its personal data; null when there is none or it is erased.</param>
/// <param name="IsErased">Whether its personal data was erased.</param>
internal sealed record Holding(IPlaced State, StreamVersion Version, JournalPosition Position, CommandId Last, SubjectKey? Key, bool IsErased);
