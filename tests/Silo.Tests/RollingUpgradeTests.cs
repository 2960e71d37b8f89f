using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Silo.Tests.Running;
using CivilAffairs.Relief.Testing;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Silo.Tests;

/// <summary>Nodes of two builds side by side, while work goes on.</summary>
public sealed class RollingUpgradeTests(ITestOutputHelper output)
{
    [NeedsFact(Need.PostgreSql)]
    public async Task Nodes_are_replaced_one_by_one_and_nobody_notices()
    {
        await using var nodes = await Nodes.PrepareAsync();
        await ReplaceAsync(nodes, nodes.Program, relief: null);
    }

    [OlderBuildFact]
    public async Task Nodes_of_an_older_build_are_replaced_one_by_one_by_the_present_one()
    {
        using var folder = new TempFolder();
        var older = await OlderBuild.MakeAsync(folder.Path);
        output.WriteLine($"the older build is of {OlderBuild.Commit}");
        await using var nodes = await Nodes.PrepareAsync();
        await ReplaceAsync(nodes, older.Node, older.Relief);
    }

    /// <param name="relief">The command line that goes with the older build: one of today says things at its doors that it does not know. Null for today's.</param>
    private async Task ReplaceAsync(Nodes nodes, string older, string? relief)
    {
        var present = nodes.Program;
        nodes.Program = older;
        string[] silos = ["silo-1", "silo-2"];
        foreach (var silo in silos) await nodes.StartAsync(silo, NodeRole.Grains);
        var web = await nodes.StartAsync("web", NodeRole.Web);
        nodes.Program = present;
        (await nodes.DatabaseUpAsync()).Exit.ShouldBe(0);
        using var caller = new Caller((await nodes.StartAsync("new-web", NodeRole.Web)).Address);
        await caller.SignInAsync();
        using var over = new CancellationTokenSource();
        var calling = caller.RunAsync(over.Token);
        var flood = PlayAsync(web, relief);

        // Doors of both builds, things on both: first all things on the old one, then on both, then on the new one.
        await caller.MoreAsync(60);
        foreach (var silo in silos)
        {
            caller.TakeLongest();
            await nodes.StopAsync(silo);
            await nodes.StartAgainAsync(silo);
            await caller.MoreAsync(120);
            output.WriteLine($"longest wait of a client while {silo} was replaced: {caller.TakeLongest().TotalSeconds:0.00} s");
        }

        await flood;
        await over.CancelAsync();
        await calling;
        await nodes.StopAsync("web");
        web = await nodes.StartAgainAsync("web");
        var (exit, said) = await Nodes.ReliefAsync("audit", "--url", web.Address.ToString(), "--admin-password", ReliefProcess.Password);
        exit.ShouldBe(0, said);
    }

    private static async Task PlayAsync(ReliefProcess web, string? relief)
    {
        const double Scale = 0.005;
        var (exit, said) = relief is null ? await Nodes.PlayAsync(web, Scale) : await Nodes.PlayAsync(web, Scale, relief);
        if (exit == 0) return;

        // An older build may not know how to make the rows that the present one keeps by now; everything else it says has to be right.
        relief.ShouldNotBeNull(said);
        said.ShouldNotContain("answered otherwise");
        said.Split('\n').Where(line => line.Contains("│ NO", StringComparison.Ordinal)).ShouldAllBe(line => line.Contains("│ views", StringComparison.Ordinal), said);
        said.ShouldContain("│ views", customMessage: said);
    }
}
