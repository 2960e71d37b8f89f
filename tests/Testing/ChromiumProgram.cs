namespace CivilAffairs.Relief.Testing;

/// <summary>The browser of this machine.</summary>
public static class ChromiumProgram
{
    /// <summary>By Debian's name or by others'; null where there is none.</summary>
    public static string? Path { get; } = Machine.Find("chromium") ?? Machine.Find("chromium-browser");

    /// <summary>It asks nobody on the network for anything, and runs as root, too.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
}
