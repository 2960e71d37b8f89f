using System.Data.Common;
using CivilAffairs.Relief.Domain;
using Dapper;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>The accounts in a database of their own: a SQLite file, or a schema of PostgreSQL; the SQL is the same.</summary>
public sealed class AccountDatabase(DbDataSource source)
{
    private const string Columns = """
        name, normalized_name AS NormalizedName, display_name AS DisplayName, role, scope, depot, password_hash AS PasswordHash, security_stamp AS SecurityStamp,
        lockout_end AS LockoutEnd, failed_sign_ins AS FailedSignIns, must_change_password AS MustChangePassword
        """;

    public async Task<Account?> FindAsync(string normalizedName, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<AccountRow>(new CommandDefinition(
            $"SELECT {Columns} FROM accounts WHERE normalized_name = @normalizedName", new { normalizedName }, cancellationToken: cancellationToken));
        return row?.ToAccount();
    }

    /// <summary>A page of the accounts bound to places inside the scope, by name.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(PlaceCode scope, int skip, int take, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<AccountRow>(new CommandDefinition(
            $"SELECT {Columns} FROM accounts WHERE @everywhere OR scope LIKE @inside ORDER BY normalized_name LIMIT @take OFFSET @skip",
            new { everywhere = scope == PlaceCode.Country, inside = $"{scope}%", take, skip },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToAccount())];
    }

    /// <returns>False where the name is taken.</returns>
    public Task<bool> AddAsync(Account account, CancellationToken cancellationToken) => WriteAsync(
        """
        INSERT INTO accounts (normalized_name, name, display_name, role, scope, depot, password_hash, security_stamp, lockout_end, failed_sign_ins, must_change_password)
        VALUES (@NormalizedName, @Name, @DisplayName, @Role, @Scope, @Depot, @PasswordHash, @SecurityStamp, @LockoutEnd, @FailedSignIns, @MustChangePassword)
        ON CONFLICT (normalized_name) DO NOTHING
        """,
        AccountRow.Of(account),
        cancellationToken);

    /// <returns>False where there is no such account.</returns>
    public Task<bool> UpdateAsync(Account account, CancellationToken cancellationToken) => WriteAsync(
        """
        UPDATE accounts SET name = @Name, display_name = @DisplayName, role = @Role, scope = @Scope, depot = @Depot, password_hash = @PasswordHash,
            security_stamp = @SecurityStamp, lockout_end = @LockoutEnd, failed_sign_ins = @FailedSignIns, must_change_password = @MustChangePassword
        WHERE normalized_name = @NormalizedName
        """,
        AccountRow.Of(account),
        cancellationToken);

    /// <returns>False where there is no such account.</returns>
    public Task<bool> RemoveAsync(string normalizedName, CancellationToken cancellationToken) =>
        WriteAsync("DELETE FROM accounts WHERE normalized_name = @normalizedName", new { normalizedName }, cancellationToken);

    private async Task<bool> WriteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>A row as both databases hold it.</summary>
    private sealed class AccountRow
    {
        public string Name { get; init; } = string.Empty;

        public string NormalizedName { get; init; } = string.Empty;

        public string DisplayName { get; init; } = string.Empty;

        public string Role { get; init; } = string.Empty;

        public string Scope { get; init; } = string.Empty;

        public string? Depot { get; init; }

        public string? PasswordHash { get; init; }

        public string SecurityStamp { get; init; } = string.Empty;

        public long? LockoutEnd { get; init; }

        public long FailedSignIns { get; init; }

        public long MustChangePassword { get; init; }

        public static AccountRow Of(Account account) => new()
        {
            Name = account.Name.ToString(),
            NormalizedName = account.NormalizedName,
            DisplayName = account.DisplayName,
            Role = account.Role.ToString(),
            Scope = account.Scope.ToString(),
            Depot = account.Depot?.ToString(),
            PasswordHash = account.PasswordHash,
            SecurityStamp = account.SecurityStamp,
            LockoutEnd = account.LockoutEnd?.ToUnixTimeMilliseconds(),
            FailedSignIns = account.FailedSignIns,
            MustChangePassword = account.MustChangePassword ? 1 : 0,
        };

        public Account ToAccount() => new()
        {
            Name = AccountName.TryParse(Name, out var name) ? name : default,
            NormalizedName = NormalizedName,
            DisplayName = DisplayName,
            Role = Enum.Parse<Role>(Role),
            Scope = PlaceCode.Parse(Scope),
            Depot = DepotId.TryParse(Depot, out var depot) ? depot : null,
            PasswordHash = PasswordHash,
            SecurityStamp = SecurityStamp,
            LockoutEnd = LockoutEnd is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null,
            FailedSignIns = (int)FailedSignIns,
            MustChangePassword = MustChangePassword != 0,
        };
    }
}
