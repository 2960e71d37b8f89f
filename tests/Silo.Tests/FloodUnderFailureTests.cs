using System.Globalization;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Silo.Tests.Running;
using CivilAffairs.Relief.Testing;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Silo.Tests;

/// <summary>A published flood played on a cluster of processes to which everything happens that can happen to machines.</summary>
public sealed class FloodUnderFailureTests(ITestOutputHelper output)
{
    private const string Remote = "silo-3";
    private static readonly string[] Silos = ["silo-1", "silo-2", Remote];

    private static bool Long => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RELIEF_LONG"));

    [NeedsFact(Need.PostgreSql)]
    public async Task The_flood_ends_with_the_published_figures_whatever_happens_to_silos_and_to_the_database()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        await using var cable = Machine.Lacks([Need.NetworkSpace]) is null ? await NetworkSpace.MakeAsync() : null;
        await using var nodes = await Nodes.PrepareAsync();
        foreach (var silo in Silos) await StartAsync(silo, NodeRole.Grains);
        var web = await StartAsync("web", NodeRole.Web);
        using var caller = new Caller(web.Address);
        await caller.SignInAsync();
        using var over = new CancellationTokenSource();
        var calling = caller.RunAsync(over.Token);
        var flood = Nodes.PlayAsync(web, Long ? 0.05 : 0.01);
        await TellAsync("nothing", () => caller.MoreAsync(60));

        Func<Task>[] failures = [KillAsync, RestartPostgresAsync, StopAsync, FreezeAsync, CutOffAsync];
        var rounds = 0;
        do
        {
            dice.Shuffle(failures);
            foreach (var fail in failures) await fail();
            rounds++;
        }
        while (Long && !flood.IsCompleted);

        output.WriteLine($"{rounds} rounds of failures, the flood {(flood.IsCompleted ? "over" : "going on")}");
        var (exit, said) = await flood;
        await over.CancelAsync();
        await calling;
        exit.ShouldBe(0, $"{said}\n{string.Join('\n', nodes.All.Select(node => node.Said))}");
        output.WriteLine($"{caller.Answers} answers\n{said}");

        Task KillAsync()
        {
            var victim = Any();
            return TellAsync($"kill -9 of {victim}", () => nodes[victim].KillAsync(), victim);
        }

        Task RestartPostgresAsync() => TellAsync("PostgreSQL pulled away and started again", nodes.Postgres.CrashAndRestartAsync);

        Task StopAsync()
        {
            var leaver = Any();
            return TellAsync($"{leaver} asked to stop", () => nodes.StopAsync(leaver), leaver);
        }

        async Task FreezeAsync()
        {
            var frozen = Any();
            await TellAsync($"{frozen} stood still until the others had declared it dead, then worked on", async () =>
            {
                await nodes.FreezeAsync(frozen);
                await nodes.DeclaredDeadAsync(frozen);
            });
            await nodes.ThawAsync(frozen);
            await AgainAsync(frozen);
        }

        async Task CutOffAsync()
        {
            if (cable is null)
            {
                output.WriteLine($"{Remote} not cut off: {Machine.Lacks([Need.NetworkSpace])}");
                return;
            }

            await TellAsync($"{Remote} cut off from the others but not from the database", async () =>
            {
                await cable.CutAsync();
                await nodes.DeclaredDeadAsync(Remote);
            });
            await cable.JoinAsync();
            await AgainAsync(Remote);
        }

        string Any() => Silos[dice.Next(Silos.Length)];

        // What was declared dead ends by itself as soon as it hears of it.
        async Task AgainAsync(string silo)
        {
            await nodes[silo].EndAsync();
            await nodes.StartAgainAsync(silo);
        }

        Task<ReliefProcess> StartAsync(string name, NodeRole role) => cable is null
            ? nodes.StartAsync(name, role)
            : name == Remote ? nodes.StartAsync(name, role, cable.Address, cable.Start) : nodes.StartAsync(name, role, cable.OurAddress);

        async Task TellAsync(string what, Func<Task> happens, string? again = null)
        {
            caller.TakeLongest();
            await happens();
            await caller.MoreAsync(60);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"longest wait of a client, {what}: {caller.TakeLongest().TotalSeconds:0.00} s"));
            if (again is not null) await nodes.StartAgainAsync(again);
        }
    }
}
