using CivilAffairs.Relief.Journal.Writer;

namespace CivilAffairs.Relief.Journal.Tests;

/// <summary>A fresh database of one engine, and what only its owner can do to it.</summary>
public abstract class JournalPlace : IAsyncDisposable
{
    public abstract JournalAddress Address { get; }

    public Task<IJournal> OpenAsync(JournalOptions? options = null, JournalSecrets? secrets = null) => Address.OpenAsync(options, secrets);

    /// <summary>Locks the head as another process would; until it is disposed nothing is committed.</summary>
    public abstract Task<IAsyncDisposable> HoldHeadAsync();

    /// <summary>Changes the database behind the journal's back.</summary>
    public abstract Task TamperAsync(string sql);

    /// <summary>The events' guards against change, to be taken away before tampering.</summary>
    public abstract Task DropGuardsAsync();

    /// <summary>Makes of the database what the first schema had made of it, with the same events.</summary>
    public abstract Task ToFirstSchemaAsync();

    public abstract ValueTask DisposeAsync();
}
