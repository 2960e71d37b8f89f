namespace CivilAffairs.Relief.Testing;

/// <summary>What this machine has for the tests.</summary>
public static class Machine
{
    /// <summary>Whether the tests run as root: PostgreSQL must then be run as somebody else, and disks may be mounted.</summary>
    public static bool IsRoot { get; } = OperatingSystem.IsLinux() && string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    /// <summary>Why the first of the needs is not met, or null when all are.</summary>
    public static string? Lacks(IEnumerable<Need> needs) => needs.Select(Lacks).FirstOrDefault(reason => reason is not null);

    private static string? Lacks(Need need) => need switch
    {
        Need.PostgreSql => PostgresPrograms.Missing,
        Need.SmallDisk => SmallDisk.Missing,
        Need.NetworkSpace => NetworkSpace.Missing,
        Need.SystemdAnalyze => Program("systemd-analyze"),
        Need.Nginx => Program("nginx") ?? Program("openssl"),
        Need.DockerCompose => Programs.Fails("docker", "compose", "version"),
        Need.Bash => Program("bash"),
        Need.Chromium => ChromiumProgram.Path is null ? "chromium is not installed" : null,
        Need.Npm => Program("npm"),
        _ => null,
    };

    private static string? Program(string name) => Find(name) is null ? $"{name} is not installed" : null;

    internal static string? Find(string name)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return path.Append("/usr/sbin").Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
