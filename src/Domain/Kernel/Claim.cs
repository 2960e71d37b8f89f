namespace CivilAffairs.Relief.Domain;

/// <summary>A fact that only one thing in the whole system may hold, such as a resident ID; taken or let go in the transaction of the event.</summary>
/// <param name="Kind">Which kind of fact: <c>resident-id</c>, <c>document</c>, <c>ended</c>.</param>
/// <param name="Value">The fact itself in plain; the journal keeps only a keyed hash of it.</param>
/// <param name="Taken">True to take the claim, false to let it go.</param>
/// <param name="Place">Where the holder is; told to whoever is refused the same claim.</param>
public sealed record Claim(string Kind, string Value, bool Taken, PlaceCode? Place);
