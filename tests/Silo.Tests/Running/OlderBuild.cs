using System.Diagnostics;
using System.Runtime.CompilerServices;
using CivilAffairs.Relief.Cli;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Silo.Tests.Running;

/// <summary>A test that takes minutes to build the nodes of an earlier commit; skipped, with the reason, where there is none or it is not asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OlderBuildFactAttribute : FactAttribute
{
    public OlderBuildFactAttribute() => Skip = Machine.Lacks([Need.PostgreSql]) ?? OlderBuild.Missing!;
}

/// <summary>
/// The nodes of an earlier commit: the one that <c>RELIEF_OLDER</c> names, or the first that calls the steps of an operation by the names that they have now. One
/// from before would refuse what a node of today has done under the other name.
/// </summary>
internal static class OlderBuild
{
    // Before the commit, which is looked for in it.
    private static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    public static string? Commit { get; } = Environment.GetEnvironmentVariable("RELIEF_OLDER") is { Length: > 0 } named ? named : First();

    public static string? Missing =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RELIEF_LONG")) ? "builds an earlier commit: only in the long run (RELIEF_LONG)"
        : Commit is null ? "the history of the source is not here"
        : null;

    /// <returns>The programs of a node and of the command line.</returns>
    public static async Task<(string Node, string Relief)> MakeAsync(string folder)
    {
        var source = Path.Combine(folder, "source");
        Directory.CreateDirectory(source);
        await Programs.RunAsync("git", "-C", Repository, "archive", "--output", Path.Combine(folder, "source.tar"), Commit!);
        await Programs.RunAsync("tar", "-xf", Path.Combine(folder, "source.tar"), "-C", source);
        return (await BuildAsync("Silo", typeof(Node)), await BuildAsync("Cli", typeof(ReliefCommand)));

        async Task<string> BuildAsync(string project, Type one)
        {
            var program = Path.Combine(folder, project);
            await Programs.RunAsync("dotnet", "build", Path.Combine(source, "src", project), "-o", program, "-v", "q", "--nologo", "-p:UseOrleans=true");
            return Path.Combine(program, Path.GetFileName(one.Assembly.Location));
        }
    }

    private static string? First()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository, "log", "-1", "--format=%H", "--", "src/Engine/Operations/FollowUp.cs"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var commit = git.StandardOutput.ReadToEnd().Trim();
            return commit.Length == 0 ? null : commit;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
