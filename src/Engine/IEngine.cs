using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine;

/// <summary>Hosts the things: takes their commands one after another and serves their confirmed states.</summary>
/// <remarks>Safe for many callers at once.</remarks>
public interface IEngine
{
    /// <summary>Asks one thing to do something and answers once that is durable.</summary>
    /// <param name="stream">The thing; it need not exist yet.</param>
    /// <param name="command">A command of that kind of thing.</param>
    /// <param name="context">Who asks, when, and the id by which a repeat is known: it gets the first receipt.</param>
    /// <param name="cause">The event that a process answers with this command; none for a person's.</param>
    /// <param name="cancellationToken">Gives up waiting. A command already taken from the mailbox may still be recorded; ask again with the same id to learn.</param>
    /// <exception cref="ArgumentException">The command is not one of this kind of thing.</exception>
    /// <exception cref="EngineUnavailableException">Nobody knows whether it was recorded; ask again with the same id.</exception>
    /// <exception cref="Journal.Events.UnreadableEventException">The thing's history cannot be read by this build.</exception>
    Task<Outcome> ExecuteAsync(StreamName stream, ICommand command, CommandContext context, JournalPosition cause, CancellationToken cancellationToken);

    /// <summary>The last confirmed state of one thing: everything in it is durable. A thing that does not exist is at version zero.</summary>
    /// <exception cref="InvalidOperationException">The kind of thing has another type of state.</exception>
    /// <exception cref="EngineUnavailableException">The state cannot be loaded now.</exception>
    /// <exception cref="Journal.Events.UnreadableEventException">The thing's history cannot be read by this build.</exception>
    ValueTask<Confirmed<TState>> ReadAsync<TState>(StreamName stream, CancellationToken cancellationToken)
        where TState : class, IPlaced;
}
