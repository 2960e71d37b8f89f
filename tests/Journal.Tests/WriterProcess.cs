using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Writer;

namespace CivilAffairs.Relief.Journal.Tests;

/// <summary>A receipt that a writer was told.</summary>
public sealed record Acknowledged(StreamName Stream, CommandId Command, JournalPosition Position, StreamVersion Version);

/// <summary>The writer program in a process of its own.</summary>
public sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private WriterProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <param name="requests">Of each caller; negative until it is killed.</param>
    public static WriterProcess Start(JournalAddress address, int streams, int callers, int requests, int seed)
    {
        var program = typeof(Load).Assembly.Location;
        string[] numbers = [.. new[] { streams, callers, requests, seed }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet", ["exec", program, address.Engine, address.Location, .. numbers])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return new(Process.Start(start) ?? throw new InvalidOperationException("The writer did not start"));
    }

    /// <summary>Completes when something was acknowledged, or the process is gone.</summary>
    public Task FirstAsync(TimeSpan patience) => _first.Task.WaitAsync(patience);

    /// <summary>Waits for a writer that ends by itself.</summary>
    public async Task<IReadOnlyList<Acknowledged>> EndAsync(TimeSpan patience)
    {
        await _reading.WaitAsync(patience);
        await _process.WaitForExitAsync();
        if (_process.ExitCode != 0) throw new InvalidOperationException($"The writer ended with {_process.ExitCode}");
        _process.Dispose();
        return [.. _acknowledged];
    }

    /// <summary>Kills it as a power cut would, and tells what it had acknowledged.</summary>
    public async Task<IReadOnlyList<Acknowledged>> KillAsync()
    {
        _process.Kill();
        await _reading;
        await _process.WaitForExitAsync();
        _process.Dispose();
        return [.. _acknowledged];
    }

    public void Dispose() => _process.Dispose();

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            // The last line of a killed process may be cut.
            if (line.Split(' ') is [var stream, var command, var position, var version, "."] && StreamName.TryParse(stream, out var name) && CommandId.TryParse(command, out var id))
            {
                _acknowledged.Enqueue(new(name, id, new(long.Parse(position, CultureInfo.InvariantCulture)), new(long.Parse(version, CultureInfo.InvariantCulture))));
            }

            _first.TrySetResult();
        }

        _first.TrySetResult();
    }
}
