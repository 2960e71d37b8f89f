using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Norms;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Norms and response plans of an office's own, set by its administrators from a day on. No decision rests on them: they are kept beside the accounts, not in the journal.</summary>
public static class NormChangeEndpoints
{
    public static void MapNormChanges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/norms").RequireAuthorization(AccountPolicies.Administrator).WithTags("reference");
        Map<NormDoor, NewNorm, OwnNorm>(group);
        Map<PlanDoor, NewPlan, OwnPlan>(group.MapGroup("/thresholds"));
    }

    private static void Map<TDoor, TAsked, TOwn>(RouteGroupBuilder group)
        where TDoor : OwnDoor<TAsked, TOwn>
        where TAsked : class, IAsked
        where TOwn : class, IOwn
    {
        // As a delegate: a handler of nothing but the context would be taken for one that writes its answer itself.
        Delegate set = (HttpContext http) => Door(http).SetAsync(http);
        group.MapPost(string.Empty, set).Accepts<TAsked>("application/json").Produces(StatusCodes.Status204NoContent);
        group.MapPut("/{id}/end", (string id, HttpContext http) => Door(http).EndAsync(id, http)).Accepts<NormEnd>("application/json").Produces(StatusCodes.Status204NoContent);
        group.MapDelete("/{id}", (string id, HttpContext http) => Door(http).WithdrawAsync(id, http)).Produces(StatusCodes.Status204NoContent);

        static TDoor Door(HttpContext http) => http.RequestServices.GetRequiredService<TDoor>();
    }
}
