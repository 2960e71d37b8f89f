using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Engine;

/// <summary>What became of a command.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Durable.</summary>
    /// <param name="Receipt">Where; of the first time when <paramref name="Repeated"/>.</param>
    /// <param name="Repeated">The command had been recorded before this request.</param>
    public sealed record Accepted(Receipt Receipt, bool Repeated = false) : Outcome;

    /// <summary>It was so already; nothing was recorded.</summary>
    /// <param name="Position">The last event of the thing that was taken into account, durable.</param>
    /// <param name="Version">The thing's version then.</param>
    public sealed record AlreadyTrue(JournalPosition Position, StreamVersion Version) : Outcome;

    /// <summary>Turned down; nothing was recorded.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome;
}

/// <summary>A state all of whose events are durable.</summary>
/// <param name="Version">Zero when the thing does not exist.</param>
/// <param name="Position">Position of its last event; none when it does not exist.</param>
public sealed record Confirmed<TState>(TState State, StreamVersion Version, JournalPosition Position)
    where TState : class, IPlaced;
