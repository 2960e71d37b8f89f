using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using CivilAffairs.Relief.Client.Web.Hosting;

namespace CivilAffairs.Relief.EndToEnd.Tests.Running;

/// <summary>How the system is started, where that is not the web application by itself.</summary>
/// <param name="Program">The assembly to run.</param>
/// <param name="Before">A program and its arguments that start ours; empty for none.</param>
/// <param name="Environment">Further settings.</param>
internal sealed record Launch(string Program, IReadOnlyList<string> Before, IReadOnlyDictionary<string, string> Environment);

/// <summary>The system as it is installed: a process of its own on a folder, to be killed at any time.</summary>
internal sealed partial class ReliefProcess : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    // For a machine that does ten other things: on one that does not, it is a second or two.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Task _listening;

    private ReliefProcess(Process process)
    {
        _process = process;
        _listening = Task.WhenAll(ListenAsync(process.StandardOutput), ListenAsync(process.StandardError));
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Its number among the processes.</summary>
    public int Id => _process.Id;

    /// <summary>What it said so far, for a test that fails.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<ReliefProcess> StartAsync(string data, Launch? launch = null)
    {
        string[] line = [.. launch?.Before ?? [], "dotnet", "exec", launch?.Program ?? typeof(ReliefApplication).Assembly.Location, "--urls", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = data,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["Relief__Data"] = data;
        start.Environment["RELIEF_ADMIN_PASSWORD"] = Password;
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in launch?.Environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var relief = new ReliefProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start"));
        try
        {
            relief.Address = await relief._address.Task.WaitAsync(Patience);
            return relief;
        }
        catch (TimeoutException late)
        {
            await relief.DisposeAsync();
            throw new TimeoutException($"waited {Patience} for the system's address; it said: {relief.Said}", late);
        }
        catch
        {
            await relief.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as a power cut would: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _listening.WaitAsync(Patience);
    }

    /// <summary>Waits for its end, which somebody asked it for.</summary>
    /// <returns>How it ended; 0 is well.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _listening.WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task ListenAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _said.Enqueue(line);
            if (Listening().Match(line) is { Success: true } told) _address.TrySetResult(new(told.Value));
        }

        _address.TrySetException(new InvalidOperationException($"the system ended before it answered; it said: {Said}"));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9][0-9]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
