using System.Data.Common;
using CivilAffairs.Relief.Domain;
using Dapper;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>What offices set for themselves, beside the accounts. Read at each request: another node may have written.</summary>
/// <param name="table">Whose rows are set once, and then only ended or withdrawn.</param>
public abstract class OwnStore<TOwn>(DbDataSource source, string table)
    where TOwn : class, IOwn
{
    private const string Standing = "withdrawn_at IS NULL";

    protected DbDataSource Source => source;

    /// <summary>All that are not withdrawn, as they were set.</summary>
    public Task<IReadOnlyList<TOwn>> ListAsync(CancellationToken cancellationToken) => ReadAsync(Standing, with: null, cancellationToken);

    /// <returns>Null where there is none, or it was withdrawn.</returns>
    public async Task<TOwn?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync($"id = @Id AND {Standing}", new { Id = id.ToString() }, cancellationToken)).SingleOrDefault();

    /// <returns>False where one of the same begins on that day.</returns>
    public abstract Task<bool> AddAsync(TOwn own, CancellationToken cancellationToken);

    /// <returns>False where there is none, or it was withdrawn.</returns>
    public Task<bool> EndAsync(Guid id, DateOnly lastDay, CancellationToken cancellationToken) =>
        ChangeAsync("to_day = @LastDay", new { Id = id.ToString(), LastDay = DayText.Of(lastDay) }, cancellationToken);

    /// <returns>False where there is none, or it was withdrawn before.</returns>
    public Task<bool> WithdrawAsync(Guid id, AccountName by, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync("withdrawn_by = @By, withdrawn_at = @At", new { Id = id.ToString(), By = by.ToString(), At = at.ToUnixTimeMilliseconds() }, cancellationToken);

    /// <param name="which">A condition on the table's columns.</param>
    /// <param name="with">Its parameters.</param>
    /// <returns>In the order of their ids, which begin with their time.</returns>
    protected abstract Task<IReadOnlyList<TOwn>> ReadAsync(string which, object? with, CancellationToken cancellationToken);

    private async Task<bool> ChangeAsync(string change, object with, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition($"UPDATE {table} SET {change} WHERE id = @Id AND {Standing}", with, cancellationToken: cancellationToken)) == 1;
    }
}
