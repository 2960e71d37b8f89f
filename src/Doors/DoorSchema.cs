using System.Data.Common;
using System.Globalization;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Postgres;
using Npgsql;

namespace CivilAffairs.Relief.Doors;

/// <summary>The tables of what the doors keep beside journal and views, step by step: a SQLite file for each, or one schema of PostgreSQL for all; the SQL is the same.</summary>
/// <remarks>In a project of its own, so that the operator's tool can make them before a node needs them.</remarks>
public sealed class DoorSchema
{
    /// <summary>The schema on PostgreSQL.</summary>
    public const string Name = "public";

    private readonly IReadOnlyList<Migration> _steps;
    private readonly string _versions;

    private DoorSchema(string part, string versions)
    {
        _steps = Migration.Of(typeof(DoorSchema).Assembly, $"Doors.Schema.{part}.");
        _versions = versions;
    }

    /// <summary>Accounts, session keys, second factors, sign-ins, the runs of imports, and the norms of offices.</summary>
    public static DoorSchema Accounts { get; } = new("Accounts", "accounts_version");

    /// <summary>The bytes of photos.</summary>
    public static DoorSchema Photos { get; } = new("Photos", "photos_version");

    /// <summary>What it is brought to.</summary>
    public int Version => _steps[^1].Version;

    /// <summary>Applies the steps that are missing; where none are, nothing is made or changed. Of several programs that come together, one applies them.</summary>
    /// <returns>The version it was at; 0 where it was not there, or from before there were versions.</returns>
    /// <exception cref="JournalException">The schema was made by a later version of the program.</exception>
    public async Task<int> PrepareAsync(DbDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var was = connection is NpgsqlConnection postgres
            ? await PostgresMigrations.ApplyAsync(postgres, Name, _steps, cancellationToken, _versions)
            : await ApplyAsync(connection, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return was;
    }

    // SQLite lets one transaction write at a time.
    private async Task<int> ApplyAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await RunAsync($"CREATE TABLE IF NOT EXISTS {_versions} (version integer NOT NULL)");
        await using var asking = Command($"SELECT coalesce(max(version), 0) FROM {_versions}");
        var present = Convert.ToInt32(await asking.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        foreach (var step in Migration.Missing(_steps, present))
        {
            await RunAsync(step.Sql);
            await RunAsync(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {_versions}; INSERT INTO {_versions} (version) VALUES ({step.Version})"));
        }

        return present;

        async Task RunAsync(string sql)
        {
            await using var command = Command(sql);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        DbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, sql);
            return command;
        }
    }
}
