using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Postgres;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Engine.Tests.Contract;

public abstract class InProcessEngineContract : EngineContract
{
    protected override Task<IEngine> StartAsync() => Task.FromResult<IEngine>(new InProcessEngine(new EntityHost(Journal, EventCodec.Relief, ReliefThings.All)));

    protected override async Task StopAsync(IEngine engine) => await ((InProcessEngine)engine).DisposeAsync();
}

public sealed class InProcessEngineInMemoryTests : InProcessEngineContract
{
    protected override IJournal Journal { get; } = new InMemoryJournal();

    protected override Task CloseAsync() => Task.CompletedTask;
}

public sealed class InProcessEngineOnSqliteTests : InProcessEngineContract
{
    private readonly TempFolder _folder = new();

    public InProcessEngineOnSqliteTests() => Journal = SqliteJournal.Open(_folder.File("journal.db"), new JournalSecrets(new byte[JournalSecrets.KeyLength]));

    protected override IJournal Journal { get; }

    protected override async Task CloseAsync()
    {
        await Journal.DisposeAsync();
        _folder.Dispose();
    }
}

[Needs(Need.PostgreSql)]
public sealed class InProcessEngineOnPostgresTests : InProcessEngineContract
{
    private PostgresJournal? _journal;

    protected override IJournal Journal => _journal ?? throw new InvalidOperationException("the journal is not open");

    protected override async Task OpenAsync()
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        _journal = await PostgresJournal.OpenAsync(database, new JournalSecrets(new byte[JournalSecrets.KeyLength]));
    }

    protected override async Task CloseAsync() => await Journal.DisposeAsync();
}
