using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Norms and response plans of an office's own, set by its administrators from a day on. No decision rests on them: they are kept beside the accounts, not in the journal.</summary>
public static class NormChangeEndpoints
{
    public static void MapNormChanges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/norms").RequireAuthorization(AccountPolicies.Administrator).WithTags("reference");
        group.MapPost("/", SetAsync).Accepts<NewNorm>("application/json").Produces(StatusCodes.Status204NoContent);
        group.MapPut("/{id}/end", EndAsync).Accepts<NormEnd>("application/json").Produces(StatusCodes.Status204NoContent);
        group.MapDelete("/{id}", WithdrawAsync).Produces(StatusCodes.Status204NoContent);
        group.MapPost("/thresholds", SetPlanAsync).Accepts<NewPlan>("application/json").Produces(StatusCodes.Status204NoContent);
        group.MapPut("/thresholds/{id}/end", EndPlanAsync).Accepts<NormEnd>("application/json").Produces(StatusCodes.Status204NoContent);
        group.MapDelete("/thresholds/{id}", WithdrawPlanAsync).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> SetAsync(HttpContext http, NormStore norms, SignInDoor door, TimeProvider clock)
    {
        var (asked, fault) = await Requests.ReadAsync<NewNorm>(http);
        if (asked is null) return fault!;
        var (actor, now) = (AccountClaims.ActorOf(http.User), clock.GetUtcNow());
        if (!asked.Place.IsInside(actor.Scope)) return Problems.Of(http, new OutOfScope(actor.Scope));
        Norm[] there = [.. NormTable.Shipped.All, .. (await norms.ListAsync(http.RequestAborted)).Select(own => own.Norm)];
        var (norm, refusal) = asked.Read(there, ChinaTime.DateOf(now));
        if (norm is null) return Problems.Of(http, refusal!);
        if (!await norms.AddAsync(new(Guid.CreateVersion7(now), norm, actor.Account, now), http.RequestAborted)) return Problems.Of(http, new BeginsTwice("from", norm.InForce.From));
        var before = new NormTable(there.DistinctBy(one => (one.Kind, one.Place, one.AtLeast, one.InForce.From))).Find(norm.Kind, norm.Place, norm.InForce.From, norm.AtLeast);
        await door.WriteNormAsync(http, NormChange.Of(norm.Kind, norm.Place, before, norm), SignInOutcome.NormSet);
        return Results.NoContent();
    }

    private static async Task<IResult> EndAsync(string id, HttpContext http, NormStore norms, SignInDoor door, TimeProvider clock)
    {
        var (asked, fault) = await Requests.ReadAsync<NormEnd>(http);
        if (asked is null) return fault!;
        if (await FindAsync(id, http, norms) is not { } own) return Problems.NotFound(http);
        if (Days.CheckEnd(own.Norm.InForce, asked.LastDay, ChinaTime.DateOf(clock.GetUtcNow())) is { } refusal) return Problems.Of(http, refusal);
        if (!await norms.EndAsync(own.Id, asked.LastDay, http.RequestAborted)) return Problems.NotFound(http);
        await door.WriteNormAsync(http, NormChange.Of(own.Norm.Kind, own.Norm.Place, own.Norm, own.Norm with { InForce = own.Norm.InForce with { To = asked.LastDay } }), SignInOutcome.NormEnded);
        return Results.NoContent();
    }

    private static async Task<IResult> WithdrawAsync(string id, HttpContext http, NormStore norms, SignInDoor door, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(id, http, norms) is not { } own) return Problems.NotFound(http);
        if (Days.CheckWithdraw(own.Norm.InForce, ChinaTime.DateOf(now)) is { } refusal) return Problems.Of(http, refusal);
        if (!await norms.WithdrawAsync(own.Id, AccountClaims.ActorOf(http.User).Account, now, http.RequestAborted)) return Problems.NotFound(http);
        await door.WriteNormAsync(http, NormChange.Of(own.Norm.Kind, own.Norm.Place, own.Norm, became: null), SignInOutcome.NormWithdrawn);
        return Results.NoContent();
    }

    private static async Task<IResult> SetPlanAsync(HttpContext http, PlanStore plans, SignInDoor door, TimeProvider clock)
    {
        var (asked, fault) = await Requests.ReadAsync<NewPlan>(http);
        if (asked is null) return fault!;
        var (actor, now) = (AccountClaims.ActorOf(http.User), clock.GetUtcNow());
        if (!asked.Place.IsInside(actor.Scope)) return Problems.Of(http, new OutOfScope(actor.Scope));
        var there = await plans.ThresholdsAsync(http.RequestAborted);
        if (asked.Check(there.All, ChinaTime.DateOf(now)) is { } refusal) return Problems.Of(http, refusal);
        var own = new OwnPlan(Guid.CreateVersion7(now), asked.Place, new(asked.From, asked.To), [.. asked.Levels.OrderByDescending(level => level.Level)], actor.Account, now);
        if (!await plans.AddAsync(own, http.RequestAborted)) return Problems.Of(http, new BeginsTwice("from", asked.From));
        await door.WriteNormAsync(http, NormChange.OfPlan(own.Place, there.Find(own.Place, asked.From), [.. own.Thresholds]), SignInOutcome.PlanSet);
        return Results.NoContent();
    }

    private static async Task<IResult> EndPlanAsync(string id, HttpContext http, PlanStore plans, SignInDoor door, TimeProvider clock)
    {
        var (asked, fault) = await Requests.ReadAsync<NormEnd>(http);
        if (asked is null) return fault!;
        if (await FindAsync(id, http, plans) is not { } own) return Problems.NotFound(http);
        if (Days.CheckEnd(own.InForce, asked.LastDay, ChinaTime.DateOf(clock.GetUtcNow())) is { } refusal) return Problems.Of(http, refusal);
        if (!await plans.EndAsync(own.Id, asked.LastDay, http.RequestAborted)) return Problems.NotFound(http);
        var ended = own with { InForce = own.InForce with { To = asked.LastDay } };
        await door.WriteNormAsync(http, NormChange.OfPlan(own.Place, [.. own.Thresholds], [.. ended.Thresholds]), SignInOutcome.PlanEnded);
        return Results.NoContent();
    }

    private static async Task<IResult> WithdrawPlanAsync(string id, HttpContext http, PlanStore plans, SignInDoor door, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(id, http, plans) is not { } own) return Problems.NotFound(http);
        if (Days.CheckWithdraw(own.InForce, ChinaTime.DateOf(now)) is { } refusal) return Problems.Of(http, refusal);
        if (!await plans.WithdrawAsync(own.Id, AccountClaims.ActorOf(http.User).Account, now, http.RequestAborted)) return Problems.NotFound(http);
        await door.WriteNormAsync(http, NormChange.OfPlan(own.Place, [.. own.Thresholds], []), SignInOutcome.PlanWithdrawn);
        return Results.NoContent();
    }

    private static async Task<OwnNorm?> FindAsync(string id, HttpContext http, NormStore norms) =>
        Guid.TryParse(id, out var wanted) ? (await norms.ListAsync(http.RequestAborted)).FirstOrDefault(own => own.Id == wanted && own.Norm.Place.IsInside(AccountClaims.ActorOf(http.User).Scope)) : null;

    private static async Task<OwnPlan?> FindAsync(string id, HttpContext http, PlanStore plans) =>
        Guid.TryParse(id, out var wanted) ? (await plans.ListAsync(http.RequestAborted)).FirstOrDefault(own => own.Id == wanted && own.Place.IsInside(AccountClaims.ActorOf(http.User).Scope)) : null;

    /// <param name="LastDay">On which it still holds; today at the earliest.</param>
    private sealed record NormEnd(DateOnly LastDay);
}
