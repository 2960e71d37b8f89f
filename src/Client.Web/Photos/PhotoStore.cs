using System.Data.Common;
using CivilAffairs.Relief.Domain;
using Dapper;
using Npgsql;

namespace CivilAffairs.Relief.Client.Web.Photos;

/// <summary>The bytes of photos, each under its household and its hash: a SQLite file, or a table of PostgreSQL. What is stored is never changed.</summary>
public sealed class PhotoStore(DbDataSource source)
{
    /// <summary>Stores a photo; one that is there already stays.</summary>
    public async Task PutAsync(HouseholdId household, PhotoHash hash, PhotoFile photo, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO photos (household, hash, type, at, bytes) VALUES (@Household, @Hash, @Type, @At, @Bytes) ON CONFLICT (household, hash) DO NOTHING",
            new { Household = household.ToString(), Hash = hash.ToString(), Type = photo.MediaType, At = at.ToUnixTimeMilliseconds(), Bytes = photo.Bytes.ToArray() },
            cancellationToken: cancellationToken));
    }

    /// <returns>Null where there is none.</returns>
    public async Task<PhotoFile?> FindAsync(HouseholdId household, PhotoHash hash, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            "SELECT type, bytes FROM photos WHERE household = @Household AND hash = @Hash",
            new { Household = household.ToString(), Hash = hash.ToString() },
            cancellationToken: cancellationToken));
        return row is null ? null : new(row.Type, row.Bytes);
    }

    /// <summary>Photos stored before a moment, by household and hash, after the one given.</summary>
    internal async Task<IReadOnlyList<(HouseholdId Household, PhotoHash Hash)>> ListAsync(DateTimeOffset before, (HouseholdId Household, PhotoHash Hash) after, int take, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Key>(new CommandDefinition(
            """
            SELECT household, hash FROM photos WHERE at < @Before AND (household > @Household OR (household = @Household AND hash > @Hash))
            ORDER BY household, hash LIMIT @Take
            """,
            new { Before = before.ToUnixTimeMilliseconds(), Household = after.Household.ToString(), Hash = after.Hash.ToString(), Take = (long)take },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => (new HouseholdId(Guid.Parse(row.Household)), PhotoHash.TryParse(row.Hash, out var hash) ? hash : default))];
    }

    internal async Task DeleteAsync(HouseholdId household, PhotoHash hash, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("DELETE FROM photos WHERE household = @Household AND hash = @Hash", new { Household = household.ToString(), Hash = hash.ToString() }, cancellationToken: cancellationToken));
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            // What is deleted is overwritten: the pages of a photo would otherwise stay in the file.
            if (connection is not NpgsqlConnection) await connection.ExecuteAsync(new CommandDefinition("PRAGMA secure_delete = ON", cancellationToken: cancellationToken));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class Row
    {
        public string Type { get; init; } = string.Empty;

        public byte[] Bytes { get; init; } = [];
    }

    private sealed class Key
    {
        public string Household { get; init; } = string.Empty;

        public string Hash { get; init; } = string.Empty;
    }
}
