using System.Globalization;
using CivilAffairs.Relief.Deploy.Tests.Running;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Testing;
using Npgsql;

namespace CivilAffairs.Relief.Deploy.Tests;

/// <summary>The settings of a cluster's PostgreSQL, and what its guide says of copies and of going back to a moment.</summary>
[Collection(nameof(Installed))]
public sealed class DatabaseTests(Installed installed)
{
    [NeedsFact(Need.PostgreSql, Need.Bash)]
    public async Task A_node_runs_on_the_settings_and_the_database_goes_back_to_a_moment_before_a_mistake()
    {
        await using var postgres = await PostgresCluster.StartAsync(settings: Settings);
        var database = await postgres.CreateDatabaseAsync();
        var key = installed.New("cluster.key");
        if (Source.HasOrleans)
        {
            await Programs.RunAsync("dotnet", installed.At("usr/local/lib/relief/cli/relief.dll"), "database", "up", "--postgres", database, "--master-key", key);
            await using var node = await ReliefProcess.StartAsync(
                Directory.CreateDirectory(installed.New("node")).FullName,
                new Launch(Path.Combine(installed.Published, "node", "CivilAffairs.Relief.Silo.dll"), [], new Dictionary<string, string> { ["Relief__Postgres"] = database, ["Relief__MasterKey"] = key, ["Relief__Node__Address"] = "127.0.0.1" }));
            using var http = new HttpClient { BaseAddress = node.Address };
            (await http.GetStringAsync(new Uri("/readyz", UriKind.Relative))).ShouldContain("\"ready\":true");
        }

        await AskAsync(database, "create table notes (note text)");
        await postgres.BackUpAsync(Path.Combine(postgres.Folder, "base"));
        await AskAsync(database, "insert into notes values ('kept')");
        var moment = await AskAsync(database, "select clock_timestamp()::text");
        await AskAsync(database, "drop table notes");
        await AskAsync(database, "select pg_switch_wal()");

        await using var restored = await PostgresCluster.RestoreAsync(
            Path.Combine(postgres.Folder, "base"),
            $"restore_command = 'i=0; while [ ! -f {postgres.Folder}/wal/%f ] && [ $i -lt 50 ]; do sleep 0.1; i=$((i+1)); done; cp {postgres.Folder}/wal/%f %p'\nrecovery_target_time = '{moment}'\nrecovery_target_action = promote\narchive_mode = off");

        (await AskAsync(new NpgsqlConnectionStringBuilder(database) { Host = restored.Folder }.ToString(), "select note from notes")).ShouldBe("kept");
    }

    // As it is shipped, but for sizes that this machine may not have and the place of the archive.
    private static string Settings(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "wal"), (UnixFileMode)Convert.ToInt32("777", 8));
        File.SetUnixFileMode(Path.Combine(folder, "wal"), (UnixFileMode)Convert.ToInt32("777", 8));
        return File.ReadAllText(Source.File("cluster", "postgresql.conf"))
            .Replace("shared_buffers = 4GB", "shared_buffers = 64MB", StringComparison.Ordinal)
            .Replace("/var/backups/relief/wal", Path.Combine(folder, "wal"), StringComparison.Ordinal);
    }

    private static async Task<string?> AskAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
