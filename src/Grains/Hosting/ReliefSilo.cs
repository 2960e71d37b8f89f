using CivilAffairs.Relief.Engine.Entities;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace CivilAffairs.Relief.Grains;

/// <summary>How silos and clients of the cluster are set up, wherever they run.</summary>
public static class ReliefSilo
{
    /// <summary>Name of the grain storage that keeps the snapshots.</summary>
    public const string Snapshots = "relief-snapshots";

    // A call that went to a silo which is no more gets no answer, not even when the cluster has noticed: this is what the caller loses by it.
    private static readonly TimeSpan Response = TimeSpan.FromSeconds(4);

    /// <summary>Lets the silo host the things.</summary>
    /// <param name="silo">Its services have a shared <see cref="EntityHost"/>.</param>
    public static ISiloBuilder AddRelief(this ISiloBuilder silo)
    {
        silo.AddActivityPropagation();
        silo.AddIncomingGrainCallFilter<GrainCalls>();
        silo.Configure<SiloMessagingOptions>(messaging => (messaging.ResponseTimeout, messaging.SystemResponseTimeout) = (Response, Response));
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            // Two neighbours that miss a silo for six seconds declare it dead: a machine that fell over is missed, one that is busy is not.
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 3;

            // A silo that was heard within three of these is not declared dead, whatever it misses: one that stands still must not gain half a minute by it.
            membership.MaxProbeTimeout = TimeSpan.FromSeconds(3);
            membership.NumVotesForDeathDeclaration = 2;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
        });
        return silo;
    }

    /// <summary>Sets up a client of the cluster that hosts nothing.</summary>
    public static IClientBuilder AddRelief(this IClientBuilder client)
    {
        client.AddActivityPropagation();
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = Response);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
        return client;
    }
}
