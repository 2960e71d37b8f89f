using System.Runtime.CompilerServices;

namespace CivilAffairs.Relief.Domain.Tests;

/// <summary>
/// The lifecycles by their rows, by the plain table and by the state machine of Stateless where it restores; that the deciders agree with them is told beside
/// each decider.
/// </summary>
public sealed class LifecycleTests
{
    private static readonly Subject[] All =
    [
        Subject.Of("Disaster", DisasterLifecycle.Table),
        Subject.Of("Shelter", ShelterLifecycle.Table),
        Subject.Of("Requisition, at the depot in need", Requisition.Lifecycle),
        Subject.Of("Consignment, at its source", OutgoingConsignment.Lifecycle),
        Subject.Of("Rebuild of a home", RebuildLifecycle.Table),
    ];

    public static TheoryData<string> Titles => [.. All.Select(one => one.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Every_way_to_run_it_answers_what_its_rows_say(string title) => The(title).Check();

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Many_threads_share_one_machine(string title)
    {
        using var start = new Barrier(4);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (int i = 0; i < 200; i++) The(title).Check();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }

    [Fact]
    public void Two_rows_from_one_stage_with_one_trigger_are_no_table() => Should.Throw<ArgumentException>(() => new Lifecycle<ShelterStage, ShelterTrigger>(
        "wrong",
        new(ShelterStage.Standby, ShelterTrigger.Open, ShelterStage.Open),
        new(ShelterStage.Standby, ShelterTrigger.Open, ShelterStage.Closing)));

    /// <remarks>RELIEF_WRITE_DOCS=1 writes the page anew.</remarks>
    [Fact]
    public void The_charts_in_the_documentation_are_these()
    {
        var page = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "lifecycles.md");
        var text = $"""
            # Lifecycles

            Printed from the tables in `src/Domain` by `LifecycleTests`, which fails when this page is not of today; `RELIEF_WRITE_DOCS=1` in the environment of the test writes it anew.

            {string.Join("\n", All.Select(one => $"## {one.Title}\n\n```mermaid\n{one.Chart}```\n"))}
            """;
        if (Environment.GetEnvironmentVariable("RELIEF_WRITE_DOCS") == "1") File.WriteAllText(page, text);
        File.ReadAllText(page).ShouldBe(text);
    }

    private static Subject The(string title) => All.Single(one => one.Title == title);

    private static string Here([CallerFilePath] string path = "") => path;

    private sealed record Subject(string Title, string Chart, Action Check)
    {
        public static Subject Of<TStage, TTrigger>(string title, Lifecycle<TStage, TTrigger> lifecycle)
            where TStage : struct, Enum
            where TTrigger : struct, Enum
        {
            ILifecycleRules<TStage, TTrigger>[] ways =
            [
                new TableRules<TStage, TTrigger>(lifecycle.Transitions),
#if STATELESS
                new StatelessRules<TStage, TTrigger>(lifecycle.Transitions),
#endif
            ];
            return new(title, lifecycle.ToMermaid(), Check);

            void Check()
            {
                foreach (var stage in Enum.GetValues<TStage>())
                {
                    foreach (var trigger in Enum.GetValues<TTrigger>())
                    {
                        var rows = lifecycle.Transitions.Where(row => row.From.Equals(stage) && row.Trigger.Equals(trigger)).ToArray();
                        (bool Allowed, TStage Next) expected = rows is [var row] ? (true, row.To) : (false, stage);
                        (lifecycle.TryFire(stage, trigger, out var next), next).ShouldBe(expected, $"{trigger} when {stage}");
                        lifecycle.Allows(stage, trigger).ShouldBe(expected.Allowed, $"{trigger} when {stage}");
                        foreach (var way in ways)
                        {
                            (way.TryFire(stage, trigger, out var to), to).ShouldBe(expected, $"{trigger} when {stage} by {way.GetType().Name}");
                            way.Allows(stage, trigger).ShouldBe(expected.Allowed, $"{trigger} when {stage} by {way.GetType().Name}");
                        }
                    }
                }
            }
        }
    }
}
