namespace CivilAffairs.Relief.Domain;

/// <summary>The figures by which a response is suggested. Each threshold is included: 200 means 200 or more.</summary>
public enum ResponseCriterion
{
    /// <summary>死亡和失踪, persons.</summary>
    DeadOrMissing,

    /// <summary>紧急转移安置或需紧急生活救助, persons, each counted once.</summary>
    RelocatedOrInNeed,

    /// <summary>倒塌和严重损坏房屋, rooms (间).</summary>
    RoomsLost,

    /// <summary>倒塌和严重损坏房屋, households (户).</summary>
    HomesLost,
}

/// <summary>The figures of one disaster in one jurisdiction, as far as they are known.</summary>
/// <param name="DeadOrMissing">死亡和失踪, persons.</param>
/// <param name="RelocatedOrInNeed">紧急转移安置或需紧急生活救助, persons, each counted once.</param>
/// <param name="RoomsLost">倒塌和严重损坏房屋, rooms (间).</param>
/// <param name="HomesLost">倒塌和严重损坏房屋, households (户).</param>
public sealed record DisasterFigures(long DeadOrMissing = 0, long RelocatedOrInNeed = 0, long RoomsLost = 0, long HomesLost = 0)
{
    public long Of(ResponseCriterion criterion) => criterion switch
    {
        ResponseCriterion.DeadOrMissing => DeadOrMissing,
        ResponseCriterion.RelocatedOrInNeed => RelocatedOrInNeed,
        ResponseCriterion.RoomsLost => RoomsLost,
        _ => HomesLost,
    };
}

/// <summary>What suggests one level in one jurisdiction's plan: any one of its criteria.</summary>
/// <param name="Place">The jurisdiction whose plan it is.</param>
/// <param name="Level">The level suggested.</param>
/// <param name="DeadOrMissing">Persons, as the others above zero; null where the plan has no such criterion.</param>
/// <param name="RelocatedOrInNeed">Persons, or null.</param>
/// <param name="RoomsLost">Rooms, or null.</param>
/// <param name="HomesLost">Households, or null.</param>
/// <param name="InForce">When it holds; the rows of one edition of a plan begin on one day.</param>
public sealed record ResponseThreshold(PlaceCode Place, ResponseLevel Level, long? DeadOrMissing, long? RelocatedOrInNeed, long? RoomsLost, long? HomesLost, Period InForce)
{
    public long? Of(ResponseCriterion criterion) => criterion switch
    {
        ResponseCriterion.DeadOrMissing => DeadOrMissing,
        ResponseCriterion.RelocatedOrInNeed => RelocatedOrInNeed,
        ResponseCriterion.RoomsLost => RoomsLost,
        _ => HomesLost,
    };

    /// <summary>The criteria that the figures meet.</summary>
    internal IEnumerable<MetCriterion> Met(DisasterFigures figures) =>
        from criterion in Enum.GetValues<ResponseCriterion>()
        let threshold = Of(criterion)
        where figures.Of(criterion) >= threshold
        select new MetCriterion(criterion, figures.Of(criterion), threshold.Value);
}

/// <summary>A criterion that is met.</summary>
/// <param name="Figure">What the disaster has.</param>
/// <param name="Threshold">What the plan asks for; included.</param>
public sealed record MetCriterion(ResponseCriterion Criterion, long Figure, long Threshold);
