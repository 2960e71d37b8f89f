using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.DataProtection;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>The secrets of authenticator apps, beside the accounts and sealed with the keys of the sessions: a copy of the database alone signs nobody in.</summary>
public sealed class SecondFactors(DbDataSource source, IDataProtectionProvider protection)
{
    private const string Gone = $"DELETE FROM second_factors WHERE normalized_name = @NormalizedName; {RecoveryCodes.Forget}";

    private readonly IDataProtector _seal = protection.CreateProtector("CivilAffairs.Relief.SecondFactors");

    /// <summary>Fills in what the account has of it.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The session keys are others than those it was sealed with.</exception>
    public async Task<Account?> CompleteAsync(Account? account, CancellationToken cancellationToken)
    {
        if (account is null) return null;
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            "SELECT secret, active FROM second_factors WHERE normalized_name = @NormalizedName", new { account.NormalizedName }, cancellationToken: cancellationToken));
        if (row is null) return account;
        account.AuthenticatorKey = _seal.Unprotect(row.Secret);
        account.HasSecondFactor = row.Active != 0;
        return account;
    }

    public async Task ForgetAsync(string normalizedName, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Gone, new { NormalizedName = normalizedName }, cancellationToken: cancellationToken));
    }

    /// <summary>Names, in capitals, of the accounts whose sign-in needs a code.</summary>
    public async Task<IReadOnlySet<string>> ActiveAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var names = await connection.QueryAsync<string>(new CommandDefinition("SELECT normalized_name FROM second_factors WHERE active <> 0", cancellationToken: cancellationToken));
        return names.ToHashSet(StringComparer.Ordinal);
    }

    /// <returns>True: it is kept or, where the account has none, gone.</returns>
    public async Task<bool> KeepAsync(Account account, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(account.AuthenticatorKey is { } key
            ? new CommandDefinition(
                """
                INSERT INTO second_factors (normalized_name, secret, active) VALUES (@NormalizedName, @Secret, @Active)
                ON CONFLICT (normalized_name) DO UPDATE SET secret = excluded.secret, active = excluded.active
                """,
                new { account.NormalizedName, Secret = _seal.Protect(key), Active = account.HasSecondFactor ? 1L : 0L },
                cancellationToken: cancellationToken)
            : new CommandDefinition(Gone, new { account.NormalizedName }, cancellationToken: cancellationToken));
        return true;
    }

    private sealed class Row
    {
        public string Secret { get; init; } = string.Empty;

        public long Active { get; init; }
    }
}
