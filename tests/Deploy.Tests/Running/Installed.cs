using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Deploy.Tests.Running;

/// <summary>What the installation script makes, below a folder of the test's own, of what the publishing script made.</summary>
public sealed class Installed : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    public string Published => _folder.File("published");

    public string Root => _folder.File("root");

    internal string Settings => At("etc/relief/relief.env");

    internal string Data => At("var/lib/relief");

    internal string At(string path) => Path.Combine(Root, path);

    internal string New(string name) => _folder.File(name);

    public async Task InitializeAsync()
    {
        if (Machine.Lacks([Need.Bash]) is not null) return;
        await Programs.RunAsync("env", ["RELIEF_NO_CONSOLE=1", "bash", Source.File("publish.sh"), Published, .. Source.PublishArguments]);
        await InstallAsync();

        // As an operator would who has the records elsewhere.
        await File.WriteAllTextAsync(Settings, (await File.ReadAllTextAsync(Settings)).Replace("=/var/", $"={Root}/var/", StringComparison.Ordinal));
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    internal Task<string> InstallAsync() => Programs.RunAsync("env", $"DESTDIR={Root}", "bash", Source.File("embedded", "install.sh"), Published);

    /// <summary>Starts the installed application with the installed settings, as its unit does, and with no password given.</summary>
    internal Task<ReliefProcess> StartAsync(string? data = null) => ReliefProcess.StartAsync(
        data ?? Data,
        new Launch(At("usr/local/lib/relief/web/CivilAffairs.Relief.Client.Web.dll"), WithSettings("-u", "RELIEF_ADMIN_PASSWORD"), data is null ? [] : new Dictionary<string, string> { ["MOVED"] = data }));

    internal Task<string> RunAsync(params string[] command) => Programs.RunAsync("sh", [.. WithSettings()[1..], .. command]);

    // systemd reads the file as a list of settings; a shell does the same with this one.
    private string[] WithSettings(params string[] environment) =>
        ["sh", "-c", $"set -a; . {Settings}; Relief__Data=${{MOVED:-$Relief__Data}}; exec env \"$@\"", "sh", .. environment];
}

/// <summary>Published and installed once for all tests of it.</summary>
[CollectionDefinition(nameof(Installed))]
public sealed class InstalledTests : ICollectionFixture<Installed>;
