using CivilAffairs.Relief.Cli;
using Spectre.Console;

// A file has no colours and no width: tables are not broken for the eighty columns of a terminal that is not there.
const int WidthOfFile = 160;
if (!Console.IsOutputRedirected) return await ReliefCommand.Create(AnsiConsole.Console).Parse(args).InvokeAsync();
var file = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
file.Profile.Width = WidthOfFile;
return await ReliefCommand.Create(file).Parse(args).InvokeAsync();
