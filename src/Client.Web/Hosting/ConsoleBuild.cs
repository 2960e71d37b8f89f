using System.Diagnostics;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>Finds the built console, and builds it with npm on the way where only its source is there.</summary>
public static class ConsoleBuild
{
    /// <param name="contentRoot">The application's folder: of the source in a checkout, of the output once published.</param>
    /// <returns>The folder to serve, or null where there is neither a build nor npm; the application then serves its API alone.</returns>
    public static async Task<string?> EnsureAsync(string contentRoot, CancellationToken cancellationToken)
    {
        foreach (var folder in new[] { Path.Combine(AppContext.BaseDirectory, "console"), Path.Combine(contentRoot, "console", "dist") })
        {
            if (File.Exists(Path.Combine(folder, "index.html"))) return folder;
        }

        var source = Path.Combine(contentRoot, "console");
        if (!File.Exists(Path.Combine(source, "package.json"))) return null;
        Console.WriteLine("正在用 npm 构建控制台，仅首次启动需要… / Building the console with npm, at the first start only...");
        var built = (Directory.Exists(Path.Combine(source, "node_modules")) || await NpmAsync(source, "ci --no-audit --no-fund", cancellationToken))
            && await NpmAsync(source, "run build", cancellationToken);
        if (built) return Path.Combine(source, "dist");
        Console.WriteLine("控制台未能构建，仅提供接口。 / The console could not be built; only the API is served.");
        return null;
    }

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
