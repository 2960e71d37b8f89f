using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Commands;

/// <summary>Why a thing on another machine gave no answer.</summary>
public enum FaultKind
{
    /// <summary>Nobody knows what became of the command; ask again with the same id.</summary>
    Unavailable,

    /// <summary>The thing was let go there before it began; ask again at once.</summary>
    LetGo,

    /// <summary>The thing's history cannot be read there.</summary>
    Unreadable,

    /// <summary>The thing's rules failed on the message.</summary>
    Unanswerable,

    /// <summary>That build is of another version and does not know such a message; nothing was begun.</summary>
    NotUnderstood,
}

/// <summary>A fault on its way from another machine; its words hold no personal data.</summary>
public sealed record FaultMessage(FaultKind Fault, string Message)
{
    /// <summary>Nothing was begun: the thing is about to be elsewhere.</summary>
    public static FaultMessage LetGo { get; } = new(FaultKind.LetGo, "the thing is being let go");

    /// <summary>While nodes are brought to a new version: the thing will be on one that knows the message.</summary>
    public static FaultMessage NotUnderstood { get; } = new(FaultKind.NotUnderstood, "the thing is on a node of another version, which does not know this message");

    public static FaultMessage Of(Exception fault) => fault switch
    {
        EngineUnavailableException => new(FaultKind.Unavailable, fault.Message),
        UnreadableEventException => new(FaultKind.Unreadable, fault.Message),

        // What the rules or the reader say may quote the command, and so a person.
        _ => new(FaultKind.Unanswerable, $"the thing failed with {fault.GetType().Name}"),
    };

    public Exception ToException() => Fault switch
    {
        FaultKind.Unavailable or FaultKind.LetGo or FaultKind.NotUnderstood => new EngineUnavailableException(Message),
        FaultKind.Unreadable => new UnreadableEventException(Message),
        _ => new InvalidOperationException(Message),
    };
}

/// <summary>What comes back from a thing on another machine that was given a command: an outcome, or why there is none.</summary>
/// <param name="Form">Version of this message's form.</param>
public sealed record ReplyMessage(OutcomeMessage? Outcome = null, FaultMessage? Fault = null, int Form = ReplyMessage.CurrentForm)
{
    private const int CurrentForm = 1;

    /// <exception cref="JsonException">The text is no such message, or one of a later form.</exception>
    public static ReplyMessage Parse(string json) =>
        JsonSerializer.Deserialize<ReplyMessage>(json, ReliefJson.Options) is { Form: CurrentForm } message ? message : throw new JsonException("no reply of a known form");

    /// <summary>The outcome; the fault is thrown.</summary>
    public Outcome ToOutcome() => Fault is null ? (Outcome ?? throw new JsonException("the reply is empty")).ToOutcome() : throw Fault.ToException();

    public string ToJson() => JsonSerializer.Serialize(this, ReliefJson.Options);
}
