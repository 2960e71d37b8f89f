using CivilAffairs.Relief.Journal.Postgres;
using CivilAffairs.Relief.Journal.Writer;
using CivilAffairs.Relief.Testing;
using Npgsql;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests.Postgres;

public sealed class PostgresFaultTests
{
    [NeedsFact(Need.PostgreSql)]
    public async Task What_was_acknowledged_outlives_crashes_of_the_database_under_load()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.CreateDatabaseAsync();
        await using var one = await PostgresJournal.OpenAsync(database, JournalAddress.Secrets);
        await using var two = await PostgresJournal.OpenAsync(database, JournalAddress.Secrets);
        await using var first = new Running(one, callers: 32, seed: 1);
        await using var second = new Running(two, callers: 8, seed: 2);
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(first.MoreAsync(300), second.MoreAsync(50));
            await cluster.CrashAndRestartAsync();
        }

        await Task.WhenAll(first.MoreAsync(300), second.MoreAsync(50));
        Acknowledged[] acknowledged = [.. await first.StopAsync(), .. await second.StopAsync()];
        await Everything.AcknowledgedIsThereOnceAsync(one, acknowledged);
    }

    [NeedsFact(Need.PostgreSql, Need.SmallDisk)]
    public async Task A_full_disk_is_told_and_nothing_acknowledged_is_lost()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 300);
        await using var cluster = await PostgresCluster.StartAsync(disk.Path);
        await using var journal = await PostgresJournal.OpenAsync(await cluster.CreateDatabaseAsync(), JournalAddress.Secrets);

        // Without room for its log the server goes down by itself, and an operator starts it again.
        await DiskFull.SurvivesAsync(journal, disk, cluster.CrashAndRestartAsync);
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task A_lost_connection_is_replaced()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await using var journal = await PostgresJournal.OpenAsync(database, JournalAddress.Secrets);
        await using var running = new Running(journal, callers: 8, seed: 4);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        for (var round = 0; round < 5; round++)
        {
            await running.MoreAsync(50);
            await using var cut = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", connection);
            await cut.ExecuteNonQueryAsync();
        }

        await running.MoreAsync(50);
        await Everything.AcknowledgedIsThereOnceAsync(journal, await running.StopAsync());
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task Two_journals_live_in_two_schemas_of_one_database()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await using var one = await PostgresJournal.OpenAsync(database, JournalAddress.Secrets, "county_a");
        await using var two = await PostgresJournal.OpenAsync(database, JournalAddress.Secrets, "county_b");
        await new Load(one, streams: 2, (_, _) => { }).RunAsync(callers: 2, requests: 5, seed: 1, CancellationToken.None);

        Assert.Equal(0, (await two.HeadAsync(CancellationToken.None)).Value);
        await Assert.ThrowsAsync<ArgumentException>(() => PostgresJournal.OpenAsync(database, JournalAddress.Secrets, "x; drop"));
    }
}
