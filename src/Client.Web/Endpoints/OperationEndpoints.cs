using CivilAffairs.Relief.Client.Web.Description;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>What takes two things at once: handouts, evacuation to a shelter, approval of a requisition, merging of two registrations. The command id names the operation.</summary>
public static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapOperation<HandOutGoods>("/api/handouts", (services, request, context, ct) => services.GetRequiredService<HandOut>().ExecuteAsync(request, context, ct));
        routes.MapOperation<ReserveForMovement>("/api/movements/reserve", (services, request, context, ct) => services.GetRequiredService<Evacuate>().ReserveAsync(request, context, ct));
        routes.MapOperation<AdmitToShelter>("/api/movements/admit", (services, request, context, ct) => services.GetRequiredService<Evacuate>().AdmitAsync(request, context, ct));
        routes.MapOperation<Arrive>("/api/movements/arrive", (services, request, context, ct) => services.GetRequiredService<Evacuate>().ArriveAsync(request, context, ct));
        routes.MapOperation<CancelMovement>("/api/movements/cancel", (services, request, context, ct) => services.GetRequiredService<Evacuate>().CancelAsync(request, context, ct));
        routes.MapOperation<ApproveRequisitionFrom>("/api/requisitions/approve", (services, request, context, ct) => services.GetRequiredService<ApproveRequisition>().ExecuteAsync(request, context, ct));
        routes.MapOperation<MergeHouseholds>("/api/merges", (services, request, context, ct) => services.GetRequiredService<Merge>().ExecuteAsync(request, context, ct));
    }

    private static void MapOperation<TRequest>(
        this IEndpointRouteBuilder routes,
        string path,
        Func<IServiceProvider, TRequest, CommandContext, CancellationToken, Task<OperationOutcome>> execute)
        where TRequest : class
    {
        // Asked before anything is looked up: whoever may not do this learns nothing of what is there.
        var roles = Authority.Allowed(typeof(TRequest));

        // A client that goes away does not stop an operation that has begun: it would stay half done until its reservation expires.
        routes.MapPost(path, (HttpContext http, TimeProvider clock) => Requests.HandleAsync(http, typeof(TRequest), clock, async (body, context) =>
            roles.Contains(context.By.Role) ? Answer(http, await execute(http.RequestServices, (TRequest)body, context, CancellationToken.None)) : Problems.Of(http, new NotAllowed(context.By.Role))))
            .RequireAuthorization()
            .Accepts<TRequest>("application/json")
            .Produces<OperationReply>()
            .WithMetadata(new TakesCommandId(), new ForRoles(roles))
            .WithTags("operations");
    }

    private static IResult Answer(HttpContext http, OperationOutcome outcome) => outcome switch
    {
        OperationOutcome.Done done => Results.Json(new OperationReply(done.Position), ReliefJson.Options),
        OperationOutcome.Refused refused => Problems.Of(http, refused.Refusal),
        _ => throw new InvalidOperationException($"no such outcome: {outcome.GetType().Name}"),
    };

    /// <param name="Position">A view at this position or later shows all of the operation.</param>
    private sealed record OperationReply(JournalPosition Position);
}
