using CivilAffairs.Relief.Journal.Postgres;
using CivilAffairs.Relief.Journal.Sqlite;

namespace CivilAffairs.Relief.Journal.Writer;

/// <summary>Where a journal of the tests lies; told to other processes by its two words.</summary>
/// <param name="Engine"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Location">A file, or a connection string.</param>
public sealed record JournalAddress(string Engine, string Location)
{
    private static readonly byte[] MasterKey = [.. Enumerable.Range(0, JournalSecrets.KeyLength).Select(i => (byte)i)];

    public static JournalSecrets Secrets => new(MasterKey);

    public async Task<IJournal> OpenAsync(JournalOptions? options = null, JournalSecrets? secrets = null) => Engine switch
    {
        "sqlite" => SqliteJournal.Open(Location, secrets ?? Secrets, options),
        "postgres" => await PostgresJournal.OpenAsync(Location, secrets ?? Secrets, options: options),
        _ => throw new InvalidOperationException($"There is no engine {Engine}"),
    };
}
