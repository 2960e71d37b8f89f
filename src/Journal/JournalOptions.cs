namespace CivilAffairs.Relief.Journal;

/// <summary>How a journal gathers and waits; the defaults suit a county office and a prefecture's cluster alike.</summary>
public sealed record JournalOptions
{
    /// <summary>Requests that may wait for a commit; beyond it callers wait to enter, which is the back-pressure. At least 1.</summary>
    public int QueueLength { get; init; } = 4096;

    /// <summary>Requests that share one commit, at most. At least 1.</summary>
    public int BatchRequests { get; init; } = 512;

    /// <summary>A batch is closed once it holds this many events, so that one commit stays short. At least 1.</summary>
    public int BatchEvents { get; init; } = 4096;

    /// <summary>How often <see cref="IJournal.WaitAsync"/> looks for what other processes wrote.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a batch waits for its turn while other processes write.</summary>
    public TimeSpan TurnTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
