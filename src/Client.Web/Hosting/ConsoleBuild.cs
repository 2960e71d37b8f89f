using System.Diagnostics;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>Finds the built console, and builds it with npm on the way where only its source is there or the source is newer.</summary>
public static class ConsoleBuild
{
    /// <param name="contentRoot">The application's folder: of the source in a checkout, of the output once published.</param>
    /// <returns>The folder to serve, or null where there is neither a build nor npm; the application then serves its API alone.</returns>
    public static async Task<string?> EnsureAsync(string contentRoot, CancellationToken cancellationToken)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "console");
        if (File.Exists(Path.Combine(published, "index.html"))) return published;

        var source = Path.Combine(contentRoot, "console");
        var dist = Path.Combine(source, "dist");
        var page = Path.Combine(dist, "index.html");
        var isBuilt = File.Exists(page);
        if (!File.Exists(Path.Combine(source, "package.json"))) return isBuilt ? dist : null;
        if (isBuilt && File.GetLastWriteTimeUtc(page) >= LastChange(source)) return dist;
        Console.WriteLine("正在用 npm 构建控制台，仅首次启动和源码更新后需要… / Building the console with npm, at the first start and after its source has changed only...");
        var built = (AreInstalled(source) || await NpmAsync(source, "ci --no-audit --no-fund", cancellationToken)) && await NpmAsync(source, "run build", cancellationToken);
        if (built) return dist;
        Console.WriteLine(isBuilt ? "控制台未能重新构建，沿用上一版本。 / The console could not be built anew; the last build is served." : "控制台未能构建，仅提供接口。 / The console could not be built; only the API is served.");
        return isBuilt ? dist : null;
    }

    private static DateTime LastChange(string source) => new DirectoryInfo(Path.Combine(source, "src")).EnumerateFiles("*", SearchOption.AllDirectories)
        .Concat(new DirectoryInfo(source).EnumerateFiles())
        .Max(file => file.LastWriteTimeUtc);

    /// <summary>Whether the packages are those of the lock file: npm writes down what it installed.</summary>
    private static bool AreInstalled(string source) =>
        new FileInfo(Path.Combine(source, "node_modules", ".package-lock.json")) is { Exists: true } installed
        && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(source, "package-lock.json"));

    private static async Task<bool> NpmAsync(string folder, string arguments, CancellationToken cancellationToken)
    {
        try
        {
            // Its output goes to the terminal as it is: whoever waits sees why.
            var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments) { WorkingDirectory = folder };
            using var npm = Process.Start(start);
            if (npm is null) return false;
            await npm.WaitForExitAsync(cancellationToken);
            return npm.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
