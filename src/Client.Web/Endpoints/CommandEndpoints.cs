using CivilAffairs.Relief.Client.Web.Description;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Commands;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>One endpoint for every command that a person may give: <c>POST /api/shelters/{id}/open</c>.</summary>
public static class CommandEndpoints
{
    public static void MapCommands(this IEndpointRouteBuilder routes)
    {
        foreach (var name in CommandCatalogue.Relief.All)
        {
            // A command that no role may give is the system's own and has no door.
            if (name.Roles.Count == 0) continue;
            var kind = name.Kind;
            var things = $"{kind.ToString().ToLowerInvariant()}s";
            var verb = name.Name[(name.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
            routes.MapPost($"/api/{things}/{{id:guid}}/{verb}", (Guid id, HttpContext http, IEngine engine, TimeProvider clock) => id == Guid.Empty
                ? Task.FromResult(Problems.Unreadable(http, "id", new("编号无效", "this is no id")))
                : Requests.HandleAsync(http, name.Type, clock, async (body, context) =>
                    Requests.Answer(http, await engine.ExecuteAsync(new StreamName(kind, id), (ICommand)body, context, JournalPosition.None, http.RequestAborted))))
                .RequireAuthorization()
                .Accepts(name.Type, "application/json")
                .Produces<Reply>()
                .WithMetadata(new TakesCommandId(), new TakesVersion(), new ForRoles(name.Roles))
                .WithTags(things);
        }
    }
}
