using System.CommandLine;
using System.Net.WebSockets;
using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Journal;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli;

internal static class Guarded
{
    /// <summary>Sets what a command does; what can go wrong outside of it is told in one line, not as a stack of calls.</summary>
    public static void Does(this Command command, IAnsiConsole console, Func<ParseResult, CancellationToken, Task<int>> action) => command.SetAction(async (arguments, cancellationToken) =>
    {
        try
        {
            return await action(arguments, cancellationToken);
        }
        catch (Exception fault) when (fault is UsageException or HttpRequestException or WebSocketException or IOException or UnauthorizedAccessException or JournalException)
        {
            console.Line($"[red]{fault.Message}[/]");
            if (fault.InnerException is { } cause) console.Line($"  {cause.Message}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.MarkupLine("[yellow]stopped[/]");
            return ExitCode.Failed;
        }
    });
}
