using System.Globalization;
using System.Net;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Console.Tests.Running;

/// <summary>The system as an office runs it, in a process of its own, serving the console that was built from this checkout.</summary>
internal sealed class OfficeSystem : IAsyncDisposable
{
    // Built once, however many there are: where npm has to do it, it takes minutes.
    private static readonly Lazy<Task<string?>> Built = new(() => ConsoleBuild.EnsureAsync(Checkout.Application, CancellationToken.None));

    private readonly TempFolder _folder = new();
    private ReliefProcess _process = null!;
    private HttpClient _http = null!;

    private OfficeSystem()
    {
    }

    public Uri Address => _process.Address;

    public Caller Admin { get; private set; } = null!;

    /// <summary>Starts it and signs its administrator in.</summary>
    public static async Task<OfficeSystem> StartAsync()
    {
        (await Built.Value).ShouldNotBeNull("the console could not be built; npm says why");
        var system = new OfficeSystem();
        try
        {
            await system.BeginAsync();
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes an account and signs it in beside the browser.</summary>
    public async Task<Caller> HireAsync(string name, Role role, PlaceCode scope, bool mustChangePassword = false)
    {
        var made = await Admin.PostAsync("/api/accounts", new { name, password = ReliefProcess.Password, role, scope, mustChangePassword });
        made.Status.ShouldBe(HttpStatusCode.NoContent, made.Text);
        return mustChangePassword ? Admin : await SignInAsync(name);
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_process is not null) await _process.DisposeAsync();
        _folder.Dispose();
    }

    private async Task BeginAsync()
    {
        _process = await ReliefProcess.StartAsync(_folder.Path, new Launch(typeof(ReliefApplication).Assembly.Location, [], new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_CONTENTROOT"] = Checkout.Application,
            ["Relief__Rates__PerAddress"] = "5000",
        }));
        _http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(1) };
        Admin = await SignInAsync("admin");
    }

    private async Task<Caller> SignInAsync(string name)
    {
        var answer = await new Caller(_http).PostAsync("/api/session", new { name, password = ReliefProcess.Password, token = true });
        answer.Status.ShouldBe(HttpStatusCode.OK, string.Create(CultureInfo.InvariantCulture, $"{name}: {answer.Text}"));
        return new(_http, answer.Json.GetProperty("accessToken").GetString());
    }
}
