using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Commands;

/// <summary>One type of command under the name by which it is asked for.</summary>
/// <param name="Name">Thing and command in kebab case: <c>shelter/reserve-places</c>.</param>
/// <param name="Kind">The kind of thing it is for.</param>
/// <param name="Type">Its record.</param>
/// <param name="Roles">Who may give it; empty for a command of the system's own.</param>
public sealed record CommandName(string Name, ThingKind Kind, Type Type, IReadOnlyList<Role> Roles);
