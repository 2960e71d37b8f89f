using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Views.Running;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>What keeps the system right: the audit, the consumers of the journal, backups, reference data and health.</summary>
public static class SystemEndpoints
{
    /// <summary>Whether the process is alive, and whether it reaches its records.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Ok()).AllowAnonymous().DisableRateLimiting().WithTags("system");
        routes.MapGet("/readyz", async (Readiness readiness, CancellationToken cancellationToken) =>
        {
            var report = await readiness.LookAsync(cancellationToken);
            return Results.Json(report, ReliefJson.Options, statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous().DisableRateLimiting().Produces<ReadinessReport>().WithTags("system");
    }

    public static void MapSystem(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/places/{code}", Place).RequireAuthorization().WithTags("reference");
        routes.MapGet("/api/map", (Installation installation) => Results.Json(new MapReply(MapTiles.Of(installation.Options)), ReliefJson.Options)).RequireAuthorization().Produces<MapReply>().WithTags("reference");
        routes.MapGet("/api/items", () => Results.Json(ItemCatalogue.Shipped.All, ReliefJson.Options)).RequireAuthorization().WithTags("reference");
        routes.MapGet("/api/audit", async (AuditRun audit, CancellationToken cancellationToken) => Results.Json(await audit.RunAsync(cancellationToken), ReliefJson.Options))
            .RequireAuthorization(AccountPolicies.Audit)
            .WithTags("system");
        routes.MapPost("/api/backup", BackUpAsync).RequireAuthorization(AccountPolicies.Administrator).WithTags("system");
        MapConsumers(routes.MapGroup("/api/consumers").RequireAuthorization(AccountPolicies.Administrator).WithTags("system"));
    }

    private static void MapConsumers(RouteGroupBuilder group)
    {
        group.MapGet("/", async (Consumers consumers, CancellationToken cancellationToken) => Results.Json(await consumers.ListAsync(cancellationToken), ReliefJson.Options));
        group.MapGet("/interventions", async (Consumers consumers, CancellationToken cancellationToken) => Results.Json(await consumers.InterventionsAsync(100, cancellationToken), ReliefJson.Options));
        group.MapGet("/{name}/event", async (string name, HttpContext http, Consumers consumers) =>
            await consumers.InspectAsync(name, http.RequestAborted) is { } recorded
                ? Results.Json(new StoppedAt(recorded.Position, recorded.Stream, recorded.Version, recorded.Type, recorded.At, recorded.Actor), ReliefJson.Options)
                : Problems.NotFound(http));
        group.MapPost("/{name}/retry", (string name, HttpContext http, Consumers consumers) => InterveneAsync(http, (by, why) => consumers.RetryAsync(name, by, why, http.RequestAborted)));
        group.MapPost("/{name}/skip", (string name, HttpContext http, Consumers consumers) => InterveneAsync(http, (by, why) => consumers.SkipAsync(name, by, why, http.RequestAborted)));
        group.MapPost("/{name}/reset", (string name, HttpContext http, Consumers consumers) => InterveneAsync(http, (by, why) => consumers.ResetAsync(name, by, why, http.RequestAborted)));
    }

    private static async Task<IResult> InterveneAsync(HttpContext http, Func<AccountName, string, ValueTask<bool>> intervene)
    {
        var (reason, fault) = await Requests.ReadAsync<Reason>(http);
        if (reason is null) return fault!;
        if (string.IsNullOrWhiteSpace(reason.Text)) return Problems.Of(http, new Required("text"));
        return await intervene(AccountClaims.ActorOf(http.User).Account, reason.Text) ? Results.NoContent() : Problems.NotFound(http);
    }

    private static IResult Place(string code, HttpContext http)
    {
        var places = PlaceCatalogue.Shipped;
        if (!PlaceCode.TryParse(code, out var parsed) || places.Find(parsed) is not { } place) return Problems.NotFound(http);
        return Results.Json(new PlaceReply(place.Code, place.Name, place.English, places.Path(parsed), [.. places.Children(parsed).Select(child => new PlaceName(child.Code, child.Name, child.English, child.Initials))]), ReliefJson.Options);
    }

    /// <summary>Copies the journal while it is in use and streams the copy, its chain verified. Views are rebuilt from it and need no copy.</summary>
    private static async Task<IResult> BackUpAsync(HttpContext http, Installation installation)
    {
        if (installation.Options.Postgres is not null)
        {
            return Problems.Result(http, StatusCodes.Status501NotImplemented, "not-here", string.Empty, new("数据在 PostgreSQL 中：请用 pg_dump（或基础备份加 WAL 归档）备份，用 pg_restore 恢复；master.key 另行保存", "the records are in PostgreSQL: back them up with pg_dump (or a base backup with its WAL), restore them with pg_restore, and keep master.key apart"));
        }

        var copy = installation.Options.NewScratchFile();
        try
        {
            await SqliteBackup.TakeAsync(installation.Options.JournalFile, copy, installation.Secrets, http.RequestAborted);
            var stream = new FileStream(copy, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
            return Results.Stream(stream, "application/vnd.sqlite3", "journal.db");
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    private sealed record Reason(string? Text);

    private sealed record StoppedAt(JournalPosition Position, StreamName Stream, StreamVersion Version, string Type, DateTimeOffset At, AccountName Actor);

    private sealed record PlaceReply(PlaceCode Code, string Name, string English, string Path, IReadOnlyList<PlaceName> Children);

    private sealed record PlaceName(PlaceCode Code, string Name, string English, string Initials);
}

/// <summary>What a map is drawn on.</summary>
/// <param name="Tiles">A server of map pictures; null where the office has none.</param>
public sealed record MapReply(MapTiles? Tiles);
