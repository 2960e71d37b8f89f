using System.CommandLine;
using CivilAffairs.Relief.Cli.Screen;
using CivilAffairs.Relief.Doors;
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
        var role = new Option<string?>("--role") { Description = "User of the nodes, where it is another than the one here: it may read and write what is made, and make nothing" };
        var key = new Option<FileInfo>("--master-key") { Description = "File of the master key; made where it is not there", Required = true };
        var command = new Command(
            "up",
            """
            Brings everything that a cluster keeps in PostgreSQL to its present form: journal, views, accounts, photos and the cluster's members; what is there
            already stays, and a second run changes nothing. Run it before the first node of a cluster starts, and before the first node of a new version does. The
            database exists already and is encoded in UTF-8.

              relief database up --postgres "Host=db;Database=relief;Username=relief" --master-key /etc/relief/master.key

            Every node needs the same master key: copy the file, and keep another copy apart from the database.

            The nodes may come as another user, who writes and reads but creates nothing; it exists already. Say so each time, for then views that changed with the
            version are made anew here, and stand still until a node of the new version fills them:

              relief database up --postgres "Host=db;Database=relief;Username=relief" --role relief_node --master-key /etc/relief/master.key
            """)
        { postgres, role, key };
        command.Does(console, async (arguments, cancellationToken) =>
        {
            if (arguments.GetValue(postgres) is not { Length: > 0 } address) throw new UsageException($"no database: set {Variable} or give --postgres");
            var secrets = JournalSecrets.FromFile(arguments.GetRequiredValue(key).FullName);
            try
            {
                await UpAsync(console, address, secrets, arguments.GetValue(role), cancellationToken);
            }
            catch (NpgsqlException fault)
            {
                throw new JournalException("The database cannot be used", fault);
            }

            return ExitCode.Well;
        });
        return command;
    }

    private static async Task UpAsync(IAnsiConsole console, string address, JournalSecrets secrets, string? role, CancellationToken cancellationToken)
    {
        await (await PostgresJournal.OpenAsync(address, secrets, cancellationToken: cancellationToken)).DisposeAsync();
        console.Line($"journal: ready");
        await using (var views = await ViewStore.OpenAsync(new PostgresViewDatabase(address), ReliefProjections.All(), ReliefProcesses.All, cancellationToken: cancellationToken))
        {
            var anew = role is null ? [] : await views.BringUpAsync(cancellationToken);
            console.Line($"views: {(anew.Count == 0 ? "ready" : $"ready; to be filled anew: {string.Join(", ", anew)}")}");
        }

        await using var database = new NpgsqlDataSourceBuilder(address).Build();
        foreach (var (name, schema) in new[] { ("accounts", DoorSchema.Accounts), ("photos", DoorSchema.Photos) })
        {
            var before = await schema.PrepareAsync(database, cancellationToken);
            console.Line($"{name}: version {before} → {schema.Version}");
        }

        var was = await ClusterUpAsync(database, cancellationToken);
        console.Line($"cluster: version {was} → {ClusterSchema.Steps[^1].Version}");
        if (role is null) return;
        await Grants.GiveAsync(database, role, cancellationToken);
        console.Line($"{role}: may read and write");
    }

    private static async Task<int> ClusterUpAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var was = await PostgresMigrations.ApplyAsync(connection, ClusterSchema.Name, ClusterSchema.Steps, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return was;
    }
}
