using System.Globalization;
using System.Net;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;

namespace CivilAffairs.Relief.Console.Tests.Running;

/// <summary>The system as an office runs it, in a process of its own, serving the console that was built from this checkout; and a browser to look at it.</summary>
public sealed class ConsoleOffice : IAsyncLifetime
{
    /// <summary>For a machine that does ten other things, in milliseconds.</summary>
    private const float Patience = 60_000;

    // Of Anhui, without the one whose villages are known.
    private static readonly string[] Counties =
    [
        "340102", "340103", "340104", "340111", "340121", "340122", "340123", "340124", "340177", "340181", "340202", "340207",
        "340223", "340281", "340303", "340321", "340322", "340323", "340403", "340404", "340406", "340421", "340422", "340503",
    ];

    // Built once, however many offices there are: where npm has to do it, it takes minutes.
    private static readonly Lazy<Task<string?>> Built = new(() => ConsoleBuild.EnsureAsync(Checkout.Application, CancellationToken.None));

    private readonly TempFolder _folder = new();
    private ReliefProcess _system = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private HttpClient _http = null!;
    private Caller _admin = null!;
    private int _worlds;

    public Uri Address => _system.Address;

    internal Caller Admin => _admin;

    public async Task InitializeAsync()
    {
        if (Machine.Lacks([Need.Chromium, Need.Npm]) is not null) return;
        (await Built.Value).ShouldNotBeNull("the console could not be built; npm says why");
        _system = await ReliefProcess.StartAsync(_folder.Path, new Launch(typeof(ReliefApplication).Assembly.Location, [], new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_CONTENTROOT"] = Checkout.Application,
            ["Relief__Rates__PerAddress"] = "5000",
        }));
        _http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = _system.Address, Timeout = TimeSpan.FromMinutes(2) };
        _admin = await SignInAsync("admin");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumProgram.Path, Args = ChromiumProgram.Arguments });
        Assertions.SetDefaultExpectTimeout(Patience);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        _http?.Dispose();
        if (_system is not null) await _system.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Makes an account and signs it in beside the browser.</summary>
    internal async Task<Caller> HireAsync(string name, Role role, PlaceCode scope, bool mustChangePassword = false)
    {
        var made = await _admin.PostAsync("/api/accounts", new { name, password = ReliefProcess.Password, role, scope, mustChangePassword });
        made.Status.ShouldBe(HttpStatusCode.NoContent, made.Text);
        return mustChangePassword ? _admin : await SignInAsync(name);
    }

    /// <summary>A county of its own for each: the figures of one are not those of another.</summary>
    internal PlaceCode NextCounty()
    {
        return PlaceCode.Parse(Counties[Interlocked.Increment(ref _worlds) - 1]);
    }

    /// <summary>Opens a browser of its own: nothing is shared with another but the system.</summary>
    internal async Task<Visit> VisitAsync(Tongue tongue, Form form, string? scheme = null)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = _system.Address.ToString(),
            Locale = tongue == Tongue.Chinese ? "zh-CN" : "en-GB",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = form == Form.Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1366, Height = 768 },
            IsMobile = form == Form.Phone,
            HasTouch = form == Form.Phone,
            ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return new(context, await context.NewPageAsync(), tongue, form);
    }

    private async Task<Caller> SignInAsync(string name)
    {
        var answer = await new Caller(_http).PostAsync("/api/session", new { name, password = ReliefProcess.Password, token = true });
        answer.Status.ShouldBe(HttpStatusCode.OK, string.Create(CultureInfo.InvariantCulture, $"{name}: {answer.Text}"));
        return new(_http, answer.Json.GetProperty("accessToken").GetString());
    }
}
