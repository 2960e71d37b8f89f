namespace CivilAffairs.Relief.Domain;

/// <summary>What a decider answers to a command: events, nothing to do, or a refusal. Never an exception.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>The command is already true; it is acknowledged and nothing is recorded.</summary>
    public static Decision Nothing { get; } = new AlreadyTrue();

    /// <summary>The command is accepted and these facts follow, in order.</summary>
    public static Decision Of(params IEvent[] events) => new Accepted(events);

    /// <summary>The command is accepted and these facts follow, in order; none of them means <see cref="Nothing"/>.</summary>
    public static Decision Of(IEnumerable<IEvent> events)
    {
        IEvent[] all = [.. events];
        return all.Length == 0 ? Nothing : new Accepted(all);
    }

    /// <summary>The command is turned down; nothing is recorded, so it may be decided again.</summary>
    public static Decision Refuse(Refusal refusal) => new Refused(refusal);

    public sealed record Accepted(IReadOnlyList<IEvent> Events) : Decision;

    public sealed record AlreadyTrue : Decision;

    public sealed record Refused(Refusal Refusal) : Decision;
}
