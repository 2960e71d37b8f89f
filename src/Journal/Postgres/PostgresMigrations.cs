using Npgsql;

namespace CivilAffairs.Relief.Journal.Postgres;

/// <summary>Brings a schema of a PostgreSQL database to its present form.</summary>
public static class PostgresMigrations
{
    /// <summary>
    /// Applies the steps that are missing, in the transaction that the connection is in. Of several programs that come together, one applies them. Where none are missing it only looks: whoever
    /// may not create anything may come, too.
    /// </summary>
    /// <param name="connection">In a transaction; until its end it looks into the schema first.</param>
    /// <param name="schema">A plain lower-case name.</param>
    /// <param name="versions">The table in it that tells how far it is.</param>
    /// <returns>The version it was at; 0 where it was not there.</returns>
    /// <exception cref="JournalException">The schema was made by a later version of the program.</exception>
    public static async Task<int> ApplyAsync(NpgsqlConnection connection, string schema, IReadOnlyList<Migration> steps, CancellationToken cancellationToken, string versions = "schema_version")
    {
        await RunAsync($"select pg_advisory_xact_lock(hashtextextended('relief schema {schema}', 0))");
        await RunAsync($"set local search_path to {schema}");
        var present = await AskAsync<bool>($"select to_regclass('{schema}.{versions}') is not null") ? await AskAsync<int>($"select coalesce(max(version), 0) from {versions}") : 0;
        List<Migration> missing = [.. Migration.Missing(steps, present)];
        if (missing.Count == 0) return present;
        if (await AskAsync<bool>($"select to_regnamespace('{schema}') is null")) await RunAsync($"create schema {schema}");
        await RunAsync($"create table if not exists {versions} (version integer not null)");
        foreach (var step in missing) await RunAsync(step.Sql);
        await RunAsync($"delete from {versions}");
        await RunAsync($"insert into {versions} (version) values ({missing[^1].Version})");
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
