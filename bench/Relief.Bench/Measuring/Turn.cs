using System.Diagnostics;

namespace CivilAffairs.Relief.Bench.Measuring;

/// <summary>Callers that each do one thing after another for a short time, out of rest and back to it.</summary>
/// <remarks>
/// Latencies and processor time are those of all that was begun, until the last of it is done: in a short turn it is the slow ones that are not done in time. The rate is that of
/// those that were, so that the few last ones, which have the server to themselves, are not counted as its load.
/// </remarks>
internal static class Turn
{
    /// <param name="next">Does the caller's next thing; answers false when nothing is left to do, which is the end of the turn for all.</param>
    /// <param name="server">What the server's process has spent so far.</param>
    public static async Task<Measured> RunAsync(int callers, TimeSpan time, Func<int, Task<bool>> next, Func<TimeSpan> server)
    {
        using var ends = new CancellationTokenSource();
        var before = (Driver: Environment.CpuUsage.TotalTime, Server: server());
        var from = Stopwatch.GetTimestamp();
        var all = Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller, next, ends.Token))).ToArray();

        // A caller that ends by itself has nothing left, or has failed.
        await Task.WhenAny([Task.Delay(time), .. all]);
        var to = Stopwatch.GetTimestamp();
        await ends.CancelAsync();
        var things = (await Task.WhenAll(all)).SelectMany(list => list).ToArray();
        var took = things.Select(thing => Stopwatch.GetElapsedTime(thing.Start, thing.End)).ToArray();
        return new(took, Stopwatch.GetElapsedTime(from, to), Environment.CpuUsage.TotalTime - before.Driver, server() - before.Server, things.Count(thing => thing.End <= to));
    }

    private static async Task<List<(long Start, long End)>> CallAsync(int caller, Func<int, Task<bool>> next, CancellationToken ends)
    {
        var things = new List<(long, long)>();
        while (!ends.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            if (!await next(caller)) break;
            things.Add((start, Stopwatch.GetTimestamp()));
        }

        return things;
    }
}
