using Npgsql;

namespace CivilAffairs.Relief.Journal.Postgres;

/// <summary>Brings a schema of a PostgreSQL database to its present form.</summary>
public static class PostgresMigrations
{
    /// <summary>Applies the steps that are missing, in the transaction that the connection is in. Of several programs that come together, one applies them.</summary>
    /// <param name="connection">In a transaction; it looks into the schema first.</param>
    /// <param name="schema">A plain lower-case name.</param>
    /// <returns>The version it was at; 0 where it was not there.</returns>
    /// <exception cref="JournalException">The schema was made by a later version of the program.</exception>
    public static async Task<int> ApplyAsync(NpgsqlConnection connection, string schema, IReadOnlyList<Migration> steps, CancellationToken cancellationToken)
    {
        await RunAsync($"select pg_advisory_xact_lock(hashtextextended('relief schema {schema}', 0))");
        if (await AskAsync<bool>($"select to_regnamespace('{schema}') is null")) await RunAsync($"create schema {schema}");
        await RunAsync("create table if not exists schema_version (version integer not null)");
        var present = await AskAsync<int>("select coalesce(max(version), 0) from schema_version");
        foreach (var step in Migration.Missing(steps, present))
        {
            await RunAsync(step.Sql);
            await RunAsync("delete from schema_version");
            await RunAsync($"insert into schema_version (version) values ({step.Version})");
        }

        return present;

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        async Task<T> AskAsync<T>(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
    }
}
