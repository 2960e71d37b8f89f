using System.Globalization;
using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Scenarios;
using CivilAffairs.Relief.Scenarios.Live;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Replaying;

/// <summary>What came of a replay.</summary>
internal static class ClosingTable
{
    private const int ReasonsShown = 20;

    public static void Write(IAnsiConsole console, ScenarioPlan plan, Tally tally, TimeSpan took, BoardWatch watch, long unanswered, IReadOnlyList<Finding> findings)
    {
        console.Write(Work(tally, took, watch, unanswered));
        console.Write(Refusals(tally));
        console.Write(Figures(plan, findings));
        foreach (var surprise in tally.Surprises.Take(ReasonsShown))
        {
            console.Line($"[red]{surprise.Officer}[/] {surprise.Path}: wanted {surprise.Wanted}, got {surprise.Got.Status} {surprise.Got.Code} {surprise.Got.Field} {surprise.Got.Reason?.En}");
        }

        if (tally.SurpriseCount > 0) console.Line($"[red]{Words.Of(tally.SurpriseCount)} steps were answered otherwise than the scenario wants[/]");
    }

    private static Table Work(Tally tally, TimeSpan took, BoardWatch watch, long unanswered)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("work").AddColumn("what").AddColumn(new TableColumn("value").RightAligned());
        table.AddRow("requests answered", Words.Of(tally.Commands));
        table.AddRow("answered with the first receipt", Words.Of(tally.Repeated));
        table.AddRow("sent again because no answer came", Words.Of(unanswered));
        table.AddRow("time", Words.Of(took));
        table.AddRow("requests a second", string.Create(CultureInfo.InvariantCulture, $"{tally.Commands / Math.Max(took.TotalSeconds, 0.001):#,0}"));
        AddLatency(table, "answer", tally.Answers);
        AddLatency(table, "seen on the watching screen after the answer", watch.Pushed);
        table.AddRow("batches pushed to it", Words.Of(watch.Batches));
        return table;
    }

    private static void AddLatency(Table table, string name, Latency latency) =>
        table.AddRow($"{name}: p50 / p95 / p99", $"{Words.Of(latency.At(0.5))} / {Words.Of(latency.At(0.95))} / {Words.Of(latency.At(0.99))}");

    private static Table Refusals(Tally tally)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("refusals").AddColumn("code").AddColumn(new TableColumn("times").RightAligned());
        foreach (var (code, count) in tally.Refusals.OrderByDescending(refusal => refusal.Value).ThenBy(refusal => refusal.Key, StringComparer.Ordinal)) table.AddRow(Markup.Escape(code), Words.Of(count));
        return table;
    }

    private static Table Figures(ScenarioPlan plan, IReadOnlyList<Finding> findings)
    {
        var scale = plan.Parameters.Scale == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", at scale {plan.Parameters.Scale}");
        var table = new Table().Border(TableBorder.Rounded).Title($"figures{scale}")
            .AddColumn("figure")
            .AddColumn("source")
            .AddColumn(new TableColumn("expected").RightAligned())
            .AddColumn(new TableColumn("found").RightAligned())
            .AddColumn("equal");
        foreach (var finding in findings)
        {
            var (title, value) = (finding.Expectation.Title, finding.Expectation.Value);
            table.AddRow(
                Markup.Escape($"{title.Zh} {title.En}"),
                finding.Expectation.IsPublished ? "published" : "plan",
                Words.Of(value),
                Words.Of(finding.Found),
                finding.IsEqual ? "[green]yes[/]" : "[red]NO[/]");
        }

        return table;
    }
}
