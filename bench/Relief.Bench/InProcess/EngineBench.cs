using CivilAffairs.Relief.Bench.Measuring;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Bench.InProcess;

/// <summary>The engine in process against the journal by itself, which is the most it could reach.</summary>
internal static class EngineBench
{
    private const int Callers = 256;
    private const int Things = 10_000;

    public static async Task RunAsync(TimeSpan time)
    {
        var raw = await AloneAsync(time);
        Console.WriteLine($"journal alone, {Callers} callers on {Things:#,0} streams    {raw}");
        var spread = await OnAsync(Things, time);
        Console.WriteLine($"engine, {Callers} callers on {Things:#,0} depots           {spread}");
        var hot = await OnAsync(1, time);
        Console.WriteLine($"engine, {Callers} callers on one depot             {hot}");
        Console.WriteLine($"engine / journal {spread.Rate / raw.Rate:0%} (at least 70 %, and 12,000/s); one depot / spread {hot.Rate / spread.Rate:0%} (at least 50 %)");
    }

    private static async Task<Measured> AloneAsync(TimeSpan time)
    {
        await using var folder = new BenchFolder();
        var streams = Enumerable.Range(0, Things).Select(_ => StreamName.Of(new DepotId(Guid.CreateVersion7()))).ToArray();
        var versions = new long[Things];
        var written = Depots.WrittenOff();
        return await Load.RunAsync(Callers, time, async (caller, i) =>
        {
            // Each caller has streams of its own, so that every append finds the version it expects.
            var at = (int)((caller + (i * Callers)) % (Things - (Things % Callers)));
            var request = new AppendRequest(streams[at], new(versions[at]++), [written with { Command = new(Guid.CreateVersion7()) }]);
            if (await folder.Journal.AppendAsync(request, CancellationToken.None) is not Verdict.Appended) throw new InvalidOperationException("not appended");
        });
    }

    private static async Task<Measured> OnAsync(int depots, TimeSpan time)
    {
        await using var folder = new BenchFolder();
        await using var bench = new Depots(folder.Journal, depots);
        await bench.FillAsync();
        return await Load.RunAsync(Callers, time, (caller, i) => bench.WriteOffAsync((int)((caller + (i * Callers)) % depots)));
    }
}
