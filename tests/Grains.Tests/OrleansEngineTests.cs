using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Tests.Contract;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Grains.Tests.Running;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Postgres;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Grains.Tests;

/// <summary>The suite of the engine in one process, each engine here being a cluster of its own: two of them have every thing at work twice.</summary>
public abstract class OrleansEngineContract : EngineContract
{
    private readonly Dictionary<IEngine, Cluster> _clusters = [];

    protected override async Task<IEngine> StartAsync()
    {
        var cluster = await Cluster.StartAsync(_ => Journal);
        _clusters.Add(cluster.Engine, cluster);
        return cluster.Engine;
    }

    protected override async Task StopAsync(IEngine engine) => await _clusters[engine].DisposeAsync();
}

public sealed class OrleansEngineInMemoryTests : OrleansEngineContract
{
    protected override IJournal Journal { get; } = new InMemoryJournal();

    protected override Task CloseAsync() => Task.CompletedTask;
}

[Needs(Need.PostgreSql)]
public sealed class OrleansEngineOnPostgresTests : OrleansEngineContract
{
    private PostgresJournal? _journal;

    protected override IJournal Journal => _journal ?? throw new InvalidOperationException("the journal is not open");

    protected override async Task OpenAsync() => _journal = await PostgresJournal.OpenAsync(
        await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(),
        new JournalSecrets(new byte[JournalSecrets.KeyLength]));

    protected override async Task CloseAsync() => await Journal.DisposeAsync();
}
