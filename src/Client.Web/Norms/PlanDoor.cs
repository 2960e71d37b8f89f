using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>The door to the response plans of offices.</summary>
internal sealed class PlanDoor(PlanStore plans, SignInDoor door, TimeProvider clock) : OwnDoor<NewPlan, OwnPlan>(plans, door, clock)
{
    protected override SignInOutcome Set => SignInOutcome.PlanSet;

    protected override SignInOutcome Ended => SignInOutcome.PlanEnded;

    protected override SignInOutcome Withdrawn => SignInOutcome.PlanWithdrawn;

    protected override async Task<(OwnPlan? Own, NormChange? Change, Refusal? Refusal)> DraftAsync(NewPlan asked, AccountName by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var there = await plans.ThresholdsAsync(cancellationToken);
        if (asked.Check(there.All, ChinaTime.DateOf(now)) is { } refusal) return (null, null, refusal);
        var own = new OwnPlan(Guid.CreateVersion7(now), asked.Place, new(asked.From, asked.To), [.. asked.Levels.OrderByDescending(level => level.Level)], by, now);
        return (own, NormChange.OfPlan(own.Place, there.Find(own.Place, asked.From), [.. own.Thresholds]), null);
    }

    protected override NormChange Change(OwnPlan own, Period? becomes) =>
        NormChange.OfPlan(own.Place, [.. own.Thresholds], becomes is { } days ? [.. (own with { InForce = days }).Thresholds] : []);
}
