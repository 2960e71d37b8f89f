using System.Reflection;
using System.Runtime.CompilerServices;

namespace CivilAffairs.Relief.Deploy.Tests.Running;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Source
{
    public static string Deploy { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "deploy"));

    public static bool HasOrleans { get; } = Metadata("UseOrleans") == "true";

    /// <summary>The arguments of `dotnet publish` that take what was built with the tests.</summary>
    public static string[] PublishArguments { get; } = Metadata("PublishArguments").Split(' ');

    public static string File(params ReadOnlySpan<string> path) => Path.Combine([Deploy, .. path]);

    private static string Metadata(string key) => typeof(Source).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;

    private static string Here([CallerFilePath] string path = "") => path;
}
