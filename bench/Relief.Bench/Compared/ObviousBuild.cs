using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CivilAffairs.Relief.Bench.Measuring;
using CivilAffairs.Relief.Bench.OverHttp;
using CivilAffairs.Relief.Scenarios;

namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>The obvious build: ASP.NET Core, EF Core on PostgreSQL, a transaction with row locks for each operation.</summary>
internal sealed class ObviousBuild : IContender
{
    private readonly Process _process;
    private readonly HttpClient _http;
    private Guid[] _points = [];

    private ObviousBuild(Process process, HttpClient http) => (_process, _http) = (process, http);

    public string Name => "EF Core on PostgreSQL, row locks";

    public TimeSpan Processor => new ProcessCost(_process.Id).Processor;

    /// <param name="connections">Most requests under way.</param>
    /// <param name="postgres">An empty database.</param>
    public static async Task<ObviousBuild> StartAsync(int connections, string postgres)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Relief.Obvious.Records).Assembly.Location, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["Postgres"] = postgres;
        start.Environment["Logging__LogLevel__Default"] = "None";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("it ended before it answered");
        var http = ReliefClient.Connect(new(address), connections);
        using var session = await http.PostAsJsonAsync("/api/session", new { name = "keeper" });
        var token = (await session.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!.GetValue<string>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(process, http);
    }

    public async Task PrepareAsync(int points)
    {
        _points = [.. Enumerable.Range(0, points).Select(_ => Guid.CreateVersion7())];
        foreach (var point in _points) await PostAsync("/api/points", new { id = point, capacity = 100_000_000, grams = 1_000_000_000_000 });
    }

    public Task RegisterAsync(Guid household) =>
        PostAsync("/api/households", new { id = household, place = "341503100201", address = "一组", members = Enumerable.Range(0, 3).Select(_ => new { name = Names.Any(), residentId = (string?)null }) });

    // It has no screens: what is done is done.
    public Task SettleAsync() => Task.CompletedTask;

    public Task AdmitAsync(Guid household, int point) => PostAsync("/api/admissions", new { household, shelter = _points[point] });

    public Task HandOutAsync(Guid household, int point) => PostAsync("/api/handouts", new { id = Guid.CreateVersion7(), household, depot = _points[point] });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task PostAsync<TBody>(string path, TBody body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }
}
