using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>An edition of the response plan that an office set for its place.</summary>
/// <param name="Levels">At least one; each level once.</param>
public sealed record OwnPlan(Guid Id, PlaceCode Place, Period InForce, IReadOnlyList<PlanLevel> Levels, AccountName SetBy, DateTimeOffset SetAt) : IOwn
{
    public IEnumerable<ResponseThreshold> Thresholds => Levels.Select(level => new ResponseThreshold(Place, level.Level, level.DeadOrMissing, level.RelocatedOrInNeed, level.RoomsLost, level.HomesLost, InForce));
}

/// <summary>What suggests one level: any one of these figures, included.</summary>
/// <param name="DeadOrMissing">Persons; null where the plan has no such criterion, as with the others.</param>
/// <param name="RelocatedOrInNeed">Persons.</param>
/// <param name="RoomsLost">Rooms.</param>
/// <param name="HomesLost">Households.</param>
public sealed record PlanLevel(ResponseLevel Level, long? DeadOrMissing = null, long? RelocatedOrInNeed = null, long? RoomsLost = null, long? HomesLost = null);
