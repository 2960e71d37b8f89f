using CivilAffairs.Relief.Doors;
using CivilAffairs.Relief.Journal.Postgres;
using Npgsql;

namespace CivilAffairs.Relief.Cli.Database;

/// <summary>What the user of the nodes may do: read and write in every schema, and empty a view that is to be filled anew. Nothing else.</summary>
internal static class Grants
{
    private const string Views = "views";

    /// <param name="role">A user of the database that is there already.</param>
    public static async Task GiveAsync(NpgsqlDataSource database, string role, CancellationToken cancellationToken)
    {
        using var quoting = new NpgsqlCommandBuilder();
        var to = quoting.QuoteIdentifier(role);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        foreach (var schema in (string[])[PostgresJournal.DefaultSchema, Views, DoorSchema.Name, ClusterSchema.Name])
        {
            batch.BatchCommands.Add(new($"grant usage on schema {schema} to {to}"));
            batch.BatchCommands.Add(new($"grant select, insert, update, delete{(schema == Views ? ", truncate" : string.Empty)} on all tables in schema {schema} to {to}"));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
