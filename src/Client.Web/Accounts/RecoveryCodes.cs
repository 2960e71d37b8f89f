using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>Codes on paper for somebody who lost the phone with the authenticator app: each stands for one code of the app, once. Only their hashes are kept.</summary>
public sealed class RecoveryCodes(DbDataSource source)
{
    /// <summary>Those that are left go with the second factor they stand for.</summary>
    internal const string Forget = "DELETE FROM recovery_codes WHERE normalized_name = @NormalizedName";

    // Nothing that is mistaken for another on paper. Twelve of them are 59 bits: too many to try even for who has the hashes.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ3456789";
    private const int Length = 12;
    private const int Group = 4;
    private const int Made = 10;

    /// <summary>Makes new ones; those of before open nothing any more.</summary>
    /// <returns>The codes, which are shown once: ABCD-EFGH-JKLM.</returns>
    public async Task<IReadOnlyList<string>> MakeAsync(string normalizedName, CancellationToken cancellationToken)
    {
        var codes = Enumerable.Range(0, Made).Select(_ => RandomNumberGenerator.GetString(Letters, Length)).ToList();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Forget, new { NormalizedName = normalizedName }, transaction, cancellationToken: cancellationToken));
        foreach (var code in codes)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "INSERT INTO recovery_codes (normalized_name, hash) VALUES (@NormalizedName, @Hash)",
                new { NormalizedName = normalizedName, Hash = Hash(normalizedName, code) },
                transaction,
                cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
        return [.. codes.Select(code => string.Join('-', code.Chunk(Group).Select(part => new string(part))))];
    }

    /// <summary>Takes a code as it was typed, with or without its dashes, and crosses it out.</summary>
    /// <returns>False where it is none, or was taken before.</returns>
    public async Task<bool> TakeAsync(string normalizedName, string typed, CancellationToken cancellationToken)
    {
        var code = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (code.Length != Length) return false;
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM recovery_codes WHERE normalized_name = @NormalizedName AND hash = @Hash",
            new { NormalizedName = normalizedName, Hash = Hash(normalizedName, code) },
            cancellationToken: cancellationToken)) == 1;
    }

    /// <returns>How many are left.</returns>
    public async Task<int> LeftAsync(string normalizedName, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition("SELECT COUNT(*) FROM recovery_codes WHERE normalized_name = @NormalizedName", new { NormalizedName = normalizedName }, cancellationToken: cancellationToken));
    }

    private static string Hash(string normalizedName, string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{normalizedName}:{code}")));
}
