using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Things;

namespace CivilAffairs.Relief.Engine.Commands;

/// <summary>A thing's confirmed state on its way to another machine.</summary>
/// <param name="Schema">Form and meaning of the state; a reader of another build takes the state from the journal instead.</param>
/// <param name="State">Null where the reader said that it has this version already, and where there is a fault.</param>
/// <param name="Form">Version of this message's form.</param>
public sealed record StateMessage(
    string Schema,
    StreamVersion Version,
    JournalPosition Position,
    JsonElement? State = null,
    FaultMessage? Fault = null,
    int Form = StateMessage.CurrentForm)
{
    private const int CurrentForm = 1;

    /// <param name="known">The version that the reader has; its state is not sent again.</param>
    public static StateMessage Of(ThingType type, Confirmed<IPlaced> confirmed, StreamVersion? known) => new(
        type.Schema,
        confirmed.Version,
        confirmed.Position,
        confirmed.Version == known ? null : JsonSerializer.Deserialize<JsonElement>(type.Write(confirmed.State)));

    public static StateMessage Of(FaultMessage fault) => new(string.Empty, default, default, Fault: fault);

    /// <exception cref="JsonException">The text is no such message, or one of a later form.</exception>
    public static StateMessage Parse(string json) =>
        JsonSerializer.Deserialize<StateMessage>(json, ReliefJson.Options) is { Form: CurrentForm } message ? message : throw new JsonException("no state message of a known form");

    public string ToJson() => JsonSerializer.Serialize(this, ReliefJson.Options);
}
