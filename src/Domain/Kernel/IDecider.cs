namespace CivilAffairs.Relief.Domain;

/// <summary>
/// The rules of one kind of thing, pure: no clock, no I/O, no chance. Time and the person come in <see cref="CommandContext"/>.
/// </summary>
/// <typeparam name="TState">Immutable state; knows its place.</typeparam>
/// <typeparam name="TCommand">Closed union of commands.</typeparam>
/// <typeparam name="TEvent">Closed union of events.</typeparam>
public interface IDecider<TState, in TCommand, in TEvent>
    where TState : IPlaced
    where TCommand : ICommand
    where TEvent : IEvent
{
    /// <summary>The state before the first event: the thing does not exist.</summary>
    static abstract TState Initial { get; }

    /// <summary>Turns a command into events, nothing or a refusal.</summary>
    static abstract Decision Decide(TCommand command, TState state, CommandContext context);

    /// <summary>Takes one recorded event into the state. Never throws, never validates.</summary>
    static abstract TState Evolve(TState state, TEvent @event);
}
