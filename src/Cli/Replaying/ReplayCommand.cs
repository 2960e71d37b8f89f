using System.CommandLine;
using CivilAffairs.Relief.Cli.Operating;
using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Scenarios;
using CivilAffairs.Relief.Scenarios.Live;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Replaying;

/// <summary><c>relief replay</c>: a real disaster once more, by many officers at once, and whether the figures come out.</summary>
internal static class ReplayCommand
{
    // Reservations that never arrive expire, consignments settle: what processes do once the last officer is done.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Command Create(IAnsiConsole console)
    {
        var scenario = new Argument<string>("scenario") { Description = string.Join(" | ", ScenarioCatalogue.All.Select(design => design.Name)) };
        scenario.AcceptOnlyFromAmong([.. ScenarioCatalogue.All.Select(design => design.Name)]);
        var officers = new Option<int>("--officers") { Description = "Most requests under way at once", DefaultValueFactory = _ => 64 };
        var scale = new Option<double>("--scale") { Description = "Size of the disaster, above 0 and at most 1", DefaultValueFactory = _ => 1 };
        var seed = new Option<int>("--seed") { Description = "Another seed invents other people and mishaps; the figures stay", DefaultValueFactory = _ => 1 };
        var speed = new Option<double?>("--speed") { Description = "How many times faster than the real disaster; as fast as it goes where not given" };
        Within(officers, 1, 10_000);
        scale.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 1)) result.AddError("--scale is above 0 and at most 1");
        });
        var command = new Command(
            "replay",
            """
            Plays a real disaster against a running system, over HTTP, and compares the figures on its board with the published ones.

              relief replay yuan-flood-2016                           60,000 people relocated, as fast as it goes
              relief replay yuan-flood-2016 --scale 0.02              a fiftieth of it
              relief replay yuan-flood-2016 --scale 0.1 --speed 7200  two hours in a second, to be watched

            The people are invented and marked synthetic. A scenario is played once on a system, as two seeds
            invent people with the same resident IDs; two scenarios may be played on one.
            Exit code 0 only where all figures are equal and the audit is clean.
            """)
        { scenario, officers, scale, seed, speed };
        var connection = new Connection();
        connection.AddTo(command);
        command.Does(console, async (arguments, cancellationToken) =>
        {
            var design = ScenarioCatalogue.Find(arguments.GetRequiredValue(scenario)) ?? throw new UsageException("no such scenario");
            var options = new ReplayOptions(arguments.GetValue(officers), arguments.GetValue(speed) is > 0 and var times ? times : null);
            using var session = connection.Open(arguments, options.Officers + 8);
            var plan = ScenarioPlan.Of(design, new(arguments.GetValue(seed), arguments.GetValue(scale), TimeProvider.System.GetUtcNow()));
            return await PlayAsync(console, session, plan, options, cancellationToken);
        });
        return command;
    }

    private static async Task<int> PlayAsync(IAnsiConsole console, Session session, ScenarioPlan plan, ReplayOptions options, CancellationToken cancellationToken)
    {
        var (tally, clock) = (new Tally(), TimeProvider.System);
        var viewer = plan.Officers.Command();
        console.Line($"[bold]{plan.Design.Title.Zh} {plan.Design.Title.En}[/]: {plan.Families.Count} households, {plan.Steps} steps, {options.Officers} officers at once");
        var replayer = new Replayer(plan, session.Client, tally, options, clock);
        switch (await replayer.FindPlayedAsync(session.Administrator, cancellationToken))
        {
            case Played.AsIs:
                throw new UsageException("该场景已在此系统上演练过：请换一个空的数据目录 / this scenario has been played on this system: begin with an empty data folder");
            case Played.WithOtherPeople:
                throw new UsageException(
                    "该场景已用另一随机种子在此系统上演练过，虚构人员的身份证号会相同：请换一个空的数据目录 / "
                    + "this scenario has been played on this system with another seed, whose people have the same resident IDs: begin with an empty data folder");
        }

        await replayer.PrepareAsync(session.Administrator, session.PasswordOf, cancellationToken);

        using var watch = new BoardWatch(session.Client, viewer, plan.Named.Disaster, clock);
        tally.OnAnswer = watch.Await;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = watch.RunAsync(over.Token);
        var began = clock.GetTimestamp();
        await ReplayProgress.ShowAsync(console, plan, replayer, tally, cancellationToken);
        var took = clock.GetElapsedTime(began);

        var findings = await Findings.ReadAsync(plan, new FigureReader(session.Client, viewer), tally.LastPosition, Patience, clock, cancellationToken);
        await over.CancelAsync();
        var broken = await EndOf(watching);
        ClosingTable.Write(console, plan, tally, took, watch, session.Client.Unanswered, findings);
        if (broken is not null) console.Line($"[red]the watching connection broke: {broken}[/]");
        var clean = await AuditCommand.RunAsync(console, session, cancellationToken);
        var well = clean && broken is null && tally.SurpriseCount == 0 && findings.All(finding => finding.IsEqual);
        console.MarkupLine(well
            ? "[green bold]The final figures equal the published ones exactly and the audit is clean.[/]"
            : "[red bold]Not all is as it must be.[/]");
        return well ? ExitCode.Well : ExitCode.NotWell;
    }

    private static async Task<string?> EndOf(Task watching)
    {
        try
        {
            await watching;
            return null;
        }
        catch (Exception fault) when (fault is System.Net.WebSockets.WebSocketException or HttpRequestException or FormatException)
        {
            return fault.Message;
        }
    }

    private static void Within(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most)) result.AddError($"{option.Name} is between {least} and {most}");
    });
}
