using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Engine.Commands;

/// <summary>The kinds of <see cref="Outcome"/>.</summary>
public enum OutcomeKind
{
    Accepted,
    AlreadyTrue,
    Refused,
}

/// <summary>An outcome on its way to another machine or to a client.</summary>
/// <param name="Position">Of the command's last event, or the last event taken into account when it was true already.</param>
/// <param name="Version">Of the thing then.</param>
/// <param name="Repeated">Recorded before this request.</param>
/// <param name="Command">Id of the recorded command.</param>
/// <param name="Refusal">Present when refused.</param>
/// <param name="Form">Version of this message's form.</param>
public sealed record OutcomeMessage(
    OutcomeKind Outcome,
    JournalPosition Position = default,
    StreamVersion Version = default,
    bool Repeated = false,
    CommandId? Command = null,
    RefusalMessage? Refusal = null,
    int Form = OutcomeMessage.CurrentForm)
{
    private const int CurrentForm = 1;

    public static OutcomeMessage Of(Outcome outcome) => outcome switch
    {
        Outcome.Accepted accepted => new(OutcomeKind.Accepted, accepted.Receipt.Position, accepted.Receipt.Version, accepted.Repeated, accepted.Receipt.Command),
        Outcome.AlreadyTrue already => new(OutcomeKind.AlreadyTrue, already.Position, already.Version),
        Outcome.Refused refused => new(OutcomeKind.Refused, Refusal: RefusalMessage.Of(refused.Refusal)),
        _ => throw new ArgumentException($"{outcome.GetType()} is no outcome", nameof(outcome)),
    };

    /// <exception cref="JsonException">The text is no such message, or one of a later form.</exception>
    public static OutcomeMessage Parse(string json) =>
        JsonSerializer.Deserialize<OutcomeMessage>(json, ReliefJson.Options) is { Form: CurrentForm } message ? message : throw new JsonException("no outcome message of a known form");

    /// <summary>The outcome again; its refusal tells its code and words, and no longer has its own type.</summary>
    /// <exception cref="JsonException">The message lacks what its kind needs.</exception>
    public Outcome ToOutcome() => this switch
    {
        { Outcome: OutcomeKind.Accepted, Command: { } command } => new Outcome.Accepted(new Receipt(command, Position, Version), Repeated),
        { Outcome: OutcomeKind.AlreadyTrue } => new Outcome.AlreadyTrue(Position, Version),
        { Outcome: OutcomeKind.Refused, Refusal: { } refusal } => new Outcome.Refused(refusal.ToRefusal()),
        _ => throw new JsonException("the outcome message is incomplete"),
    };

    public string ToJson() => JsonSerializer.Serialize(this, ReliefJson.Options);
}

/// <summary>A refusal in words.</summary>
/// <param name="Code">Stable name of the reason.</param>
/// <param name="Field">The command's field at fault; empty for the thing as a whole.</param>
public sealed record RefusalMessage(string Code, string Field, string Zh, string En)
{
    public static RefusalMessage Of(Refusal refusal) => new(refusal.Code, refusal.Field, refusal.Reason.Zh, refusal.Reason.En);

    public Refusal ToRefusal() => new ReportedRefusal(Code, Field, new(Zh, En));
}
