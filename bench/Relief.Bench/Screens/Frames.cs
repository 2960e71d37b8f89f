using System.Globalization;
using CivilAffairs.Relief.Bench.Compared;
using CivilAffairs.Relief.Bench.OverHttp;
using CivilAffairs.Relief.Bench.Push;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;

namespace CivilAffairs.Relief.Bench.Screens;

/// <summary>How smoothly the board is drawn: at rest, and with many commands a second behind it.</summary>
internal static class Frames
{
    private const string Count = """
        (milliseconds) => new Promise((done) => {
          const gaps = [];
          const began = performance.now();
          let last = began;
          const frame = (now) => {
            gaps.push(now - last);
            last = now;
            if (now - began < milliseconds) requestAnimationFrame(frame);
            else done(gaps.slice(1));
          };
          requestAnimationFrame(frame);
        })
        """;

    public static async Task RunAsync(int perSecond, TimeSpan time)
    {
        await using var relief = new ReliefSystem(await Office.StartAsync(64, console: Checkout.Application), "relief");
        await relief.PrepareAsync(50);
        for (var i = 0; i < 500; i++) await relief.RegisterAsync(Guid.NewGuid());
        await using var browser = await Browser.OpenAsync();
        await using var context = await browser.Chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1920, Height = 1080 }, Locale = "zh-CN" });
        await Browser.SignInAsync(context, relief.Office.Address, ReliefSystem.Viewer.Name.ToString());
        var page = await context.NewPageAsync();
        foreach (var path in new[] { "/board", "/wall" })
        {
            await page.GotoAsync(new Uri(relief.Office.Address, path).ToString());
            await page.Locator(".live[data-state=live]").WaitForAsync();
            Console.WriteLine($"{path} at rest: {await DrawAsync(page, time)}; {Browser.Load}");
            var sending = PushBench.SendAsync(relief, perSecond, time + time);
            var drawn = await DrawAsync(page, time);
            var answers = await sending;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path} with {answers.Count / (2 * time.TotalSeconds):0} commands/s: {drawn}; {Browser.Load}"));
        }
    }

    private static async Task<string> DrawAsync(IPage page, TimeSpan time)
    {
        var gaps = await page.EvaluateAsync<double[]>(Count, time.TotalMilliseconds);
        Array.Sort(gaps);
        return string.Create(CultureInfo.InvariantCulture, $"{1000 * gaps.Length / gaps.Sum():0.0} frames/s, between two p50 {gaps[gaps.Length / 2]:0} ms, p99 {gaps[gaps.Length * 99 / 100]:0} ms, most {gaps[^1]:0} ms");
    }
}
