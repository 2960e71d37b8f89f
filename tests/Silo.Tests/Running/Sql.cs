using Npgsql;

namespace CivilAffairs.Relief.Silo.Tests.Running;

internal static class Sql
{
    public static async Task RunAsync(string database, string sql) => await AskAsync<object>(database, sql);

    /// <summary>Runs a statement.</summary>
    /// <returns>The first value that it tells, or none.</returns>
    public static async Task<T?> AskAsync<T>(string database, string sql)
    {
        // Not from the pool: the tests pull the server away, and what is kept there is broken then.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }
}
