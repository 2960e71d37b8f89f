using System.Diagnostics;

namespace CivilAffairs.Relief.Testing;

/// <summary>Runs other programs to their end.</summary>
internal static class Programs
{
    /// <exception cref="InvalidOperationException">The program failed; the message holds what it said.</exception>
    public static async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {string.Concat(said)}");
    }
}
