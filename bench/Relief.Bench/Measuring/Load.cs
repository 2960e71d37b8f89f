using System.Diagnostics;

namespace CivilAffairs.Relief.Bench.Measuring;

/// <summary>Callers that each do one thing after another for a while.</summary>
internal static class Load
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <param name="one">Does one thing; told the caller, from 0, and which of its things it is, from 0.</param>
    public static async Task<Measured> RunAsync(int callers, TimeSpan time, Func<int, long, Task> one)
    {
        using var ends = new CancellationTokenSource();
        var counted = new Span();
        var all = Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller, one, counted, ends.Token))).ToArray();
        await Task.WhenAny(Task.Delay(WarmUp), Task.WhenAll(all));
        var processor = Environment.CpuUsage.TotalTime;
        counted.From = Stopwatch.GetTimestamp();
        await Task.WhenAny(Task.Delay(time), Task.WhenAll(all));
        counted.To = Stopwatch.GetTimestamp();
        var spent = Environment.CpuUsage.TotalTime - processor;
        await ends.CancelAsync();
        var took = (await Task.WhenAll(all)).SelectMany(list => list).ToArray();
        return new(took, Stopwatch.GetElapsedTime(counted.From, counted.To), spent);
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
