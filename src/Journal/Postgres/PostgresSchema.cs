using Npgsql;

namespace CivilAffairs.Relief.Journal.Postgres;

/// <summary>Brings a schema of a database to its present form and checks that it can be written on.</summary>
internal static class PostgresSchema
{
    /// <exception cref="JournalException">Made by a later program, written under another master key, not UTF-8, not durable, or the head is not at the last event.</exception>
    public static async Task PrepareAsync(PostgresConnections connections, JournalSecrets secrets, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenOwnAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        if (await AskAsync<string>("show server_encoding") != "UTF8") throw new JournalException("The database's encoding is not UTF8");
        if (await AskAsync<string>("show synchronous_commit") == "off") throw new JournalException("With synchronous_commit off, what was acknowledged could be lost");
        await PostgresMigrations.ApplyAsync(connection, connections.Schema, Migration.OfJournal("Postgres"), cancellationToken);

        await using (var insert = new NpgsqlCommand("insert into head (id, position, hash, streams, fingerprint) values (1, 0, $1, 0, $2) on conflict do nothing", connection))
        {
            insert.Parameters.Add(new() { Value = EventHash.Genesis });
            insert.Parameters.Add(new() { Value = secrets.Fingerprint() });
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        var fingerprint = await AskAsync<byte[]>("select fingerprint from head");
        var whole = await AskAsync<bool>(
            "select position = coalesce((select max(position) from events), 0) and (position = 0 or hash = (select hash from events where position = head.position)) from head");
        await transaction.CommitAsync(cancellationToken);

        if (!fingerprint.AsSpan().SequenceEqual(secrets.Fingerprint())) throw new JournalException("This is not the master key the journal was written under");
        if (!whole) throw new JournalException("The journal's head is not at its last event: the database was altered");

        async Task<T> AskAsync<T>(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
    }
}
