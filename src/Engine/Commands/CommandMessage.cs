using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Commands;

/// <summary>A command on its way to another machine: JSON of our own, so that builds of different age understand each other.</summary>
/// <param name="Name">As in the <see cref="CommandCatalogue"/>.</param>
/// <param name="Body">The command itself.</param>
/// <param name="Form">Version of this message's form.</param>
public sealed record CommandMessage(StreamName Stream, string Name, JsonElement Body, CommandContext Context, JournalPosition Cause, int Form = CommandMessage.CurrentForm)
{
    private const int CurrentForm = 1;

    /// <exception cref="ArgumentException">The command is not in the catalogue.</exception>
    public static CommandMessage Of(CommandCatalogue catalogue, StreamName stream, ICommand command, CommandContext context, JournalPosition cause)
    {
        var name = catalogue.Find(command.GetType()) ?? throw new ArgumentException($"{command.GetType()} is not in the command catalogue", nameof(command));
        return new(stream, name.Name, JsonSerializer.SerializeToElement(command, name.Type, ReliefJson.Options), context, cause);
    }

    /// <exception cref="JsonException">The text is no such message, or one of a later form.</exception>
    public static CommandMessage Parse(string json) =>
        JsonSerializer.Deserialize<CommandMessage>(json, ReliefJson.Options) is { Form: CurrentForm } message ? message : throw new JsonException("no command message of a known form");

    /// <exception cref="JsonException">There is no such command, or its JSON does not fit it.</exception>
    public ICommand ToCommand(CommandCatalogue catalogue) => catalogue.Read(Name, Body);

    public string ToJson() => JsonSerializer.Serialize(this, ReliefJson.Options);
}
