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

    private string Log => Path.Combine(_folder, "log");

    /// <summary>One for all tests of this process that do not break it; gone when the process ends.</summary>
    public static Task<PostgresCluster> SharedAsync() => TheShared.Value;

    /// <param name="disk">Where the data goes instead of the temporary folder.</param>
    public static async Task<PostgresCluster> StartAsync(string? disk = null)
    {
        var cluster = new PostgresCluster(disk);
        try
        {
            await cluster.MakeAsync();
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

    private async Task MakeAsync()
    {
        if (Machine.IsRoot)
        {
            // The server's user must reach the folder and own what is in it; we must reach the socket.
            await Programs.RunAsync("chown", PostgresUser.Name!, _folder, Path.GetDirectoryName(_data)!);
            await Programs.RunAsync("chmod", "0755", _folder);
        }

        await AsOwnerAsync("initdb", "-D", _data, "-U", Owner, "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await File.AppendAllTextAsync(
            Path.Combine(_data, "postgresql.conf"),
            $"\nlisten_addresses = ''\nunix_socket_directories = '{_folder}'\nmax_connections = 200\nmin_wal_size = 32MB\n");
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
        var path = Path.Combine(PostgresPrograms.Folder!, program);
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
