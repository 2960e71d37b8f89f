using System.Globalization;
using CivilAffairs.Relief.Bench.Compared;
using CivilAffairs.Relief.Bench.OverHttp;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;

namespace CivilAffairs.Relief.Bench.Screens;

/// <summary>A phone that has never seen the console opens it over a slow network: until what it came for can be used.</summary>
internal static class FirstLoad
{
    private const int Times = 7;

    // Of a phone at the edge of the network: 1.6 Mbit/s down, 0.75 up, 150 ms there and back, a processor four times slower than this one.
    private const int Latency = 150;
    private const double Down = 1_600_000 / 8d;
    private const double Up = 750_000 / 8d;
    private const double Slower = 4;

    public static async Task RunAsync()
    {
        await using var relief = new ReliefSystem(await Office.StartAsync(16, console: Checkout.Application), "relief");
        await relief.PrepareAsync(5);
        for (var i = 0; i < 200; i++) await relief.RegisterAsync(Guid.NewGuid());
        await using var browser = await Browser.OpenAsync();
        Console.WriteLine($"{Browser.Load} at the start");
        await MeasureAsync("the sign-in page", "/", "input[name=username]", signedIn: false);
        await MeasureAsync("the registration of a household", "/households/new", "[data-name]", signedIn: true);
        await MeasureAsync("the board", "/board", ".tile", signedIn: true);
        Console.WriteLine($"{Browser.Load} at the end");

        async Task MeasureAsync(string what, string path, string sign, bool signedIn)
        {
            var took = new List<double>();
            var bytes = 0d;
            for (var i = 0; i < Times; i++)
            {
                await using var context = await browser.Chromium.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true, Locale = "zh-CN" });
                if (signedIn) await Browser.SignInAsync(context, relief.Office.Address, ReliefSystem.Viewer.Name.ToString());
                var page = await context.NewPageAsync();
                var (ready, came) = await OnceAsync(context, page, new Uri(relief.Office.Address, path), sign);
                took.Add(ready);
                bytes = came;
            }

            took.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {took[took.Count / 2]:0} ms (best {took[0]:0}, worst {took[^1]:0}), {bytes / 1000:0} kB"));
        }
    }

    private static async Task<(double Milliseconds, double Bytes)> OnceAsync(IBrowserContext context, IPage page, Uri address, string sign)
    {
        var bytes = 0d;
        var wire = await context.NewCDPSessionAsync(page);
        wire.Event("Network.loadingFinished").OnEvent += (_, told) => bytes += told?.GetProperty("encodedDataLength").GetDouble() ?? 0;
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal) { ["offline"] = false, ["latency"] = Latency, ["downloadThroughput"] = Down, ["uploadThroughput"] = Up });
        await wire.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object>(StringComparer.Ordinal) { ["rate"] = Slower });

        // The page itself notes the frame in which it is there: whoever asks from outside asks late.
        await page.AddInitScriptAsync($$"""
            (() => {
              const look = () => {
                const found = document.querySelector('{{sign}}');
                if (found && found.getClientRects().length > 0) window.there = performance.now();
                else requestAnimationFrame(look);
              };
              look();
            })();
            """);
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(sign).First.WaitForAsync();
        return (await page.EvaluateAsync<double>("() => new Promise((done) => { const ask = () => (window.there ? done(window.there) : requestAnimationFrame(ask)); ask(); })"), bytes);
    }
}
