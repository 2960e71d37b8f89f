using System.Text.Json;
using CivilAffairs.Relief.Cli.Screen;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Importing;

/// <summary>Shows how far an import is, and what became of it.</summary>
internal static class ImportScreen
{
    private static readonly (string Name, string Title)[] Counts =
    [
        ("rows", "rows of people 行"), ("households", "households 户"), ("good", "households that are right 无误"), ("registered", "registered now 本次登记"),
        ("persons", "people in the right ones 人"), ("known", "households known already 已登记"), ("bad", "mistakes 错误"), ("held", "rows that wait for another of their household 待同户改正"),
    ];

    /// <summary>Asks until the run has ended: with a bar on a terminal, in silence into a file.</summary>
    /// <param name="next">The run a little later.</param>
    public static Task FollowAsync(IAnsiConsole console, JsonDocument begun, Func<Task<JsonDocument>> next) =>
        !IsRunning(begun) ? Task.CompletedTask
        : console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal ? FollowWithBarAsync(console, begun, next)
        : AskAsync(begun, next, _ => { });

    public static void Show(IAnsiConsole console, JsonElement run)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(run.GetProperty("dryRun").GetBoolean() ? "dry run: nothing was changed 试导入，未作更改" : "import 导入").AddColumn("").AddColumn(new TableColumn("").RightAligned()).HideHeaders();
        foreach (var (name, title) in Counts) table.AddRow(Markup.Escape(title), Words.Of(run.GetProperty(name).GetInt32()));
        console.Write(table);
        ShowIgnored(console, run, "columnsNotRead", "columns that were not read 未读取的列");
        ShowIgnored(console, run, "sheetsNotRead", "sheets that were not read 未读取的工作表");
        ShowLines(console, run, "bad", "mistakes 错误");
        ShowLines(console, run, "known", "registered already 已登记");
    }

    private static Task FollowWithBarAsync(IAnsiConsole console, JsonDocument begun, Func<Task<JsonDocument>> next) => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async screen =>
        {
            var bar = screen.AddTask("reading 读取").IsIndeterminate();
            await AskAsync(begun, next, run =>
            {
                if (run.RootElement.GetProperty("state").GetString() == "reading") return;
                bar.IsIndeterminate(false).Description = "importing 导入";
                (bar.MaxValue, bar.Value) = (Math.Max(1, run.RootElement.GetProperty("rows").GetInt32()), run.RootElement.GetProperty("rowsDone").GetInt32());
            });
        });

    private static async Task AskAsync(JsonDocument begun, Func<Task<JsonDocument>> next, Action<JsonDocument> seen)
    {
        for (var run = begun; IsRunning(run); seen(run)) run = await next();
    }

    private static bool IsRunning(JsonDocument run) => run.RootElement.GetProperty("state").GetString() is "reading" or "importing";

    private static void ShowIgnored(IAnsiConsole console, JsonElement run, string name, string title)
    {
        var names = run.GetProperty(name).EnumerateArray().Select(one => one.GetString()).ToList();
        if (names.Count > 0) console.Line($"[yellow]{title}[/]: {string.Join(", ", names)}");
    }

    private static void ShowLines(IAnsiConsole console, JsonElement run, string name, string title)
    {
        var lines = run.GetProperty("first").GetProperty(name).EnumerateArray().ToList();
        if (lines.Count == 0) return;
        var total = run.GetProperty(name).GetInt32();
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(total > lines.Count ? $"{title}: the first {lines.Count} of {Words.Of(total)}" : title))
            .AddColumn(new TableColumn("row 行").RightAligned())
            .AddColumns("column 列", "reason 原因");
        foreach (var line in lines)
        {
            var reason = line.GetProperty("reason");
            table.AddRow(Words.Of(line.GetProperty("row").GetInt32()), Markup.Escape(line.GetProperty("column").GetString() ?? string.Empty), Markup.Escape($"{reason.GetProperty("zh").GetString()} / {reason.GetProperty("en").GetString()}"));
        }

        console.Write(table);
    }
}
