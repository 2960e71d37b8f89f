using System.Globalization;
using CivilAffairs.Relief.Bench.OverHttp;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;

namespace CivilAffairs.Relief.Bench.Screens;

/// <summary>The machine's Chromium without a window.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;

    private Browser(IPlaywright playwright, IBrowser chromium) => (_playwright, Chromium) = (playwright, chromium);

    public IBrowser Chromium { get; }

    /// <summary>The load of this machine, which says what the figures beside it are worth.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} on {Environment.ProcessorCount} cores" : string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores");

    /// <summary>Builds the console where it is not built, and opens a browser for it.</summary>
    public static async Task<Browser> OpenAsync()
    {
        if (await ConsoleBuild.EnsureAsync(Checkout.Application, CancellationToken.None) is null) throw new InvalidOperationException("there is no console: npm did not build it");
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumProgram.Path ?? throw new InvalidOperationException("chromium is not installed"), Args = ChromiumProgram.Arguments }));
    }

    /// <summary>Signs a browser's context in.</summary>
    public static async Task SignInAsync(IBrowserContext context, Uri office, string name)
    {
        var answer = await context.APIRequest.PostAsync(new Uri(office, "/api/session").ToString(), new() { DataObject = new { name, password = Office.Password }, Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Requested-With"] = "bench" } });
        if (!answer.Ok) throw new InvalidOperationException(await answer.TextAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.CloseAsync();
        _playwright.Dispose();
    }
}
