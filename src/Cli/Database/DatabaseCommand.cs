using System.CommandLine;
using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Postgres;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Processes;
using CivilAffairs.Relief.Views.Projections;
using CivilAffairs.Relief.Views.Storage;
using Npgsql;
using Spectre.Console;

namespace CivilAffairs.Relief.Cli.Database;

/// <summary><c>relief database</c>: the schemas of a cluster's PostgreSQL.</summary>
internal static class DatabaseCommand
{
    private const string Variable = "RELIEF_Relief__Postgres";

    public static Command Create(IAnsiConsole console) => new("database", "The schemas of a PostgreSQL database.") { Up(console) };

    private static Command Up(IAnsiConsole console)
    {
        var postgres = new Option<string?>("--postgres") { Description = $"Connection string [environment: {Variable}]", DefaultValueFactory = _ => Environment.GetEnvironmentVariable(Variable) };
        var key = new Option<FileInfo>("--master-key") { Description = "File of the master key; made where it is not there", Required = true };
        var command = new Command(
            "up",
            """
            Brings the schemas of journal, views and cluster to their present form; what is there already stays. Run it before the first node of a cluster starts,
            and before the first node of a new version does. The database exists already and is encoded in UTF-8.

              relief database up --postgres "Host=db;Database=relief;Username=relief" --master-key /etc/relief/master.key

            Every node needs the same master key: copy the file, and keep another copy apart from the database.
            """)
        { postgres, key };
        command.Does(console, async (arguments, cancellationToken) =>
        {
            if (arguments.GetValue(postgres) is not { Length: > 0 } address) throw new UsageException($"no database: set {Variable} or give --postgres");
            var secrets = JournalSecrets.FromFile(arguments.GetRequiredValue(key).FullName);
            try
            {
                await (await PostgresJournal.OpenAsync(address, secrets, cancellationToken: cancellationToken)).DisposeAsync();
                console.Line($"journal: ready");
                await (await ViewStore.OpenAsync(new PostgresViewDatabase(address), ReliefProjections.All(), ReliefProcesses.All, cancellationToken: cancellationToken)).DisposeAsync();
                console.Line($"views: ready");
                var was = await ClusterUpAsync(address, cancellationToken);
                console.Line($"cluster: version {was} → {ClusterSchema.Steps[^1].Version}");
            }
            catch (NpgsqlException fault)
            {
                throw new JournalException("The database cannot be used", fault);
            }

            return ExitCode.Well;
        });
        return command;
    }

    private static async Task<int> ClusterUpAsync(string address, CancellationToken cancellationToken)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(address) { SearchPath = ClusterSchema.Name, Pooling = false }.ToString();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var was = await PostgresMigrations.ApplyAsync(connection, ClusterSchema.Name, ClusterSchema.Steps, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return was;
    }
}
