using System.Net;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Grains;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivilAffairs.Relief.Cluster.Bench;

/// <summary>A silo in a process of its own, until its input ends.</summary>
internal static class SiloProcess
{
    public const string Ready = "ready";
    public const string Cluster = "bench";

    private const int FirstSiloPort = 21111;
    private const int FirstGatewayPort = 23111;

    public static int GatewayPort(int number) => FirstGatewayPort + number;

    public static EntityHost HostOf(IJournal journal, bool shared) =>
        new(journal, EventCodec.Relief, ReliefThings.All, null, new EngineOptions { SharedJournal = shared }, TimeProvider.System, NullLogger.Instance);

    public static Task<PostgresJournal> OpenAsync(string database) => PostgresJournal.OpenAsync(database, new JournalSecrets(new byte[JournalSecrets.KeyLength]));

    public static async Task RunAsync(string database, int number)
    {
        await using var journal = await OpenAsync(database);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(HostOf(journal, shared: true));
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(FirstSiloPort + number, GatewayPort(number), new IPEndPoint(IPAddress.Loopback, FirstSiloPort), Cluster, Cluster)
            .AddRelief());
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(Ready);
        await Console.In.ReadLineAsync();
        await host.StopAsync();
    }
}
