namespace CivilAffairs.Relief.Views;

/// <summary>How views are kept; the defaults suit a county office and a prefecture alike.</summary>
public sealed record ViewOptions
{
    /// <summary>Events read from the journal at once, and put into one transaction, at most. At least 1.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>How long a page may take; after one that took longer the next is shorter. A crash takes back no more than that, and screens wait no longer for rows.</summary>
    public TimeSpan PageTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The least time from one page to the next while views keep up. Longer means fewer and larger transactions, and rows that change again are written once.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>How many processors take in a long page at once, each for projections of its own.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Rows kept in memory between batches.</summary>
    public int CachedRows { get; init; } = 100_000;

    /// <summary>Tombstones younger than so many positions are kept.</summary>
    public long KeepTombstones { get; init; } = 200_000;

    /// <summary>How often to look for what other processes did: consumers resumed, another node's progress, a lease that came free.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long <see cref="IViews.WaitForAsync"/> waits.</summary>
    public TimeSpan WaitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a node that no longer answers keeps the others from its work.</summary>
    public TimeSpan LeaseTerm { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Name of this node among those that share the database; another one each start.</summary>
    public string Node { get; init; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
}
