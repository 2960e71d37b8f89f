using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CivilAffairs.Relief.Scenarios.Live;

/// <summary>
/// The messages of SignalR's JSON protocol that a watching screen needs. Each is one JSON object with a record separator behind it; a WebSocket message
/// may hold several, or part of one.
/// </summary>
/// <remarks>github.com/dotnet/aspnetcore, src/SignalR/docs/specs/HubProtocol.md.</remarks>
public abstract record LiveFrame
{
    private const byte Separator = 0x1E;

    private LiveFrame()
    {
    }

    /// <summary>First message of a connection, from the client.</summary>
    public static byte[] Handshake() => Ended("""{"protocol":"json","version":1}"""u8.ToArray());

    public static byte[] Alive() => Ended("""{"type":6}"""u8.ToArray());

    /// <summary>Asks for a stream.</summary>
    /// <param name="invocation">Names the stream in what comes back.</param>
    public static byte[] Open(string invocation, string method, params object[] arguments) =>
        Ended(JsonSerializer.SerializeToUtf8Bytes(new { type = 4, invocationId = invocation, target = method, arguments }, Domain.ReliefJson.Options));

    /// <summary>One item of a stream.</summary>
    public sealed record Item(string Invocation, JsonElement Value) : LiveFrame;

    /// <summary>A stream is over.</summary>
    /// <param name="Error">Why, where not by itself.</param>
    public sealed record Completed(string Invocation, string? Error) : LiveFrame;

    public sealed record Ping : LiveFrame;

    /// <summary>The server ends the connection.</summary>
    public sealed record Closed(string? Error) : LiveFrame;

    /// <summary>The answer to the handshake.</summary>
    public sealed record Welcome(string? Error) : LiveFrame;

    /// <summary>A message that a watching screen has no use for.</summary>
    public sealed record Other(int Type) : LiveFrame;

    /// <summary>Reads all messages that are complete and takes them off the buffer.</summary>
    /// <exception cref="FormatException">A message is no JSON object.</exception>
    public static IReadOnlyList<LiveFrame> Read(ref ReadOnlySequence<byte> buffer)
    {
        var frames = new List<LiveFrame>();
        while (buffer.PositionOf(Separator) is { } end)
        {
            frames.Add(Parse(buffer.Slice(0, end).ToArray()));
            buffer = buffer.Slice(buffer.GetPosition(1, end));
        }

        return frames;
    }

    private static LiveFrame Parse(byte[] message)
    {
        JsonElement json;
        try
        {
            json = JsonSerializer.Deserialize<JsonElement>(message);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"not a message of the protocol: {Encoding.UTF8.GetString(message)}", fault);
        }

        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("a message is an object");
        if (!json.TryGetProperty("type", out var type)) return new Welcome(Text(json, "error"));
        return type.GetInt32() switch
        {
            2 => new Item(Text(json, "invocationId") ?? string.Empty, json.TryGetProperty("item", out var item) ? item : default),
            3 => new Completed(Text(json, "invocationId") ?? string.Empty, Text(json, "error")),
            6 => new Ping(),
            7 => new Closed(Text(json, "error")),
            var other => new Other(other),
        };
    }

    private static byte[] Ended(byte[] json) => [.. json, Separator];

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
