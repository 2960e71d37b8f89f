namespace CivilAffairs.Relief.Domain;

/// <summary>A member and the one place where it is.</summary>
public sealed record HouseholdMember(Member Who, Whereabouts Where)
{
    public MemberNumber Number => Who.Number;

    /// <summary>Neither dead nor missing: counted for relief, and moved when nobody is named.</summary>
    public bool IsPresent => Where is not (Whereabouts.Dead or Whereabouts.Missing);
}
