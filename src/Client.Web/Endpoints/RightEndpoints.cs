using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Projections;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>What a household may still get today, and where it already got what it may not get again: what a point shows before it hands out.</summary>
public static class RightEndpoints
{
    public static void MapRights(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/households/{id:guid}/rights", ReadAsync).RequireAuthorization().Produces<HouseholdRights>().ProducesProblem(StatusCodes.Status404NotFound).WithTags("households");

    private static async Task<IResult> ReadAsync(Guid id, HttpContext http, IEngine engine, IViews views, TimeProvider clock)
    {
        if (!DisasterId.TryParse(http.Request.Query["disaster"], out var disaster)) return Queries.Unknown(http, "disaster");
        var actor = AccountClaims.ActorOf(http.User);
        var household = (await engine.ReadAsync<HouseholdState>(StreamName.Of(new HouseholdId(id)), http.RequestAborted)).State;

        // Whoever hands out gives also to those who fled from elsewhere, by the card in their hand; there are no persons' data in the answer.
        var mayHandOut = Authority.Allowed(typeof(HandOutGoods)).Contains(actor.Role);
        if (household.Place is not { } place || !(mayHandOut || place.IsInside(actor.Scope))) return Problems.NotFound(http);
        var plan = (await engine.ReadAsync<DisasterState>(StreamName.Of(disaster), http.RequestAborted)).State;
        var entitlements = plan.Entitlements.Values.OrderBy(entitlement => entitlement.Code.ToString(), StringComparer.Ordinal).ToList();
        var rights = new List<OfferedRight>();
        foreach (var offer in Rights.Offer(household, entitlements, disaster, ChinaTime.DateOf(clock.GetUtcNow()))) rights.Add(await TellAsync(offer, views, http.RequestAborted));
        return Results.Json(new HouseholdRights(plan.AcceptsRelief, [.. household.Present.Select(member => member.Number)], rights), ReliefJson.Options);
    }

    private static async Task<OfferedRight> TellAsync(RightOffer offer, IViews views, CancellationToken cancellationToken)
    {
        var (entitlement, _, persons, quantity, whyNot) = offer;
        var given = whyNot is AlreadyGiven already
            ? new RightGiven(already.Depot, (await views.FindAsync(DepotRow.Table, already.Depot.ToString(), PlaceCode.Country, cancellationToken))?.Name, already.When, already.By)
            : null;
        return new(entitlement.Code, entitlement.Title, entitlement.Item, offer.Period, entitlement.PeriodDays, persons, quantity, whyNot?.Reason, given);
    }
}

/// <param name="ReliefGoesOn">False where the disaster is not verified yet, or over: nothing is given.</param>
/// <param name="Receivers">Numbers of the members who may come for the goods.</param>
/// <param name="Rights">Entitlement by entitlement.</param>
public sealed record HouseholdRights(bool ReliefGoesOn, IReadOnlyList<MemberNumber> Receivers, IReadOnlyList<OfferedRight> Rights);

/// <summary>What one entitlement gives the household today.</summary>
/// <param name="Period">First day of the period it would be used for; null where it is not in force.</param>
/// <param name="Persons">Members it is counted for.</param>
/// <param name="Quantity">The most that may be taken, in base units; zero where there is a reason against it.</param>
/// <param name="WhyNot">Null where it may be taken.</param>
/// <param name="Given">Where it was used for this period; null where it was not.</param>
public sealed record OfferedRight(EntitlementCode Code, Bilingual Title, ItemCode Item, DateOnly? Period, int? PeriodDays, int Persons, Quantity Quantity, Bilingual? WhyNot, RightGiven? Given);

/// <param name="DepotName">Null where the depot is not known yet.</param>
public sealed record RightGiven(DepotId Depot, string? DepotName, DateTimeOffset At, AccountName By);
