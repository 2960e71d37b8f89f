using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Description;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Client.Web.Imports;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Sheets;
using CivilAffairs.Relief.Sheets.Files;
using CivilAffairs.Relief.Sheets.Households;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Households from a sheet: the template, the import that runs by itself, what became of it.</summary>
internal static class ImportEndpoints
{
    private const string Root = "/api/households/import";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int LargestPage = 500;
    private const int LongestWait = 30;

    // A village's sheet is done by then; for a county's one asks again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var roles = Authority.Allowed(typeof(HouseholdCommand.Register));
        var group = routes.MapGroup(Root).RequireAuthorization().WithMetadata(new ForRoles(roles)).WithTags("households");
        group.AddEndpointFilter(async (asked, next) =>
            AccountClaims.ActorOf(asked.HttpContext.User).Role is var role && roles.Contains(role) ? await next(asked) : Problems.Of(asked.HttpContext, new NotAllowed(role)));
        group.MapGet("/template", (HttpContext http, string? format) => TellTemplate(http, format)).Produces(StatusCodes.Status200OK, contentType: Xlsx, additionalContentTypes: "text/csv");
        group.MapPost("/", BeginAsync).WithMetadata(new TakesFile()).Produces<ImportRun>().Produces<ImportRun>(StatusCodes.Status202Accepted);
        group.MapGet("/", async (HttpContext http, ImportRuns runs) => Results.Json(await runs.ListAsync(By(http), http.RequestAborted), ReliefJson.Options)).Produces<ImportRun[]>();
        group.MapGet("/{id:guid}", FindAsync).Produces<ImportRun>();
        group.MapDelete("/{id:guid}", async (Guid id, HttpContext http, ImportRuns runs) => await runs.StopAsync(By(http), id, http.RequestAborted) ? Results.NoContent() : Problems.NotFound(http)).Produces(StatusCodes.Status204NoContent);
        group.MapGet("/{id:guid}/lines", LinesAsync).Produces<ImportLines>();
    }

    private static async Task<IResult> BeginAsync(HttpContext http, string? dryRun, string? disaster, string? place, Installation installation, ImportRuns runs, IEngine engine)
    {
        Upload.Allow(http);
        var by = AccountClaims.ActorOf(http.User);
        if (!bool.TryParse(dryRun, out var dry)) return Queries.Unknown(http, "dryRun");
        if (!ReadPlace(place, by.Scope, out var otherwise)) return Queries.Unknown(http, "place");
        if (otherwise is { } given && !given.IsInside(by.Scope)) return Problems.Of(http, new OutOfScope(by.Scope));
        DisasterId? struck = null;
        if (!string.IsNullOrEmpty(disaster))
        {
            if (!DisasterId.TryParse(disaster, out var named)) return Queries.Unknown(http, "disaster");
            if ((await engine.ReadAsync<DisasterState>(StreamName.Of(named), http.RequestAborted)).Version == StreamVersion.None) return Problems.Of(http, new Unknown("disaster"));
            struck = named;
        }

        if ((await runs.ListAsync(by.Account, http.RequestAborted)).FirstOrDefault(run => run.IsRunning) is { } other) return Running(http, other);
        if (!runs.TryReceive(by.Account)) return Running(http, null);
        try
        {
            return runs.IsFull ? Busy(http) : await ReceiveAsync(http, installation, runs, by, new(by.Scope, otherwise, struck), dry);
        }
        finally
        {
            runs.EndReceiving(by.Account);
        }
    }

    private static async Task<IResult> ReceiveAsync(HttpContext http, Installation installation, ImportRuns runs, Actor by, SheetOptions options, bool dryRun)
    {
        var file = installation.Options.NewScratchFile();
        var kept = false;
        try
        {
            if (await Upload.TakeAsync(http, file) is { } fault) return fault;
            if (!runs.TryEnter()) return Busy(http);
            var (run, refused) = await OpenAsync(http, runs, file, by, options, dryRun);
            kept = run is not null;
            return run is null ? refused! : await TellAsync(http, runs, run);
        }
        finally
        {
            if (!kept) File.Delete(file);
        }
    }

    /// <returns>The run, which has taken over the file and the place on this node; or the answer, and the place is given back.</returns>
    private static async Task<(ImportRun? Run, IResult? Refused)> OpenAsync(HttpContext http, ImportRuns runs, string file, Actor by, SheetOptions options, bool dryRun)
    {
        HouseholdSheet? sheet = null;
        ImportRun? run = null;
        try
        {
            // It reads the texts of a whole workbook.
            var opened = await Task.Run(() => HouseholdSheet.Open(file, options), http.RequestAborted);
            sheet = opened;
            run = await runs.BeginAsync(opened, file, by, options.Disaster, dryRun, http.RequestAborted);
        }
        catch (UnfitFileException unfit)
        {
            return (null, Problems.Of(http, unfit.Refusal));
        }
        finally
        {
            if (run is null)
            {
                sheet?.Dispose();
                runs.Leave();
            }
        }

        return run is null ? (null, Running(http, (await runs.ListAsync(by.Account, http.RequestAborted)).FirstOrDefault(one => one.IsRunning))) : (run, null);
    }

    // The client may be gone; the run goes on without it.
    private static async Task<IResult> TellAsync(HttpContext http, ImportRuns runs, ImportRun run)
    {
        var now = await runs.WaitAsync(run.By, run.Id, Patience, CancellationToken.None) ?? run;
        if (!now.IsRunning) return Tell(http, now);
        http.Response.Headers.Location = $"{Root}/{run.Id}";
        return Results.Json(InLanguage(http, now), ReliefJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "10";
        return Problems.Result(http, StatusCodes.Status503ServiceUnavailable, "imports-busy", string.Empty, new("正在导入的人较多，请稍后再试", "too many imports run now: try again a little later"));
    }

    private static IResult Running(HttpContext http, ImportRun? other) =>
        Problems.Result(http, StatusCodes.Status409Conflict, "import-running", string.Empty, new("您有一个导入正在进行，请等它结束或先停止它", "an import of yours is running: wait for its end, or stop it"), ("run", other?.Id.ToString() ?? string.Empty));

    // An officer of one township or village need not write it into every row.
    private static bool ReadPlace(string? text, PlaceCode scope, out PlaceCode? place)
    {
        place = scope.Tier is PlaceTier.Township or PlaceTier.Village ? scope : null;
        if (string.IsNullOrEmpty(text)) return true;
        var known = PlaceCode.TryParse(text, out var given) && given.Tier is PlaceTier.Township or PlaceTier.Village && PlaceCatalogue.Shipped.Check(given, "place") is null;
        place = given;
        return known;
    }

    /// <summary>Answers at once, or with <paramref name="wait"/> once the run has ended or so many seconds are over.</summary>
    private static async Task<IResult> FindAsync(Guid id, string? wait, HttpContext http, ImportRuns runs)
    {
        if (!Queries.Whole(wait, 0, 0, LongestWait, out var seconds)) return Queries.Unknown(http, "wait");
        return Tell(http, seconds == 0 ? await runs.FindAsync(By(http), id, http.RequestAborted) : await runs.WaitAsync(By(http), id, TimeSpan.FromSeconds(seconds), http.RequestAborted));
    }

    private static async Task<IResult> LinesAsync(Guid id, string? outcome, string? skip, string? take, HttpContext http, ImportRuns runs, ImportRecords records)
    {
        if (!Enum.TryParse<ImportOutcome>(outcome, ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || char.IsDigit(outcome[0])) return Queries.Unknown(http, "outcome");
        if (!Queries.Whole(skip, 0, 0, ImportRecords.MostLines, out var passed)) return Queries.Unknown(http, "skip");
        if (!Queries.Whole(take, 100, 1, LargestPage, out var most)) return Queries.Unknown(http, "take");
        if (await runs.FindAsync(By(http), id, http.RequestAborted) is not { } run) return Problems.NotFound(http);
        var rows = await records.LinesAsync(id, kind, passed, most, http.RequestAborted);
        var (total, kept) = await records.CountAsync(run, kind, http.RequestAborted);
        return Results.Json(new ImportLines(total, kept, [.. rows.Select(line => InLanguage(http, line))]), ReliefJson.Options);
    }

    private static IResult TellTemplate(HttpContext http, string? format) => format switch
    {
        null or "" or "xlsx" => Results.File(Template.Xlsx(text => Problems.In(http, text)), Xlsx, "households.xlsx"),
        "csv" => Results.File(Template.Csv(text => Problems.In(http, text)), "text/csv; charset=utf-8", "households.csv"),
        _ => Queries.Unknown(http, "format"),
    };

    private static IResult Tell(HttpContext http, ImportRun? run) => run is null ? Problems.NotFound(http) : Results.Json(InLanguage(http, run), ReliefJson.Options);

    private static ImportRun InLanguage(HttpContext http, ImportRun run) =>
        run with { First = new([.. run.First.Bad.Select(line => InLanguage(http, line))], [.. run.First.Known.Select(line => InLanguage(http, line))]) };

    private static ImportLine InLanguage(HttpContext http, ImportLine line) => line with { Text = Problems.In(http, line.Reason) };

    private static AccountName By(HttpContext http) => AccountClaims.ActorOf(http.User).Account;
}
