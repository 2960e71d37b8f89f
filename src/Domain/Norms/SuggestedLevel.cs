namespace CivilAffairs.Relief.Domain;

/// <summary>The response that a plan suggests for a disaster's figures. Command staff set the level; nothing sets it by itself.</summary>
/// <param name="Level">The gravest level of which a criterion is met.</param>
/// <param name="Plan">The jurisdiction whose plan it is.</param>
/// <param name="Because">The criteria of that level that are met; at least one.</param>
public sealed record SuggestedLevel(ResponseLevel Level, PlaceCode Plan, IReadOnlyList<MetCriterion> Because)
{
    /// <summary>Looks the figures up in the plan in force.</summary>
    /// <param name="figures">Of the disaster in the jurisdiction.</param>
    /// <param name="table">The plans.</param>
    /// <param name="place">The jurisdiction that leads the response.</param>
    /// <param name="day">The day in China.</param>
    /// <returns>The suggestion, or null where no criterion is met or no plan is in force.</returns>
    public static SuggestedLevel? From(DisasterFigures figures, ResponseThresholds table, PlaceCode place, DateOnly day) => table.Find(place, day)
        .Select(row => new SuggestedLevel(row.Level, row.Place, [.. row.Met(figures)]))
        .FirstOrDefault(suggested => suggested.Because.Count > 0);
}
