namespace CivilAffairs.Relief.Domain;

/// <summary>A time that must be still to come is now or over.</summary>
public sealed record InThePast(string Field) : Refusal(Field, new("必须晚于现在", "must lie in the future"));
