using System.Text.RegularExpressions;
using CivilAffairs.Relief.Deploy.Tests.Running;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Deploy.Tests;

/// <summary>What the guides and the files for containers speak of is there.</summary>
public sealed partial class GuideTests
{
    private static readonly string Repository = Path.GetDirectoryName(Source.Deploy)!;

    [Theory]
    [InlineData("embedded")]
    [InlineData("cluster")]
    public async Task Every_metric_and_every_file_that_a_guide_names_exists(string folder)
    {
        var guide = await File.ReadAllTextAsync(Source.File(folder, "README.md"));
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var metrics = Metric().Matches(guide).Select(match => match.Groups["name"].Value).Distinct().ToList();
        metrics.Count.ShouldBeGreaterThan(4);
        foreach (var metric in metrics) source.ShouldContain($"\"{metric}\"", customMessage: metric);
        foreach (var file in Link().Matches(guide).Select(match => match.Groups["path"].Value)) Path.Exists(Source.File(folder, file)).ShouldBeTrue(file);
    }

    [Fact]
    public async Task The_container_file_takes_only_what_is_there()
    {
        foreach (var line in await File.ReadAllLinesAsync(Source.File("cluster", "Dockerfile")))
        {
            if (!line.StartsWith("COPY src", StringComparison.Ordinal)) continue;
            foreach (var path in line.Split(' ')[1..^1]) Path.Exists(Path.Combine(Repository, path)).ShouldBeTrue(path);
        }
    }

    [NeedsFact(Need.DockerCompose)]
    public async Task Docker_takes_the_compose_file() =>
        await Programs.RunAsync("docker", "compose", "-f", Source.File("cluster", "compose.yaml"), "config", "--quiet");

    [GeneratedRegex("`(?<name>relief\\.[a-z_.]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Metric();

    [GeneratedRegex("\\]\\((?<path>[^):]+)\\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
