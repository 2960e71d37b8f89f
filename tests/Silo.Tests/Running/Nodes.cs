using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CivilAffairs.Relief.Cli;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Testing;
using Npgsql;
using Spectre.Console;

namespace CivilAffairs.Relief.Silo.Tests.Running;

/// <summary>The nodes of a cluster as processes of their own, and their PostgreSQL.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, (ReliefProcess Process, Launch Launch)> _running = [];
    private string _database = string.Empty;
    private string? _nodesDatabase;

    private Nodes(PostgresCluster postgres) => Postgres = postgres;

    public PostgresCluster Postgres { get; }

    public string Database => _database;

    /// <summary>The build that nodes are started from.</summary>
    public string Program { get; set; } = typeof(Node).Assembly.Location;

    private string MasterKey => _folder.File("master.key");

    /// <summary>A PostgreSQL with the schemas that the operator's command makes.</summary>
    public static async Task<Nodes> PrepareAsync()
    {
        var nodes = new Nodes(await PostgresCluster.StartAsync());
        nodes._database = await nodes.Postgres.CreateDatabaseAsync();
        (await nodes.DatabaseUpAsync()).Exit.ShouldBe(0);
        return nodes;
    }

    /// <param name="further">Arguments.</param>
    public Task<(int Exit, string Output)> DatabaseUpAsync(params string[] further) => ReliefAsync(["database", "up", "--postgres", _database, "--master-key", MasterKey, .. further]);

    /// <summary>Makes a user of the database that may do nothing yet, and lets the nodes come as it.</summary>
    public async Task ComeAsAsync(string user)
    {
        await Sql.RunAsync(_database, $"create role {user} login");
        _nodesDatabase = new NpgsqlConnectionStringBuilder(_database) { Username = user }.ToString();
    }

    /// <summary>Runs the operator's command line in this process.</summary>
    public static async Task<(int Exit, string Output)> ReliefAsync(params string[] arguments)
    {
        await using var said = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(said), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = 160;
        var exit = await ReliefCommand.Create(console).Parse(arguments).InvokeAsync();
        return (exit, said.ToString());
    }

    /// <summary>Plays the flood of Yu'an at a node's doors.</summary>
    /// <returns>Exit 0 only where all figures are the published ones and the audit is clean.</returns>
    public static Task<(int Exit, string Output)> PlayAsync(ReliefProcess node, double scale) => Task.Run(() => ReliefAsync(Play(node, scale)));

    /// <summary>As <see cref="PlayAsync(ReliefProcess, double)"/>, by the command line of another build.</summary>
    public static async Task<(int Exit, string Output)> PlayAsync(ReliefProcess node, double scale, string relief)
    {
        using var playing = Process.Start(new ProcessStartInfo("dotnet", [relief, .. Play(node, scale)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await playing.StandardOutput.ReadToEndAsync();
        await playing.WaitForExitAsync();
        return (playing.ExitCode, said);
    }

    public IEnumerable<ReliefProcess> All => _running.Values.Select(node => node.Process);

    public ReliefProcess this[string name] => _running[name].Process;

    /// <param name="before">What starts the program, such as another network's name space.</param>
    /// <param name="address">Where the node is reached by the others.</param>
    public Task<ReliefProcess> StartAsync(string name, NodeRole role, string address = "127.0.0.1", params string[] before) => StartAsync(name, new Launch(
        Program,
        before,
        new Dictionary<string, string>
        {
            ["Relief__Postgres"] = _nodesDatabase ?? _database,
            ["Relief__MasterKey"] = MasterKey,
            ["Relief__Node__Role"] = role.ToString(),
            ["Relief__Node__Address"] = address,
            ["Relief__Node__SiloPort"] = FreePort(),
            ["Relief__Node__GatewayPort"] = FreePort(),

            // One account asks without a break for as long as a flood takes.
            ["Relief__Rates__PerAccount"] = "100000",
        }));

    /// <summary>Starts a node once more as it was, under its name, from the present <see cref="Program"/>.</summary>
    public async Task<ReliefProcess> StartAgainAsync(string name)
    {
        _running.Remove(name, out var last);
        var (process, launch) = last;
        await process.DisposeAsync();
        return await StartAsync(name, launch with { Program = Program });
    }

    /// <summary>Asks a node to stop, and waits until it has.</summary>
    public async Task StopAsync(string name)
    {
        await SignalAsync(name, "TERM");
        (await this[name].EndAsync()).ShouldBe(0, this[name].Said);
    }

    /// <summary>Lets a node stand still, as one whose machine does: it neither answers nor knows of it.</summary>
    public Task FreezeAsync(string name) => SignalAsync(name, "STOP");

    public Task ThawAsync(string name) => SignalAsync(name, "CONT");

    /// <summary>Waits until the others have declared a node dead.</summary>
    public async Task DeclaredDeadAsync(string name)
    {
        const int Dead = 6;
        var port = _running[name].Launch.Environment["Relief__Node__SiloPort"];
        var began = TimeProvider.System.GetTimestamp();
        while (await Sql.AskAsync<int>(_database, $"select status from cluster.members where port = {port} order by generation desc limit 1") != Dead)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromMinutes(2), $"waited for {name} to be declared dead");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, _) in _running.Values) await process.DisposeAsync();
        await Postgres.DisposeAsync();
        _folder.Dispose();
    }

    private static string[] Play(ReliefProcess node, double scale) =>
        ["replay", "yuan-flood-2016", "--scale", scale.ToString(CultureInfo.InvariantCulture), "--officers", "16", "--url", node.Address.ToString(), "--admin-password", ReliefProcess.Password];

    private async Task<ReliefProcess> StartAsync(string name, Launch launch)
    {
        var data = Directory.CreateDirectory(_folder.File(name)).FullName;
        var process = await ReliefProcess.StartAsync(data, launch);
        _running[name] = (process, launch);
        return process;
    }

    private async Task SignalAsync(string name, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", this[name].Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
