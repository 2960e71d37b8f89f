using System.Net;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Snapshots;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Grains;
using CivilAffairs.Relief.Journal.Events;
using Npgsql;
using Orleans.Configuration;
using Orleans.Storage;

namespace CivilAffairs.Relief.Silo;

/// <summary>Makes an application a node of a cluster that keeps its members in PostgreSQL, or a cluster of one machine where the records are in files.</summary>
public static class Node
{
    /// <summary>The schema that <c>relief database up</c> makes.</summary>
    private const string Schema = "cluster";

    private const string Invariant = "Npgsql";

    /// <summary>What hosts the things, seen from this node.</summary>
    public static IEngine Engine(IServiceProvider services) => new OrleansEngine(services.GetRequiredService<IClusterClient>(), services.GetRequiredService<EntityHost>());

    /// <exception cref="InvalidOperationException">The database lacks the schema of a cluster, or a client is to be alone.</exception>
    public static async Task JoinAsync(WebApplicationBuilder builder, Installation installation, NodeOptions node)
    {
        var database = installation.Options.Postgres is { } address ? await CheckAsync(address) : null;
        if (node.Role == NodeRole.Web)
        {
            if (database is null) throw new InvalidOperationException("a node of the role web needs the cluster's PostgreSQL: set Relief:Postgres");
            builder.Host.UseOrleansClient(client => Join(client, node, database));
        }
        else
        {
            builder.Host.UseOrleans(silo => Join(silo, node, database));
        }

        builder.Services.AddSingleton(services => new EntityHost(
            installation.Journal,
            EventCodec.Relief,
            ReliefThings.All,
            SnapshotsOf(services, installation, node),
            new EngineOptions { SharedJournal = database is not null },
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<Entity>>()));
    }

    private static ISnapshots? SnapshotsOf(IServiceProvider services, Installation installation, NodeOptions node) => (node.Role, installation.Options.Postgres) switch
    {
        (NodeRole.Web, _) => null,
        (_, null) => installation.OpenSnapshots(),
        _ => new StoredSnapshots(services.GetRequiredKeyedService<IGrainStorage>(ReliefSilo.Snapshots)),
    };

    private static void Join(ISiloBuilder silo, NodeOptions node, string? database)
    {
        silo.AddRelief();
        if (database is null)
        {
            silo.UseLocalhostClustering(node.SiloPort, node.GatewayPort, serviceId: node.Cluster, clusterId: node.Cluster);
            return;
        }

        silo.Configure<ClusterOptions>(Name(node));
        silo.UseAdoNetClustering(members => (members.Invariant, members.ConnectionString) = (Invariant, database));
        silo.AddAdoNetGrainStorage(ReliefSilo.Snapshots, storage =>
        {
            (storage.Invariant, storage.ConnectionString) = (Invariant, database);
            storage.GrainStorageSerializer = new SnapshotJson();
        });
        if (node.Address is { } own) silo.ConfigureEndpoints(IPAddress.Parse(own), node.SiloPort, node.GatewayPort);
        else silo.ConfigureEndpoints(node.SiloPort, node.GatewayPort);
    }

    private static void Join(IClientBuilder client, NodeOptions node, string database)
    {
        client.AddRelief();
        client.Configure<ClusterOptions>(Name(node));
        client.UseAdoNetClustering(members => (members.Invariant, members.ConnectionString) = (Invariant, database));

        // The nodes that host things may start later.
        client.UseConnectionRetryFilter(async (_, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            return true;
        });
    }

    private static Action<ClusterOptions> Name(NodeOptions node) => cluster => (cluster.ClusterId, cluster.ServiceId) = (node.Cluster, node.Cluster);

    private static async Task<string> CheckAsync(string address)
    {
        var database = new NpgsqlConnectionStringBuilder(address) { SearchPath = Schema }.ToString();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select to_regclass('orleansquery') is not null", connection);
        return await command.ExecuteScalarAsync() is true ? database : throw new InvalidOperationException("the database lacks the schema of a cluster: run `relief database up` first");
    }
}
