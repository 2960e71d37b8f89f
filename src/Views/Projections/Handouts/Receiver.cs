using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>A household to which goods may be handed out.</summary>
/// <param name="Last">The handout reserved last.</param>
internal sealed record Receiver(HouseholdNames Names, HandoutId? Last)
{
    public static ViewTable<Receiver> Table { get; } = new("handouts_receivers", row => new(row.Names.Home)) { IsPrivate = true };
}
