namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Every projection of the system.</summary>
public static class ReliefProjections
{
    /// <summary>A fresh set; they hold no state of their own.</summary>
    public static IReadOnlyList<IProjection> All() =>
    [
        new DisastersProjection(),
        new AlertsProjection(),
        new BoardProjection(),
        new SheltersProjection(),
        new DepotsProjection(),
        new StockProjection(),
        new RequisitionsProjection(),
        new ConsignmentsProjection(),
        new HandoutsProjection(),
        new PaceProjection(),
        new HouseholdsProjection(),
        new DuplicatesProjection(),
        new RebuildsProjection(),
        new TickerProjection(),
    ];
}
