using System.Globalization;
using CivilAffairs.Relief.Bench.Compared;
using CivilAffairs.Relief.Bench.InProcess;
using CivilAffairs.Relief.Bench.OverHttp;
using CivilAffairs.Relief.Bench.Push;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Bench;

/// <summary>The whole table, and what it means for whoever buys a machine.</summary>
internal static class Sizing
{
    private const int Connections = 64;

    // Somebody who registers, admits or hands out without a pause is done with one family in so long.
    private static readonly TimeSpan BetweenOperations = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenArrivals = TimeSpan.FromSeconds(5);

    // A load at which answers wait is no load to plan for.
    private const double Planned = 0.5;

    private static readonly TimeSpan ShownP99 = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ShownAtMost = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(TimeSpan time, int rounds)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB; load driver on the same machine; SQLite synchronous=FULL"));
        await EngineBench.RunAsync(time);
        await SingleAppends.RunAsync(time);
        var spread = await CompareAsync(time, rounds, Enum.GetValues<Contender>());
        var screens = await ScreensAsync(time);
        var rate = Planned * spread[Contender.Sqlite].Rate.Median;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""

            This machine carries, one process on SQLite, at half of what it did at most ({rate:#,0} operations/s):
              {rate * BetweenOperations.TotalSeconds:#,0} officers who each finish a family every {BetweenOperations.TotalSeconds:0} s without a pause,
              {rate * BetweenArrivals.TotalSeconds:#,0} shelters that each take in a household every {BetweenArrivals.TotalSeconds:0} s,
              {screens:#,0} screens on one disaster that show a command within {ShownP99.TotalMilliseconds:0} ms (p99) while 1,000 commands/s come{(screens == 0 ? ": it is too small for that" : string.Empty)}.
            """));
    }

    /// <returns>What each did, spread over many shelters and depots.</returns>
    public static async Task<IReadOnlyDictionary<Contender, Turns>> CompareAsync(TimeSpan time, int rounds, IEnumerable<Contender> contenders)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        var starts = contenders.Distinct().ToDictionary(contender => contender, contender => new Func<Task<IContender>>(() => StartAsync(contender, cluster)));
        return await new Comparison(Connections, time, rounds, starts).RunAsync();
    }

    private static async Task<IContender> StartAsync(Contender contender, PostgresCluster cluster) => contender switch
    {
        Contender.Obvious => await ObviousBuild.StartAsync(Connections, await cluster.CreateDatabaseAsync()),
        Contender.Postgres => new ReliefSystem(await Office.StartAsync(Connections, await cluster.CreateDatabaseAsync()), "relief on PostgreSQL"),
        _ => new ReliefSystem(await Office.StartAsync(Connections), "relief on SQLite"),
    };

    private static async Task<int> ScreensAsync(TimeSpan time)
    {
        foreach (var screens in new[] { 500, 250, 125, 60 })
        {
            var pushed = await PushBench.RunAsync(screens, 1000, time);
            Console.WriteLine(pushed);
            if (pushed.P99 <= ShownP99 && pushed.Most <= ShownAtMost) return screens;
        }

        return 0;
    }
}
