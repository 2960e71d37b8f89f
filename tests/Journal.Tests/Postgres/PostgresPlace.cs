using CivilAffairs.Relief.Journal.Writer;
using CivilAffairs.Relief.Testing;
using Npgsql;

namespace CivilAffairs.Relief.Journal.Tests.Postgres;

public sealed class PostgresPlace(string connectionString) : JournalPlace
{
    public override JournalAddress Address => new("postgres", connectionString);

    public static async Task<JournalPlace> MakeAsync(PostgresCluster cluster) => new PostgresPlace(await cluster.CreateDatabaseAsync());

    public override async Task<IAsyncDisposable> HoldHeadAsync()
    {
        var connection = await ConnectAsync();
        await RunAsync(connection, "begin; select * from head for update");
        return connection;
    }

    public override async Task TamperAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await RunAsync(connection, sql);
    }

    public override Task DropGuardsAsync() => TamperAsync("drop trigger events_are_never_changed on events");

    // The first is still the present one.
    public override Task ToFirstSchemaAsync() => Task.CompletedTask;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{connectionString};Search Path=journal;Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
