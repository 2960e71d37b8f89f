using System.Diagnostics;
using System.Globalization;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Grains;
using CivilAffairs.Relief.Journal.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CivilAffairs.Relief.Cluster.Bench;

/// <summary>One way to run the things: in this process, or on silos that are processes of their own and are asked from this one.</summary>
internal sealed class Setup : IAsyncDisposable
{
    private readonly List<Process> _silos = [];
    private PostgresJournal? _journal;
    private IHost? _client;

    public IEngine Engine { get; private set; } = null!;

    /// <summary>Processor time of this process and of the silos; the database's is not in it.</summary>
    public TimeSpan Processor => _silos.Aggregate(Environment.CpuUsage.TotalTime, static (sum, silo) => sum + silo.TotalProcessorTime);

    /// <param name="silos">How many; 0 for in process.</param>
    public static async Task<Setup> StartAsync(string server, int silos)
    {
        var setup = new Setup();
        var database = await MakeDatabaseAsync(server);
        setup._journal = await SiloProcess.OpenAsync(database);
        var host = SiloProcess.HostOf(setup._journal, shared: silos > 0);
        if (silos == 0)
        {
            setup.Engine = new InProcessEngine(host);
            return setup;
        }

        for (var number = 0; number < silos; number++) setup._silos.Add(await StartSiloAsync(database, number));
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .UseLocalhostClustering([.. Enumerable.Range(0, silos).Select(SiloProcess.GatewayPort)], SiloProcess.Cluster, SiloProcess.Cluster)
            .AddRelief());
        setup._client = builder.Build();
        await setup._client.StartAsync();
        setup.Engine = new OrleansEngine(setup._client.Services.GetRequiredService<IClusterClient>(), host);
        return setup;
    }

    public async ValueTask DisposeAsync()
    {
        if (Engine is InProcessEngine own) await own.DisposeAsync();
        if (_client is not null) await _client.StopAsync();
        _client?.Dispose();
        foreach (var silo in Enumerable.Reverse(_silos))
        {
            silo.StandardInput.Close();
            await silo.WaitForExitAsync();
            silo.Dispose();
        }

        if (_journal is not null) await _journal.DisposeAsync();
    }

    private static async Task<Process> StartSiloAsync(string database, int number)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["silo", database, number.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var silo = Process.Start(start)!;
        while (await silo.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == SiloProcess.Ready) return silo;
        }

        throw new InvalidOperationException($"silo {number} did not start");
    }

    private static async Task<string> MakeDatabaseAsync(string server)
    {
        var name = $"bench_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }
}
