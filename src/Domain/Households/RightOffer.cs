namespace CivilAffairs.Relief.Domain;

/// <summary>What one entitlement gives a household on one day, or why it gives nothing.</summary>
/// <param name="Period">First day of the period that the right would be used for; null where it is not in force.</param>
/// <param name="Persons">Members it is counted for.</param>
/// <param name="Quantity">The most that may be taken; zero where there is a refusal.</param>
/// <param name="WhyNot"><see cref="AlreadyGiven"/>, <see cref="NotEligible"/> or <see cref="NotInForce"/>; null where it may be taken.</param>
public sealed record RightOffer(Entitlement Entitlement, DateOnly? Period, int Persons, Quantity Quantity, Refusal? WhyNot);
