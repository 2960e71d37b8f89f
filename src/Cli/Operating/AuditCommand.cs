using System.CommandLine;
using System.Text.Json;
using CivilAffairs.Relief.Cli.Screen;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Operating;

/// <summary><c>relief audit</c>: everything that must always be true, checked by the running system on its own records.</summary>
internal static class AuditCommand
{
    private const string Path = "/api/audit";

    // It reads the whole journal and makes every view a second time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static Command Create(IAnsiConsole console)
    {
        var connection = new Connection();
        var command = new Command(
            "audit",
            """
            Checks on a running system all that must always be true: goods, people, money, claims, the journal's chain, the rows of the views.

              relief audit --url http://127.0.0.1:5080

            Exit code 1 where something is not.
            """);
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            using var session = connection.Open(arguments);
            return await RunAsync(console, session, cancellationToken) ? ExitCode.Well : ExitCode.NotWell;
        });
        return command;
    }

    /// <summary>Runs the audit and shows what it found.</summary>
    /// <returns>Whether it is clean.</returns>
    public static async Task<bool> RunAsync(IAnsiConsole console, Session session, CancellationToken cancellationToken)
    {
        using var report = await session.Client.GetAsync(session.Administrator, Path, cancellationToken, Patience) ?? throw new HttpRequestException("the system has no audit");
        Show(console, report.RootElement);
        return IsClean(report.RootElement);
    }

    internal static bool IsClean(JsonElement report) => report.GetProperty("isClean").GetBoolean();

    internal static void Show(IAnsiConsole console, JsonElement report)
    {
        var verdicts = new Table().Border(TableBorder.Rounded).Title(string.Create(null, $"audit up to event {Words.Of(report.GetProperty("head").GetInt64())}"))
            .AddColumns("statement")
            .AddColumn(new TableColumn("checked").RightAligned())
            .AddColumn(new TableColumn("violations").RightAligned())
            .AddColumn("holds");
        foreach (var verdict in List(report, "verdicts"))
        {
            verdicts.AddRow(
                Markup.Escape(verdict.GetProperty("statement").GetString() ?? string.Empty),
                Words.Of(verdict.GetProperty("checked").GetInt64()),
                Words.Of(verdict.GetProperty("violations").GetInt64()),
                verdict.GetProperty("holds").GetBoolean() ? "[green]yes[/]" : "[red]NO[/]");
        }

        console.Write(verdicts);
        foreach (var violation in List(report, "verdicts").SelectMany(verdict => List(verdict, "first"))) console.Line($"[red]{JsonTable.Text(violation)}[/]");
        ShowList(console, report, "goods", "goods equation, in base units: received = in depots + in transit + handed out + lost");
        ShowList(console, report, "halves", "operations over two things that are not finished yet");
        ShowList(console, report, "exceptions", "rights used twice by registrations that were merged later");
        console.MarkupLine(IsClean(report) ? "[green]the audit is clean[/]" : "[red]the audit is not clean[/]");
    }

    private static void ShowList(IAnsiConsole console, JsonElement report, string name, string title)
    {
        if (report.TryGetProperty(name, out var list) && list.GetArrayLength() > 0) console.Write(JsonTable.Of(list).Title(title));
    }

    private static IEnumerable<JsonElement> List(JsonElement of, string name) => of.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];
}
