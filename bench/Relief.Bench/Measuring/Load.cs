using System.Diagnostics;

namespace CivilAffairs.Relief.Bench.Measuring;

/// <summary>Callers that each do one thing after another for a while.</summary>
internal static class Load
{
    /// <summary>How long a load runs before it is counted: until the code that it runs through is compiled for speed.</summary>
    public static TimeSpan WarmUp { get; set; } = TimeSpan.FromSeconds(20);

    /// <param name="one">Does one thing; told the caller, from 0, and which of its things it is, from 0.</param>
    /// <param name="server">What the server's process has spent so far; null where this process does all.</param>
    public static async Task<Measured> RunAsync(int callers, TimeSpan time, Func<int, long, Task> one, Func<TimeSpan>? server = null)
    {
        using var ends = new CancellationTokenSource();
        var counted = new Span();
        var all = Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller, one, counted, ends.Token))).ToArray();
        await Task.WhenAny(Task.Delay(WarmUp), Task.WhenAll(all));
        var before = (Driver: Environment.CpuUsage.TotalTime, Server: server?.Invoke());
        counted.From = Stopwatch.GetTimestamp();
        await Task.WhenAny(Task.Delay(time), Task.WhenAll(all));
        counted.To = Stopwatch.GetTimestamp();
        var (driver, served) = (Environment.CpuUsage.TotalTime - before.Driver, server?.Invoke() - before.Server);
        await ends.CancelAsync();
        var took = (await Task.WhenAll(all)).SelectMany(list => list).ToArray();
        return new(took, Stopwatch.GetElapsedTime(counted.From, counted.To), driver, served);
    }

    private static async Task<List<TimeSpan>> CallAsync(int caller, Func<int, long, Task> one, Span counted, CancellationToken ends)
    {
        var took = new List<TimeSpan>();
        for (long i = 0; !ends.IsCancellationRequested; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await one(caller, i);
            var end = Stopwatch.GetTimestamp();
            if (end >= counted.From && end <= counted.To) took.Add(Stopwatch.GetElapsedTime(start, end));
        }

        return took;
    }

    // What ends between the two is counted: nothing before the warm-up is over, nothing of the end when callers run out.
    private sealed class Span
    {
        private long _from = long.MaxValue;
        private long _to = long.MaxValue;

        public long From
        {
            get => Volatile.Read(ref _from);
            set => Volatile.Write(ref _from, value);
        }

        public long To
        {
            get => Volatile.Read(ref _to);
            set => Volatile.Write(ref _to, value);
        }
    }
}
