using System.Data.Common;
using CivilAffairs.Relief.Domain;
using Dapper;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>How what an office set comes to its end, the same for norms and for plans.</summary>
internal static class Standing
{
    public static async Task<bool> EndAsync(DbDataSource source, string table, Guid id, DateOnly lastDay, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"UPDATE {table} SET to_day = @LastDay WHERE id = @Id AND withdrawn_at IS NULL", new { Id = id.ToString(), LastDay = DayText.Of(lastDay) }, cancellationToken: cancellationToken)) == 1;
    }

    public static async Task<bool> WithdrawAsync(DbDataSource source, string table, Guid id, AccountName by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"UPDATE {table} SET withdrawn_by = @By, withdrawn_at = @At WHERE id = @Id AND withdrawn_at IS NULL",
            new { Id = id.ToString(), By = by.ToString(), At = at.ToUnixTimeMilliseconds() },
            cancellationToken: cancellationToken)) == 1;
    }
}
