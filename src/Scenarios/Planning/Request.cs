using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios.Wire;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>One request to the system.</summary>
/// <param name="Path">Where it is sent.</param>
/// <param name="Id">Its command id: the same again means the same request again.</param>
/// <param name="Body">The body, given the time of sending; most do not look at it.</param>
public sealed record Request(string Path, Guid Id, Func<DateTimeOffset, object> Body)
{
    /// <summary>A text in the body and what is typed instead.</summary>
    public (string Right, string Wrong)? Typo { get; init; }

    /// <summary>Sent by the same officer once this one is done.</summary>
    public Request? Then { get; init; }

    public static Request Of(StreamName thing, ICommand command, Guid id) => new(PathOf(thing, command.GetType()), id, _ => command);

    public static Request Of(Operation operation, Guid id) => new(operation.Path(), id, _ => operation);

    /// <summary>What kind of request it is, without the thing: <c>households/register</c>, <c>handouts</c>.</summary>
    public string Kind
    {
        get
        {
            var parts = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            return parts.Length == 4 ? $"{parts[1]}/{parts[3]}" : string.Join('/', parts[1..]);
        }
    }

    /// <summary>The body as it goes over the wire, in UTF-8.</summary>
    public byte[] Json(DateTimeOffset now)
    {
        var body = Body(now);
        var json = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ReliefJson.Options);
        return Typo is { } typo
            ? System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(json).Replace(typo.Right, typo.Wrong, StringComparison.Ordinal))
            : json;
    }

    private static string PathOf(StreamName thing, Type command) =>
        $"/api/{thing.Kind.ToString().ToLowerInvariant()}s/{thing.Key:D}/{JsonNamingPolicy.KebabCaseLower.ConvertName(command.Name)}";
}
