namespace CivilAffairs.Relief.Domain;

/// <summary>What one disaster did to a household.</summary>
/// <param name="MustGo">Listed to be evacuated.</param>
/// <param name="Losses">As last assessed; null before.</param>
/// <param name="LossesVerified">Whether the township stands by that assessment.</param>
public sealed record Involvement(bool MustGo = false, Losses? Losses = null, bool LossesVerified = false);
