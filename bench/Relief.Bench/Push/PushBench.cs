using System.Diagnostics;
using System.Globalization;
using CivilAffairs.Relief.Bench.Compared;
using CivilAffairs.Relief.Bench.Measuring;
using CivilAffairs.Relief.Bench.OverHttp;
using CivilAffairs.Relief.Scenarios;

namespace CivilAffairs.Relief.Bench.Push;

/// <summary>Many screens watch one disaster while commands come at a steady pace: how long after its answer each is seen, on every screen.</summary>
internal static class PushBench
{
    private const int Connections = 64;

    public static async Task<Pushed> RunAsync(int screens, int perSecond, TimeSpan time)
    {
        await using var relief = new ReliefSystem(await Office.StartAsync(Connections), "relief");
        await relief.PrepareAsync(50);
        var token = await relief.Office.Client.TokenAsync(ReliefSystem.Viewer.Name);
        var watching = new List<BoardScreen>();
        for (var i = 0; i < screens; i++) watching.Add(await BoardScreen.OpenAsync(relief.Office.Address, token, relief.Disaster));
        await SendAsync(relief, perSecond, Load.WarmUp);
        var before = (Batches: watching.Sum(screen => screen.Batches), relief.Office.Cost.Processor);
        var answers = await SendAsync(relief, perSecond, time);
        var processor = relief.Office.Cost.Processor - before.Processor;

        // What was answered last must come, too.
        var last = answers.Max(answer => answer.Position);
        var patience = Stopwatch.GetTimestamp();
        while (watching.Any(screen => screen.Through < last) && Stopwatch.GetElapsedTime(patience) < TimeSpan.FromMinutes(1)) await Task.Delay(50);
        var seen = new Latency();
        var most = TimeSpan.Zero;
        foreach (var screen in watching) screen.Tell(answers, seen, ref most);
        var pushed = new Pushed(screens, answers.Count / time.TotalSeconds, seen.At(0.5), seen.At(0.99), most, (watching.Sum(screen => screen.Batches) - before.Batches) / time.TotalSeconds, processor / time);
        foreach (var screen in watching) await screen.DisposeAsync();
        return pushed;
    }

    /// <summary>Registers so many households a second.</summary>
    /// <returns>Where each was recorded, and when it was answered.</returns>
    // At a steady pace whatever the answers do: a load that waits for its answers would be kind to a server that is slow.
    public static async Task<List<(long Position, long At)>> SendAsync(ReliefSystem relief, int perSecond, TimeSpan time)
    {
        var answers = new List<(long Position, long At)>();
        var under = new List<Task>();
        var began = Stopwatch.GetTimestamp();
        for (var sent = 0; Stopwatch.GetElapsedTime(began) < time;)
        {
            for (var due = Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond; sent < due; sent++) under.Add(OneAsync());
            await Task.Delay(5);
        }

        await Task.WhenAll(under);
        return [.. answers.OrderBy(answer => answer.Position)];

        async Task OneAsync()
        {
            var position = await relief.RegisterOneAsync(Guid.CreateVersion7());
            lock (answers) answers.Add((position, Stopwatch.GetTimestamp()));
        }
    }
}

/// <param name="Rate">Commands answered a second.</param>
/// <param name="Median">From an answer to the screen that shows it.</param>
/// <param name="Batches">Batches that all screens together got in a second.</param>
/// <param name="Processors">How many the server kept busy.</param>
internal sealed record Pushed(int Screens, double Rate, TimeSpan Median, TimeSpan P99, TimeSpan Most, double Batches, double Processors)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Screens} screens, {Rate:0} commands/s: on the screen p50 {Median.TotalMilliseconds:0} ms, p99 {P99.TotalMilliseconds:0} ms, most {Most.TotalMilliseconds:0} ms after the answer; {Batches:#,0} batches/s, server on {Processors:0.00} processors");
}
