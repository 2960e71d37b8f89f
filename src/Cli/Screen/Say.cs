using System.Globalization;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Screen;

internal static class Say
{
    /// <summary>Writes a line; what is put into it stays text, whatever marks it holds.</summary>
    public static void Line(this IAnsiConsole console, FormattableString text) => console.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);
}
