using System.Diagnostics;

namespace CivilAffairs.Relief.Testing;

/// <summary>Runs other programs to their end.</summary>
public static class Programs
{
    /// <summary>Why a program cannot be run so, or null.</summary>
    public static string? Fails(string program, params IEnumerable<string> arguments)
    {
        try
        {
            Task.Run(() => RunAsync(program, arguments)).GetAwaiter().GetResult();
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return fault.Message.Trim().ReplaceLineEndings(" ");
        }
    }

    /// <returns>What it said.</returns>
    /// <exception cref="InvalidOperationException">The program failed; the message holds what it said.</exception>
    public static async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
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
        return string.Concat(said);
    }
}
