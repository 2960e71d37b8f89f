using Npgsql;

namespace CivilAffairs.Relief.Silo.Tests.Running;

internal static class Sql
{
    public static async Task RunAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
