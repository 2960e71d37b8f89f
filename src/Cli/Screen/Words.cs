using System.Globalization;

namespace CivilAffairs.Relief.Cli.Screen;

/// <summary>Numbers and times as the tool writes them.</summary>
internal static class Words
{
    public static string Of(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Of(TimeSpan took) => took.TotalSeconds >= 10 ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0} s")
        : took.TotalMilliseconds >= 1000 ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{took.TotalMilliseconds:0.0} ms");
}
