using System.Diagnostics;
using Npgsql;

namespace CivilAffairs.Relief.Testing;

/// <summary>A PostgreSQL server of the tests' own, in a folder of its own, reached only through a socket there. Durable as it comes.</summary>
/// <remarks>Only where <see cref="Need.PostgreSql"/> is met.</remarks>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Owner = "relief";

    private static readonly Lazy<Task<PostgresCluster>> TheShared = new(() => StartAsync());

    private readonly string _folder = Directory.CreateTempSubdirectory("relief-test-").FullName;
    private readonly string _data;
    private readonly Process _reaper;
    private int _databases;

    private PostgresCluster(string? disk)
    {
        _data = Path.Combine(disk ?? _folder, "data");
        _reaper = StartReaper();
    }

    /// <summary>The cluster's own folder, which its server may write to; gone with it.</summary>
    public string Folder => _folder;

    private string Log => Path.Combine(_folder, "log");

    /// <summary>One for all tests of this process that do not break it; gone when the process ends.</summary>
    public static Task<PostgresCluster> SharedAsync() => TheShared.Value;

    /// <param name="disk">Where the data goes instead of the temporary folder.</param>
    /// <param name="settings">Further lines of its configuration, made for its folder.</param>
    public static Task<PostgresCluster> StartAsync(string? disk = null, Func<string, string>? settings = null) => StartAsync(
        disk,
        settings,
        data => AsOwnerAsync("initdb", "-D", data, "-U", Owner, "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"));

    /// <summary>Starts a server on a base backup of another.</summary>
    /// <param name="settings">Further lines of its configuration, such as up to which moment it takes in the archived log.</param>
    /// <returns>The server, when it has taken the log in.</returns>
    public static async Task<PostgresCluster> RestoreAsync(string backup, string settings)
    {
        var restored = await StartAsync(disk: null, _ => settings, async data =>
        {
            await AsOwnerAsync("cp", "-R", backup, data);
            await AsOwnerAsync("touch", Path.Combine(data, "recovery.signal"));
        });
        await using var connection = new NpgsqlConnection(restored.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select pg_is_in_recovery()", connection);
        for (var began = TimeProvider.System.GetTimestamp(); await command.ExecuteScalarAsync() is true;)
        {
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromMinutes(1)) throw new TimeoutException("waited for the archived log to be taken in");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        return restored;
    }

    /// <summary>A base backup, taken while the server works.</summary>
    /// <param name="target">A new folder within <see cref="Folder"/>.</param>
    public Task BackUpAsync(string target) => AsOwnerAsync("pg_basebackup", "-h", _folder, "-U", Owner, "-D", target, "-c", "fast");

    private static async Task<PostgresCluster> StartAsync(string? disk, Func<string, string>? settings, Func<string, Task> fill)
    {
        var cluster = new PostgresCluster(disk);
        try
        {
            await cluster.MakeAsync(fill, settings?.Invoke(cluster._folder) ?? string.Empty);
            await cluster.StartAgainAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new, empty database of the cluster.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database {name}";
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Pulls the server from under its clients, as a crash would, and starts it again.</summary>
    public Task CrashAndRestartAsync() => ControlAsync("-m", "immediate", "-w", "-t", "60", "-l", Log, "restart");

    /// <summary>Starts the server when it is down.</summary>
    public Task StartAgainAsync() => ControlAsync("-w", "-t", "60", "-l", Log, "start");

    public async ValueTask DisposeAsync()
    {
        _reaper.StandardInput.Close();
        await _reaper.WaitForExitAsync();
        _reaper.Dispose();
    }

    private async Task MakeAsync(Func<string, Task> fill, string settings)
    {
        if (Machine.IsRoot)
        {
            // The server's user must reach the folder and own what is in it; we must reach the socket.
            await Programs.RunAsync("chown", PostgresUser.Name!, _folder, Path.GetDirectoryName(_data)!);
            await Programs.RunAsync("chmod", "0755", _folder);
        }

        await fill(_data);
        await File.AppendAllTextAsync(
            Path.Combine(_data, "postgresql.conf"),
            $"\nlisten_addresses = ''\nunix_socket_directories = '{_folder}'\nmax_connections = 200\nmin_wal_size = 32MB\n{settings}\n");
    }

    private string ConnectionString(string database) => $"Host={_folder};Username={Owner};Database={database}";

    private Task ControlAsync(params string[] arguments) => AsOwnerAsync("pg_ctl", ["-D", _data, .. arguments]);

    private static Task AsOwnerAsync(string program, params string[] arguments)
    {
        var (start, all) = AsOwner(program, arguments);
        return Programs.RunAsync(start, all);
    }

    private static (string Program, string[] Arguments) AsOwner(string program, string[] arguments)
    {
        var ours = Path.Combine(PostgresPrograms.Folder!, program);
        var path = File.Exists(ours) ? ours : program;
        return Machine.IsRoot ? ("runuser", ["-u", PostgresUser.Name!, "--", path, .. arguments]) : (path, arguments);
    }

    // It waits for the end of our pipe, so that a test process that is killed leaves no server behind either.
    private Process StartReaper()
    {
        const string Script = "trap '' INT HUP TERM; read nothing; \"$@\" >/dev/null 2>&1; rm -rf \"$0\"";
        var (program, arguments) = AsOwner("pg_ctl", ["-D", _data, "-m", "immediate", "-w", "stop"]);
        var start = new ProcessStartInfo("sh", ["-c", Script, _folder, program, .. arguments]) { RedirectStandardInput = true, UseShellExecute = false };
        return Process.Start(start) ?? throw new InvalidOperationException("sh did not start");
    }
}
