using System.Collections.Frozen;
using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Commands;

/// <summary>Every command by the name it has in addresses and messages. The names follow from those of the records.</summary>
public sealed class CommandCatalogue
{
    private readonly FrozenDictionary<string, CommandName> _byName;
    private readonly FrozenDictionary<Type, CommandName> _byType;

    /// <param name="unions">The union of commands of each kind of thing, its cases nested in it.</param>
    public CommandCatalogue(params IEnumerable<(ThingKind Kind, Type Union)> unions)
    {
        CommandName[] all =
        [
            .. from one in unions
               from type in one.Union.GetNestedTypes()
               where type.IsSealed && type.IsSubclassOf(one.Union) && typeof(ICommand).IsAssignableFrom(type)
               select new CommandName($"{Kebab(one.Kind.ToString())}/{Kebab(type.Name)}", one.Kind, type, Authority.Allowed(type)),
        ];
        _byName = all.ToFrozenDictionary(one => one.Name);
        _byType = all.ToFrozenDictionary(one => one.Type);
    }

    /// <summary>All commands of the domain.</summary>
    public static CommandCatalogue Relief { get; } = new(
        (ThingKind.Disaster, typeof(DisasterCommand)),
        (ThingKind.Shelter, typeof(ShelterCommand)),
        (ThingKind.Depot, typeof(DepotCommand)),
        (ThingKind.Household, typeof(HouseholdCommand)));

    public IReadOnlyCollection<CommandName> All => _byName.Values;

    /// <summary>The command of that name, or null.</summary>
    public CommandName? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The name of a type of command, or null.</summary>
    public CommandName? Find(Type type) => _byType.GetValueOrDefault(type);

    /// <summary>Reads a command's JSON.</summary>
    /// <exception cref="JsonException">There is no such command, or its JSON does not fit it.</exception>
    public ICommand Read(string name, JsonElement body) => Read(name, type => body.Deserialize(type, ReliefJson.Options));

    /// <summary>Reads a command's UTF-8 JSON.</summary>
    /// <exception cref="JsonException">There is no such command, or its JSON does not fit it.</exception>
    public ICommand Read(string name, ReadOnlyMemory<byte> body) => Read(name, type => JsonSerializer.Deserialize(body.Span, type, ReliefJson.Options));

    private ICommand Read(string name, Func<Type, object?> read)
    {
        if (Find(name) is not { } command) throw new JsonException($"there is no command '{name}'");
        try
        {
            return (ICommand?)read(command.Type) ?? throw new JsonException($"the command '{name}' is an object");
        }
        catch (Exception misfit) when (misfit is ArgumentException or FormatException or OverflowException or NotSupportedException)
        {
            throw new JsonException($"the JSON does not fit the command '{name}'", misfit);
        }
    }

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
