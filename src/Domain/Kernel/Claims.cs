namespace CivilAffairs.Relief.Domain;

/// <summary>An event that takes or lets go of unique facts. Implemented by the event's record, beside its properties.</summary>
/// <typeparam name="TState">State of the thing whose event it is.</typeparam>
public interface IClaiming<in TState>
    where TState : IPlaced
{
    /// <summary>
    /// The claims that go with this event, in order; pure. A claim is let go by its value, so an event that replaces or erases a fact finds the old
    /// value in the state before it.
    /// </summary>
    /// <param name="thing">The thing whose event it is.</param>
    /// <param name="before">The state the event was decided on, its personal data readable.</param>
    IEnumerable<Claim> Claims(StreamName thing, TState before);
}

/// <summary>The resident ID is registered already.</summary>
/// <param name="Holder">The household that holds it.</param>
/// <param name="Place">Where that household is.</param>
public sealed record AlreadyRegistered(StreamName Holder, PlaceCode? Place)
    : Refusal("residentId", new($"该身份证号已登记，所在地 {Place}", $"this resident ID is registered already, at {Place}"));

/// <summary>The document number was entered already.</summary>
/// <param name="Holder">The depot that entered it.</param>
/// <param name="Place">Where that depot is.</param>
public sealed record DocumentAlreadyUsed(StreamName Holder, PlaceCode? Place)
    : Refusal("documentNumber", new($"该单据号已入账，所在地 {Place}", $"this document number is booked already, at {Place}"));

/// <summary>Facts that are unique over the whole system.</summary>
public static class Claims
{
    /// <summary>Kind of the claim on a person's resident ID.</summary>
    public const string ResidentId = "resident-id";

    /// <summary>Kind of the claim on the number of a document that brought stock.</summary>
    public const string Document = "document";

    /// <summary>
    /// Kind of the claim that a registration takes on itself when it ends. Another one that is to end in it takes the same claim and lets it go in one transaction,
    /// and so is refused by the journal where it has ended already: of two that are merged into each other at the same instant, one lives.
    /// </summary>
    public const string Ended = "ended";

    /// <summary>The claims that go with an event, from the event, its thing and the state before it.</summary>
    public static IEnumerable<Claim> Of<TState>(StreamName thing, IEvent @event, TState before)
        where TState : IPlaced => @event is IClaiming<TState> claiming ? claiming.Claims(thing, before) : [];

    /// <summary>What the person is told whose command wanted a fact that another thing holds.</summary>
    /// <exception cref="ArgumentException">The claim is of no known kind.</exception>
    public static Refusal Refuse(Claim claim, StreamName holder, PlaceCode? place) => claim.Kind switch
    {
        ResidentId => new AlreadyRegistered(holder, place),
        Document => new DocumentAlreadyUsed(holder, place),
        Ended => new OtherHasEnded(new(holder.Key)),
        _ => throw new ArgumentException($"'{claim.Kind}' is no kind of claim", nameof(claim)),
    };
}
