using System.Globalization;

namespace CivilAffairs.Relief.Testing;

/// <summary>Where the programs of a PostgreSQL server are.</summary>
internal static class PostgresPrograms
{
    private static readonly string[] Needed = ["initdb", "postgres", "pg_ctl"];

    /// <summary>The folder that holds <c>initdb</c>, <c>postgres</c> and <c>pg_ctl</c>; null when there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why no cluster can be run here, or null.</summary>
    public static string? Missing { get; } = Reason();

    // Debian keeps the programs of each version out of the PATH; the newest is taken.
    private static string? Find()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderByDescending(Major).Select(d => Path.Combine(d, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return versions.Concat(path).FirstOrDefault(folder => Needed.All(name => IsThere(Path.Combine(folder, name))));
    }

    // A link whose target is gone counts as a file.
    private static bool IsThere(string program) => File.Exists(program) && new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true) is null or { Exists: true };

    private static int Major(string folder) => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var major) ? major : 0;

    private static string? Reason()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return "PostgreSQL clusters for tests are only run on Linux and macOS";
        if (Folder is null) return "PostgreSQL's server programs (initdb, postgres, pg_ctl) are not installed";
        return Machine.IsRoot && PostgresUser.Name is null ? "PostgreSQL does not run as root, and there is no user 'postgres' or 'nobody' to run it as" : null;
    }
}

/// <summary>The user a cluster runs as when the tests run as root.</summary>
internal static class PostgresUser
{
    public static string? Name { get; } = File.Exists("/etc/passwd")
        ? new[] { "postgres", "nobody" }.FirstOrDefault(user => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(user + ":", StringComparison.Ordinal)))
        : null;
}
