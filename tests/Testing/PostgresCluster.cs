using System.Diagnostics;
using Npgsql;

namespace CivilAffairs.Relief.Testing;

/// <summary>A PostgreSQL server of the tests' own, in a folder of its own, reached only through a socket there. Durable as it comes.</summary>
/// <remarks>Only where <see cref="Need.PostgreSql"/> is met.</remarks>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Owner = "relief";

    private static readonly Lazy<Task<PostgresCluster>> TheShared = new(StartSharedAsync);

    private readonly TempFolder _folder = new();
    private readonly string _data;
    private int _databases;

    private PostgresCluster(string? disk) => _data = Path.Combine(disk ?? _folder.Path, "data");

    private string Log => _folder.File("log");

    /// <summary>One for all tests of this process that do not break it; stopped when the process ends.</summary>
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
            cluster._folder.Dispose();
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

    /// <summary>Starts the server after it went down by itself.</summary>
    public Task StartAgainAsync() => ControlAsync("-w", "-t", "60", "-l", Log, "start");

    /// <summary>Takes the server down as a crash would, whether or not it still runs.</summary>
    public async Task CrashAsync()
    {
        try
        {
            await ControlAsync("-m", "immediate", "-w", "-t", "60", "stop");
        }
        catch (InvalidOperationException)
        {
            // It was down already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        _folder.Dispose();
    }

    private static async Task<PostgresCluster> StartSharedAsync()
    {
        var cluster = await StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.StopAtExit();
        return cluster;
    }

    private async Task MakeAsync()
    {
        if (Machine.IsRoot)
        {
            // The server's user must reach the folder and own what is in it; we must reach the socket.
            await Programs.RunAsync("chown", PostgresUser.Name!, _folder.Path, Path.GetDirectoryName(_data)!);
            await Programs.RunAsync("chmod", "0755", _folder.Path);
        }

        await AsOwnerAsync("initdb", "-D", _data, "-U", Owner, "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await File.AppendAllTextAsync(
            Path.Combine(_data, "postgresql.conf"),
            $"\nlisten_addresses = ''\nunix_socket_directories = '{_folder.Path}'\nmax_connections = 200\nmin_wal_size = 32MB\n");
    }

    private string ConnectionString(string database) => $"Host={_folder.Path};Username={Owner};Database={database}";

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

    private void StopAtExit()
    {
        var (program, arguments) = AsOwner("pg_ctl", ["-D", _data, "-m", "immediate", "-w", "stop"]);
        using var stop = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false });
        stop?.WaitForExit();
        _folder.Dispose();
    }
}
