using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Snapshots;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace CivilAffairs.Relief.Grains.Tests.Running;

/// <summary>Silos of one cluster in this process, each with its own way to the journal, and the engine of a client.</summary>
public sealed class Cluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _silos;
    private readonly Dictionary<string, Line> _lines;

    private Cluster(InProcessTestCluster silos, Dictionary<string, Line> lines, EntityHost client)
    {
        _silos = silos;
        _lines = lines;
        Engine = new(silos.Client, client);
    }

    public OrleansEngine Engine { get; }

    public IReadOnlyList<InProcessSiloHandle> Silos => _silos.Silos;

    public IGrainFactory Grains => _silos.Client;

    /// <param name="journal">The journal as one silo reaches it, by its number; the client's is number -1.</param>
    /// <param name="snapshots">Where snapshots are kept, every second event; null for nowhere.</param>
    public static async Task<Cluster> StartAsync(Func<int, IJournal> journal, short silos = 1, ISnapshots? snapshots = null, ILogger? log = null)
    {
        var lines = new Dictionary<string, Line>();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((own, silo) =>
        {
            int number = lines.Count;
            var line = lines[own.SiloName] = new Line();
            silo.AddRelief();
            silo.Services.AddSingleton(HostOf(journal(number), snapshots, log));
            silo.Configure<SiloConnectionOptions>(line.Guard);
        });
        builder.ConfigureClient(client => client.AddRelief());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster, lines, HostOf(journal(-1), snapshots, log));
    }

    public Task KillAsync(InProcessSiloHandle silo) => _silos.KillSiloAsync(silo);

    public Task StopAsync(InProcessSiloHandle silo) => _silos.StopSiloAsync(silo);

    public Task<InProcessSiloHandle> AddSiloAsync() => _silos.StartAdditionalSiloAsync();

    /// <summary>Cuts a silo off from the others and from the clients; the journal it still reaches.</summary>
    public void CutOff(InProcessSiloHandle silo) => _lines[silo.Name].Cut();

    /// <summary>The engine as seen by somebody on that silo.</summary>
    public OrleansEngine On(InProcessSiloHandle silo)
    {
        var services = silo.ServiceProvider;
        return new(services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<EntityHost>()) { Patience = TimeSpan.FromSeconds(1) };
    }

    public async ValueTask DisposeAsync()
    {
        await _silos.StopAllSilosAsync();
        await _silos.DisposeAsync();
    }

    private static EntityHost HostOf(IJournal journal, ISnapshots? snapshots, ILogger? log) => new(
        journal,
        EventCodec.Relief,
        ReliefThings.All,
        snapshots,
        new EngineOptions { SharedJournal = true, SnapshotEvery = 2 },
        TimeProvider.System,
        log ?? NullLogger.Instance);
}
