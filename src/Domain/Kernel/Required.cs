namespace CivilAffairs.Relief.Domain;

/// <summary>The field was left empty.</summary>
public sealed record Required(string Field) : Refusal(Field, new("必填", "must be filled in"));
