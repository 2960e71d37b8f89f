namespace CivilAffairs.Relief.Engine;

/// <summary>Bounds of the engine.</summary>
public sealed record EngineOptions
{
    /// <summary>Commands that may wait for one thing; the next is turned away as unavailable.</summary>
    public int MailboxBound { get; init; } = 4096;

    /// <summary>Commands decided into one append at most.</summary>
    public int BatchBound { get; init; } = 256;

    /// <summary>How often a batch is decided again because the thing changed under it, before its callers are told to come back.</summary>
    public int ConflictBound { get; init; } = 16;

    /// <summary>Receipts remembered for one thing; older ones are asked of the journal.</summary>
    public int ReceiptBound { get; init; } = 4096;

    /// <summary>Events read at once when a thing is loaded.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>A thing that nobody asked for so long is let go.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Things held in memory; beyond that those idle longest are let go.</summary>
    public int EntityBound { get; init; } = 50_000;

    /// <summary>Events between two snapshots of a thing.</summary>
    public int SnapshotEvery { get; init; } = 500;

    /// <summary>
    /// Whether other processes may write the same things. Then refusals and no-ops, which no append would test, are told only after the journal has shown
    /// that the state they rest on is the latest.
    /// </summary>
    public bool SharedJournal { get; init; }
}
