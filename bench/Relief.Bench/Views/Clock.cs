using System.Diagnostics;

namespace CivilAffairs.Relief.Bench.Views;

/// <summary>Time on the wall and on the processor; on a busy machine the second tells more.</summary>
internal readonly record struct Clock(long Since, TimeSpan Processor)
{
    public static Clock Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    public string Of(long count, string what)
    {
        var wall = Stopwatch.GetElapsedTime(Since).TotalSeconds;
        var processor = (Environment.CpuUsage.TotalTime - Processor).TotalSeconds;
        return $"{count} {what}, {wall:0.0} s ({count / wall:0} /s), processor {processor:0.0} s ({count / processor:0} /s)";
    }
}
