using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Tests;

/// <summary>Runs the command as from a shell whose output goes to a file.</summary>
internal static class Relief
{
    public static async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 200;
        var exit = await ReliefCommand.Create(console).Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        return (exit, output.ToString());
    }
}
