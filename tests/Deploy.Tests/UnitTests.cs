using CivilAffairs.Relief.Deploy.Tests.Running;
using CivilAffairs.Relief.Testing;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Deploy.Tests;

/// <summary>What systemd says to the units.</summary>
public sealed class UnitTests(ITestOutputHelper output)
{
    // Of 100: what systemd calls "medium" begins at 45, an ordinary unit has 96.
    private const int MostExposed = 30;

    private static readonly string[] Units = [.. Directory.EnumerateFiles(Source.Deploy, "relief*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".service" or ".timer")];

    [NeedsFact(Need.SystemdAnalyze)]
    public async Task Every_unit_is_valid()
    {
        using var folder = new TempFolder();
        Units.Length.ShouldBe(6);
        foreach (var unit in Units)
        {
            // It looks for the programs, which are not installed here.
            await File.WriteAllTextAsync(
                folder.File(Path.GetFileName(unit)),
                (await File.ReadAllTextAsync(unit)).Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal).Replace("/usr/local/lib/relief/backup.sh", "/bin/true", StringComparison.Ordinal));
        }

        var said = await Programs.RunAsync("systemd-analyze", ["verify", "--man=no", .. Units.Select(unit => folder.File(Path.GetFileName(unit)))]);
        Complaints(said).ShouldBeEmpty();
        foreach (var service in Units.Where(unit => Path.GetExtension(unit) == ".service"))
            output.WriteLine(await Programs.RunAsync("systemd-analyze", "security", "--offline=yes", "--no-pager", $"--threshold={MostExposed}", folder.File(Path.GetFileName(service))));
    }

    // Other units of the machine are none of our business.
    private static IEnumerable<string> Complaints(string said) => said.Split('\n').Where(line => line.Contains("relief", StringComparison.Ordinal));
}
