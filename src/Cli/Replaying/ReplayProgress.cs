using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Scenarios;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Replaying;

/// <summary>Shows how far a replay is: a bar on a terminal, a line for each stage in a file.</summary>
internal static class ReplayProgress
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    public static Task ShowAsync(IAnsiConsole console, ScenarioPlan plan, Replayer replayer, Tally tally, CancellationToken cancellationToken) =>
        console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal
            ? ShowBarAsync(console, plan, replayer, tally, cancellationToken)
            : replayer.RunAsync(stage => console.Line($"  {stage.Title.Zh} {stage.Title.En}: {Words.Of(stage.Chains.Sum(chain => chain.Steps.Count))} steps"), cancellationToken);

    private static Task ShowBarAsync(IAnsiConsole console, ScenarioPlan plan, Replayer replayer, Tally tally, CancellationToken cancellationToken) => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async screen =>
        {
            var bar = screen.AddTask(plan.Design.Title.En, maxValue: plan.Steps);
            var running = replayer.RunAsync(stage => bar.Description = Markup.Escape($"{stage.Title.Zh} {stage.Title.En}"), cancellationToken);
            using var ticks = new PeriodicTimer(Tick);
            while (!running.IsCompleted)
            {
                bar.Value = tally.Steps;
                await ticks.WaitForNextTickAsync(cancellationToken);
            }

            await running;
            bar.Value = plan.Steps;
        });
}
