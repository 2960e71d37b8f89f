using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>
/// Answers events with commands to other things. It looks only at the event and at rows of its own tables, so the same events give the same commands with the
/// same ids: sending them again after a crash is answered by their first receipts.
/// </summary>
public interface IProcess
{
    /// <summary>Name of the consumer, for its checkpoint and for the operator.</summary>
    string Name { get; }

    /// <summary>Counted up when its rows come to mean something else; it then begins again from the first event.</summary>
    int Version { get; }

    /// <summary>The tables it keeps for itself.</summary>
    IReadOnlyList<ViewTable> Tables { get; }

    /// <summary>Takes one event. An exception stops this process at this event, visibly.</summary>
    ValueTask ReactAsync(DecodedEvent @event, IReactions reactions, CancellationToken cancellationToken);

    /// <summary>What to send when a deadline that it set has passed.</summary>
    Reaction WhenDue(Deadline deadline);
}

/// <summary>What a process does about an event; carried out together with its checkpoint.</summary>
public interface IReactions : IRows
{
    /// <summary>Sends the command once the page of events is taken in; the checkpoint moves only after it is answered.</summary>
    void Send(Reaction reaction);

    /// <summary>Sets or moves the deadline of that key.</summary>
    void Schedule(Deadline deadline);

    /// <summary>Takes the deadline of that key away, if there is one.</summary>
    void Cancel(string key);
}

/// <summary>A command to send.</summary>
/// <param name="Target">The thing it goes to.</param>
/// <param name="Id">Derived from the operation or the event, never made up.</param>
/// <param name="Lane">Commands of one lane to one thing are answered one after another, in order; those of others may overtake.</param>
public sealed record Reaction(StreamName Target, ICommand Command, CommandId Id, string Lane)
{
    /// <summary>Whether a refusal is one of the answers to be expected; any other is kept for the operator.</summary>
    public Func<Refusal, bool> Expects { get; init; } = static _ => false;

    /// <summary>What to send instead when it is refused; null where nothing is.</summary>
    public Func<Refusal, Reaction?> Otherwise { get; init; } = static _ => null;

    /// <summary>Whether it is still needed, asked when the whole page of events is taken in: a later event may show that it is done.</summary>
    public Func<IRows, CancellationToken, ValueTask<bool>>? Needed { get; init; }
}

/// <summary>Something to be done at an instant unless it is done before.</summary>
/// <param name="Key">One deadline of a process has it.</param>
/// <param name="Payload">What the process needs then.</param>
public sealed record Deadline(string Key, DateTimeOffset Due, string Payload);
