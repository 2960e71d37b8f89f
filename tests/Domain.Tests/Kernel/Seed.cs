using System.Globalization;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Domain.Tests;

/// <summary>Chance for random tests: another seed each run, printed, and taken from RELIEF_SEED to run one again.</summary>
internal static class Seed
{
    public static Random Next(ITestOutputHelper output)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("RELIEF_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given)
            ? given
            : Environment.TickCount;
        output.WriteLine($"RELIEF_SEED={seed}");
        return new Random(seed);
    }
}
