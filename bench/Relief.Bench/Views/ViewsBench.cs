using System.Diagnostics;

namespace CivilAffairs.Relief.Bench.Views;

/// <summary>How many operations a second the processes keep up with, and how fast views are rebuilt.</summary>
internal static class ViewsBench
{
    /// <param name="postgres">An empty database for the rebuilt views; null for a file.</param>
    public static async Task RunAsync(int households, string? postgres)
    {
        await using var flood = await BenchFlood.StartAsync(households);
        await flood.OperateAsync();

        // In a process of its own, so that nothing but the views is in memory.
        await ItselfAsync("rebuild", flood.Folder, postgres);
    }

    /// <summary>Runs this program once more with other arguments.</summary>
    public static async Task ItselfAsync(string command, string folder, string? postgres = null)
    {
        string[] arguments = [typeof(ViewsBench).Assembly.Location, command, folder, .. postgres is null ? Array.Empty<string>() : ["--postgres", postgres]];
        using var process = Process.Start("dotnet", arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command} ended with {process.ExitCode}");
    }
}
