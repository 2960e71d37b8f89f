using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Things;

/// <summary>One kind of thing as the engine sees it: its decider without its types.</summary>
public abstract class ThingType
{
    private protected ThingType(ThingKind kind) => Kind = kind;

    public ThingKind Kind { get; }

    /// <summary>Union of its events.</summary>
    public abstract Type EventType { get; }

    public abstract Type StateType { get; }

    /// <summary>
    /// Name of the form and the meaning of the state: its type in this very build of the domain, so that no snapshot of other rules is ever taken up.
    /// </summary>
    public string Schema => $"{StateType.FullName}@{StateType.Module.ModuleVersionId:N}";

    public abstract IPlaced Initial { get; }

    /// <summary>The kind of thing with this decider.</summary>
    public static ThingType Of<TDecider, TState, TCommand, TEvent>(ThingKind kind)
        where TDecider : IDecider<TState, TCommand, TEvent>
        where TState : class, IPlaced
        where TCommand : ICommand
        where TEvent : IEvent => new Typed<TDecider, TState, TCommand, TEvent>(kind);

    /// <summary>Whether the command is one of this kind's.</summary>
    public abstract bool Takes(ICommand command);

    public abstract Decision Decide(ICommand command, IPlaced state, CommandContext context);

    /// <exception cref="InvalidCastException">The event is of another kind of thing.</exception>
    public abstract IPlaced Evolve(IPlaced state, IEvent @event);

    public abstract IEnumerable<Claim> ClaimsOf(StreamName thing, IEvent @event, IPlaced before);

    /// <summary>The state as UTF-8 JSON.</summary>
    public abstract byte[] Write(IPlaced state);

    /// <exception cref="JsonException">The text is no such state.</exception>
    public abstract IPlaced Read(ReadOnlySpan<byte> json);

    private sealed class Typed<TDecider, TState, TCommand, TEvent>(ThingKind kind) : ThingType(kind)
        where TDecider : IDecider<TState, TCommand, TEvent>
        where TState : class, IPlaced
        where TCommand : ICommand
        where TEvent : IEvent
    {
        // Lenient means here: what the state can compute is not kept.
        private static readonly JsonSerializerOptions Json = ReliefJson.Create(strict: false);

        public override Type EventType => typeof(TEvent);

        public override Type StateType => typeof(TState);

        public override IPlaced Initial => TDecider.Initial;

        public override bool Takes(ICommand command) => command is TCommand;

        public override Decision Decide(ICommand command, IPlaced state, CommandContext context) => TDecider.Decide((TCommand)command, (TState)state, context);

        public override IPlaced Evolve(IPlaced state, IEvent @event) => TDecider.Evolve((TState)state, (TEvent)@event);

        public override IEnumerable<Claim> ClaimsOf(StreamName thing, IEvent @event, IPlaced before) => Claims.Of(thing, @event, (TState)before);

        public override byte[] Write(IPlaced state) => JsonSerializer.SerializeToUtf8Bytes((TState)state, Json);

        public override IPlaced Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<TState>(json, Json) ?? throw new JsonException("a state is an object");
    }
}
