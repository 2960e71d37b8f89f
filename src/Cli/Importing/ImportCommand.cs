using System.CommandLine;
using System.Text.Json;
using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Domain;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Importing;

/// <summary><c>relief import</c>: households of a CSV or XLSX file into a running system.</summary>
internal static class ImportCommand
{
    private const string Door = "/api/households/import";

    // The system answers within the first of them; a slow line needs more.
    private const int SecondsToWait = 1;

    public static Command Create(IAnsiConsole console)
    {
        var file = new Argument<FileInfo>("file") { Description = "The sheet, .xlsx or .csv" };
        var dry = new Option<bool>("--dry-run") { Description = "Looks for mistakes and changes nothing" };
        var disaster = new Option<Guid?>("--disaster") { Description = "The disaster that they are registered for; needed where the sheet has columns of losses" };
        var place = new Option<string?>("--place") { Description = "Division code of the village or township of rows that name none" };
        var badRows = new Option<FileInfo?>("--bad-rows") { Description = "New CSV file for the rows that were not taken, each with its reason: put them right there and import that file" };
        var command = new Command(
            "import",
            """
            Registers the households of a sheet, one person a row, as the officer who asks. Look at a dry run first:

              export RELIEF_ADMIN_PASSWORD=...          the officer's password
              relief import families.xlsx --admin-name wang.fang --dry-run
              relief import families.xlsx --admin-name wang.fang --bad-rows wrong.csv

            Columns are found by their headers, Chinese or English, in any order: 户编号 姓名 身份证号 与户主关系 性别 出生日期 手机号 行政区划代码 住址
            困难类别 银行卡号; those who have the page of the system find the template there. A text is in UTF-8, UTF-16 or GB18030.

            A household is registered whole or not at all, and none waits for the mistakes of another. The same file again, whole or put
            right, registers nobody twice.

            Exit code 0: everybody in the file is registered. 1: some rows are wrong; they are listed. 2: the file was not taken, or the run stopped.
            """)
        { file, dry, disaster, place, badRows };
        var connection = new Connection();
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            var sheet = arguments.GetRequiredValue(file);
            if (!sheet.Exists) throw new UsageException($"{sheet.FullName} is not there");
            if (arguments.GetValue(badRows) is { Exists: true } there) throw new UsageException($"{there.FullName} exists already");
            if (arguments.GetValue(place) is { } code && !PlaceCode.TryParse(code, out _)) throw new UsageException($"'{code}' is no division code");
            using var session = connection.Open(arguments);
            var query = $"?dryRun={(arguments.GetValue(dry) ? "true" : "false")}&place={arguments.GetValue(place)}&disaster={arguments.GetValue(disaster)}";
            using var run = await RunAsync(console, session, sheet, query, cancellationToken);
            return await TellAsync(console, session, run.RootElement, sheet, arguments.GetValue(badRows), cancellationToken);
        });
        return command;
    }

    private static async Task<JsonDocument> RunAsync(IAnsiConsole console, Session session, FileInfo file, string query, CancellationToken cancellationToken)
    {
        JsonDocument run;
        await using (var stream = file.OpenRead()) run = await session.Client.UploadAsync(session.Administrator, Door + query, stream, cancellationToken);
        var path = $"{Door}/{Text(run.RootElement, "id")}";
        try
        {
            await ImportScreen.FollowAsync(console, run, async () =>
            {
                var next = await session.Client.GetAsync(session.Administrator, $"{path}?wait={SecondsToWait}", cancellationToken) ?? throw new HttpRequestException($"{path} is gone");
                run.Dispose();
                return run = next;
            });
            return run;
        }
        catch (OperationCanceledException)
        {
            // It would go on without us.
            await session.Client.DeleteAsync(session.Administrator, path, CancellationToken.None);
            run.Dispose();
            throw;
        }
    }

    private static async Task<int> TellAsync(IAnsiConsole console, Session session, JsonElement run, FileInfo file, FileInfo? badRows, CancellationToken cancellationToken)
    {
        ImportScreen.Show(console, run);
        var wrong = run.GetProperty("bad").GetInt32();
        if (badRows is not null && wrong > 0)
        {
            var lines = new List<JsonElement>();
            foreach (var outcome in new[] { "bad", "held" }) lines.AddRange(await LinesAsync(session, Text(run, "id"), outcome, cancellationToken));
            var written = await BadRowsFile.WriteAsync(badRows, file, run.GetProperty("sheet").GetString(), lines, cancellationToken);
            console.Line($"[yellow]{badRows.FullName}[/]: {Words.Of(written)} rows to put right");
        }

        if (Text(run, "state") is var state && state == "done") return wrong == 0 ? ExitCode.Well : ExitCode.NotWell;
        console.Line($"[red]{state}[/] {JsonTable.Text(run.GetProperty("reason"))}");
        return ExitCode.Failed;
    }

    private static async Task<IReadOnlyList<JsonElement>> LinesAsync(Session session, string id, string outcome, CancellationToken cancellationToken)
    {
        var lines = new List<JsonElement>();
        while (true)
        {
            using var page = await session.Client.GetAsync(session.Administrator, $"{Door}/{id}/lines?outcome={outcome}&skip={lines.Count}&take=500", cancellationToken) ?? throw new HttpRequestException("the run is gone");
            var rows = page.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.Clone()).ToList();
            lines.AddRange(rows);
            if (rows.Count == 0 || lines.Count >= page.RootElement.GetProperty("kept").GetInt32()) return lines;
        }
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? string.Empty;
}
