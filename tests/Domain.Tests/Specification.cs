using System.Text.Json;

namespace CivilAffairs.Relief.Domain.Tests;

/// <summary>One rule as a sentence: given what happened, when this is asked, then these facts, nothing, or a refusal.</summary>
public sealed record Specification<TDecider, TState, TCommand, TEvent>
    where TDecider : IDecider<TState, TCommand, TEvent>
    where TState : IPlaced
    where TCommand : ICommand
    where TEvent : IEvent
{
    private Specification(TState state) => State = state;

    /// <summary>Noon in China on 1 July 2016: when commands are taken where the rule does not say otherwise.</summary>
    public static DateTimeOffset Noon { get; } = new(2016, 7, 1, 12, 0, 0, ChinaTime.Offset);

    /// <summary>The state after what was given, and after the accepted command.</summary>
    public TState State { get; private init; }

    public static Specification<TDecider, TState, TCommand, TEvent> Given(params IEnumerable<TEvent> events) => new(events.Aggregate(TDecider.Initial, TDecider.Evolve));

    /// <summary>The commands that follow are taken at this time.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> At(DateTimeOffset time) => this with { Context = Context with { At = time } };

    /// <summary>The commands that follow are given by this account.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> By(Actor actor) => this with { Context = Context with { By = actor } };

    /// <summary>The thing that decides.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> In(StreamName thing) => this with { Context = Context with { Thing = thing } };

    public Specification<TDecider, TState, TCommand, TEvent> When(TCommand command)
    {
        var decision = TDecider.Decide(command, State, Context);
        var state = decision is Decision.Accepted accepted ? accepted.Events.Cast<TEvent>().Aggregate(State, TDecider.Evolve) : State;
        return this with { State = state, Decided = decision };
    }

    /// <summary>The command was accepted with exactly these facts, in this order.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> Then(params TEvent[] events)
    {
        var accepted = Assert.IsType<Decision.Accepted>(Decided);
        Assert.Equal(events.Select(one => Text(one)), accepted.Events.Select(Text));
        return this;
    }

    /// <summary>The command was accepted; the check looks at its first event of this kind.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> Then<TOne>(Action<TOne> check)
        where TOne : TEvent
    {
        check(Assert.IsType<Decision.Accepted>(Decided).Events.OfType<TOne>().First());
        return this;
    }

    /// <summary>The command was accepted, whatever its facts.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> ThenAccepted()
    {
        Assert.True(Decided is Decision.Accepted, Decided.ToString());
        return this;
    }

    /// <summary>The command was true already.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> ThenNothing()
    {
        Assert.Same(Decision.Nothing, Decided);
        return this;
    }

    public Specification<TDecider, TState, TCommand, TEvent> ThenRefused(Refusal refusal)
    {
        Assert.Equal(refusal, Assert.IsType<Decision.Refused>(Decided).Refusal);
        return this;
    }

    /// <summary>Refused for this kind of reason, with words in both languages.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> ThenRefused<TRefusal>(string? field = null)
        where TRefusal : Refusal
    {
        var refusal = Assert.IsType<TRefusal>(Assert.IsType<Decision.Refused>(Decided).Refusal);
        Assert.NotEmpty(refusal.Reason.Zh);
        Assert.NotEmpty(refusal.Reason.En);
        if (field is not null) Assert.Equal(field, refusal.Field);
        return this;
    }

    /// <summary>Refused for the reason of this code, and the field is named.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> ThenRefused(string field, string code)
    {
        var refusal = Assert.IsType<Decision.Refused>(Decided).Refusal;
        Assert.Equal((field, code), (refusal.Field, refusal.Code));
        return this;
    }

    /// <summary>Nothing was recorded: it was true already or refused.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> ThenNotAccepted()
    {
        Assert.False(Decided is Decision.Accepted, Decided.ToString());
        return this;
    }

    /// <summary>Whatever the answer: a refusal has words in both languages, an acceptance facts of this thing.</summary>
    public Specification<TDecider, TState, TCommand, TEvent> ThenAnswered()
    {
        if (Decided is Decision.Accepted accepted) Assert.All(accepted.Events, one => Assert.IsAssignableFrom<TEvent>(one));
        if (Decided is Decision.Refused { Refusal: var refusal }) Assert.True(refusal.Reason is { Zh.Length: > 0, En.Length: > 0 }, refusal.Code);
        return this;
    }

    private CommandContext Context { get; init; } = new(new(Guid.Parse("00000000-0000-4000-8000-000000000001")), Actor.Machine, Noon);

    private Decision Decided { get; init; } = Decision.Nothing;

    // Records compare their lists by reference; as text they compare by content.
    private static string Text(IEvent one) => $"{one.GetType().Name} {JsonSerializer.Serialize(one, one.GetType(), ReliefJson.Options)}";
}
