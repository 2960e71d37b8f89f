using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using Microsoft.AspNetCore.Http.Features;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>What every door does with a request: name it, read it, answer it.</summary>
public static class Requests
{
    /// <summary>The header in which the client names its command.</summary>
    public const string CommandIdHeader = "Command-Id";

    private const string VersionHeader = "If-Match";

    // A field that we do not know is a misspelt one, or of a newer client: passed over, what it says would be lost without a word.
    private static readonly JsonSerializerOptions FromOutside = new(ReliefJson.Options)
    {
        Converters = { new TextFromOutside() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = ReliefJson.Options.TypeInfoResolver!.WithAddedModifier(NoNulls.InLists),
    };

    /// <summary>Reads the name of the request, its body and who sent it, and hands them on; whatever is wrong is answered with a problem.</summary>
    /// <param name="body">The type of the body.</param>
    public static async Task<IResult> HandleAsync(HttpContext http, Type body, TimeProvider clock, Func<object, CommandContext, Task<IResult>> then)
    {
        if (!CommandId.TryParse(http.Request.Headers[CommandIdHeader], out var id))
        {
            return Problems.Unreadable(http, CommandIdHeader, new("请求头缺少有效的指令编号 (UUID)", "the header lacks a valid command id (UUID)"));
        }

        if (!ReadVersion(http.Request, out var expected)) return Problems.Unreadable(http, VersionHeader, new("版本号无效，应为 \"3\" 的形式", "this is no version, such as \"3\""));
        var (read, fault) = await ReadAsync(http, body);
        if (fault is not null) return fault;
        return await then(read!, new CommandContext(id, AccountClaims.ActorOf(http.User), clock.GetUtcNow()) { Expected = expected });
    }

    /// <summary>Tells the version of the thing, as <c>If-Match</c> takes it.</summary>
    public static void Tag(HttpContext http, StreamVersion version) => http.Response.Headers.ETag = $"\"{version}\"";

    private static bool ReadVersion(HttpRequest request, out StreamVersion? version)
    {
        version = null;
        var text = request.Headers.IfMatch.ToString();
        if (text.Length == 0 || text == "*") return true;
        var read = long.TryParse(text.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && text.StartsWith('"') && text.EndsWith('"');
        version = new StreamVersion(number);
        return read;
    }

    /// <summary>Reads the body, where there is none as one without fields.</summary>
    /// <returns>The body, or the problem to answer with.</returns>
    public static async Task<(TBody? Body, IResult? Fault)> ReadAsync<TBody>(HttpContext http)
        where TBody : class
    {
        var (body, fault) = await ReadAsync(http, typeof(TBody));
        return ((TBody?)body, fault);
    }

    private static async Task<(object? Body, IResult? Fault)> ReadAsync(HttpContext http, Type type)
    {
        try
        {
            object? read;
            if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) read = JsonSerializer.Deserialize("{}", type, FromOutside);
            else if (IsJson(http.Request)) read = await JsonSerializer.DeserializeAsync(http.Request.Body, type, FromOutside, http.RequestAborted);
            else return (null, Problems.Result(http, StatusCodes.Status415UnsupportedMediaType, "not-json", "Content-Type", new("请求内容须为 UTF-8 编码的 JSON", "the body must be JSON in UTF-8")));
            return read is null ? (null, Problems.Unreadable(http, string.Empty, new("请求内容为空", "the body is empty"))) : (read, null);
        }
        catch (JsonException fault)
        {
            return (null, Problems.Unreadable(http, fault));
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, Problems.Result(http, fault.StatusCode, "too-large", string.Empty, new("请求内容过大", "the body is too large")));
        }
        catch (NotSupportedException unnamed)
        {
            // One of several kinds is wanted there, and the body does not say which.
            return (null, Problems.Unreadable(http, unnamed));
        }
        catch (Exception misfit) when (misfit is ArgumentException or FormatException or OverflowException or BadHttpRequestException)
        {
            return (null, Problems.Unreadable(http, string.Empty, new("请求内容无法识别", "the body cannot be read")));
        }
    }

    /// <summary>Whether the body says that it is JSON in UTF-8.</summary>
    public static bool IsJson(HttpRequest request) =>
        request.GetTypedHeaders().ContentType is { } type
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    /// <summary>The answer to one command.</summary>
    /// <param name="photo">What was stored beside it, if anything.</param>
    public static IResult Answer(HttpContext http, Outcome outcome, PhotoHash? photo = null) => outcome switch
    {
        Outcome.Accepted accepted => Tell(http, new(accepted.Repeated ? "repeated" : "accepted", accepted.Receipt.Position, accepted.Receipt.Version), photo),
        Outcome.AlreadyTrue already => Tell(http, new("already-true", already.Position, already.Version), photo),
        Outcome.Refused refused => Problems.Of(http, refused.Refusal),
        _ => throw new InvalidOperationException($"no such outcome: {outcome.GetType().Name}"),
    };

    private static IResult Tell(HttpContext http, Reply reply, PhotoHash? photo)
    {
        Tag(http, reply.Version);
        return photo is { } stored ? Results.Json(new PhotoReply(reply.Outcome, reply.Position, reply.Version, stored), ReliefJson.Options) : Results.Json(reply, ReliefJson.Options);
    }
}

/// <summary>A text that people sent: without the character that ends a text in many a database.</summary>
internal sealed class TextFromOutside : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("a text is wanted");
        var text = reader.GetString();
        return text?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException("the text holds U+0000") : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>An accepted command.</summary>
/// <param name="Outcome"><c>accepted</c>, <c>repeated</c> (recorded before, under the same id) or <c>already-true</c>.</param>
/// <param name="Position">A view at this position or later shows it.</param>
/// <param name="Version">The thing's version after it.</param>
public sealed record Reply(string Outcome, JournalPosition Position, StreamVersion Version);

/// <summary>An accepted command with a photo.</summary>
/// <param name="Photo">The name of the photo as it is kept.</param>
public sealed record PhotoReply(string Outcome, JournalPosition Position, StreamVersion Version, PhotoHash Photo);
