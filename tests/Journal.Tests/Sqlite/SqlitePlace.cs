using CivilAffairs.Relief.Journal.Writer;
using CivilAffairs.Relief.Testing;
using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Journal.Tests.Sqlite;

public sealed class SqlitePlace : JournalPlace
{
    private readonly TempFolder _folder = new();

    public string File => _folder.File("journal.db");

    public string Beside(string name) => _folder.File(name);

    public override JournalAddress Address => new("sqlite", File);

    public override async Task<IAsyncDisposable> HoldHeadAsync()
    {
        var connection = await ConnectAsync();
        await RunAsync(connection, "begin immediate");
        return connection;
    }

    public override async Task TamperAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await RunAsync(connection, sql);
    }

    /// <summary>The one blob a query gives.</summary>
    public async Task<byte[]> AskAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (byte[])(await command.ExecuteScalarAsync())!;
    }

    public override Task DropGuardsAsync() => TamperAsync("drop trigger events_are_never_changed; drop trigger events_are_never_deleted");

    public override async Task ToFirstSchemaAsync()
    {
        var first = Migration.Of(typeof(IJournal).Assembly, "Journal.Sqlite.Schema.")[0].Sql;
        var events = first[first.IndexOf("create table events", StringComparison.Ordinal)..first.IndexOf("create table claims", StringComparison.Ordinal)];
        await DropGuardsAsync();
        await TamperAsync($"alter table events rename to later; {events} insert into events select * from later order by position; drop table later; update schema_version set version = 1");
        await TamperAsync(first[first.IndexOf("create trigger", StringComparison.Ordinal)..]);
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
