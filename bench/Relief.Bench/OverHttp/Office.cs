using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Scenarios;

namespace CivilAffairs.Relief.Bench.OverHttp;

/// <summary>The system as an office runs it: a process of its own with everything on, in a folder of its own or on a database.</summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Password = "a password for benches";

    private readonly string? _own;
    private readonly ReliefProcess _process;
    private readonly HttpClient _http;

    private Office(string? own, ReliefProcess process, int connections)
    {
        (_own, _process) = (own, process);
        _http = ReliefClient.Connect(process.Address, connections);
        Client = new(_http, name => name == Administrator ? ReliefProcess.Password : Password, TimeProvider.System);
        Cost = new(process.Id);
    }

    public static AccountName Administrator { get; } = AccountName.Parse("admin");

    public Uri Address => _process.Address;

    public ReliefClient Client { get; }

    /// <summary>The program that is measured: as it was built, or as it was published.</summary>
    public static string Program { get; set; } = typeof(ReliefApplication).Assembly.Location;

    /// <summary>What the server's process costs.</summary>
    public ProcessCost Cost { get; }

    /// <param name="connections">Most requests under way.</param>
    /// <param name="postgres">Where journal, views and accounts are; null for SQLite files.</param>
    /// <param name="folder">Where its files are; null for a new folder that goes with it.</param>
    /// <param name="console">Folder of the application whose console it serves; null for none.</param>
    public static async Task<Office> StartAsync(int connections, string? postgres = null, string? folder = null, string? console = null)
    {
        var own = folder is null ? Directory.CreateTempSubdirectory("relief-bench-").FullName : null;
        folder ??= own!;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // A bench has a county's officers send through a few accounts, from one address.
            ["Relief__Rates__PerAccount"] = "1000000",
            ["Relief__Rates__PerAddress"] = "100000",
        };
        if (console is not null) settings["ASPNETCORE_CONTENTROOT"] = console;
        if (postgres is not null) settings["Relief__Postgres"] = postgres;
        return new(own, await ReliefProcess.StartAsync(folder, new Launch(Program, [], settings)), connections);
    }

    public async Task AddAsync(Officer officer)
    {
        var account = new { name = officer.Name, password = Password, displayName = officer.DisplayName, officer.Role, officer.Scope, officer.Depot, mustChangePassword = false };
        Require(await Client.PostAsync(Administrator, "/api/accounts", account, CancellationToken.None));
    }

    public async Task<long> DoAsync(Officer by, StreamName thing, ICommand command) => Require(await Client.SendAsync(by, Request.Of(thing, command, Guid.CreateVersion7()), CancellationToken.None));

    public async Task<long> DoAsync(Officer by, string path, object request) => Require(await Client.SendAsync(by, new Request(path, Guid.CreateVersion7(), _ => request), CancellationToken.None));

    /// <summary>Waits until views and processes have taken in what is in the journal.</summary>
    public async Task SettleAsync()
    {
        while (true)
        {
            using var consumers = await Client.GetAsync(Administrator, "/api/consumers", CancellationToken.None) ?? throw new InvalidOperationException("no consumers are listed");
            if (consumers.RootElement.EnumerateArray().Select(one => one.GetProperty("position").GetInt64()).Distinct().Count() == 1) return;
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        if (_own is not null) Directory.Delete(_own, recursive: true);
    }

    /// <returns>The position in the journal.</returns>
    private static long Require(Answer answer) => answer.IsDone ? answer.Position : throw new InvalidOperationException(answer.ToString());
}
