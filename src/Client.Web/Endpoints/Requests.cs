using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>What every door does with a request: name it, read it, answer it.</summary>
public static class Requests
{
    /// <summary>The header in which the client names its command.</summary>
    public const string CommandIdHeader = "Command-Id";

    /// <summary>Reads the name of the request, its body and who sent it, and hands them on; whatever is wrong is answered with a problem.</summary>
    /// <param name="body">The type of the body.</param>
    public static async Task<IResult> HandleAsync(HttpContext http, Type body, TimeProvider clock, Func<object, CommandContext, Task<IResult>> then)
    {
        if (!CommandId.TryParse(http.Request.Headers[CommandIdHeader], out var id))
        {
            return Problems.Unreadable(http, CommandIdHeader, new("请求头缺少有效的指令编号 (UUID)", "the header lacks a valid command id (UUID)"));
        }

        try
        {
            var read = http.Request.ContentLength == 0 ? JsonSerializer.Deserialize("{}", body, ReliefJson.Options) : await http.Request.ReadFromJsonAsync(body, ReliefJson.Options, http.RequestAborted);
            if (read is null) return Problems.Unreadable(http, string.Empty, new("请求内容为空", "the body is empty"));
            return await then(read, new CommandContext(id, AccountClaims.ActorOf(http.User), clock.GetUtcNow()));
        }
        catch (JsonException fault)
        {
            return Problems.Unreadable(http, fault);
        }
        catch (EngineUnavailableException)
        {
            return Problems.Unavailable(http);
        }
    }

    /// <summary>The answer to one command.</summary>
    public static IResult Answer(HttpContext http, Outcome outcome) => outcome switch
    {
        Outcome.Accepted accepted => Results.Json(new Reply(accepted.Repeated ? "repeated" : "accepted", accepted.Receipt.Position, accepted.Receipt.Version), ReliefJson.Options),
        Outcome.AlreadyTrue already => Results.Json(new Reply("already-true", already.Position, already.Version), ReliefJson.Options),
        Outcome.Refused refused => Problems.Of(http, refused.Refusal),
        _ => throw new InvalidOperationException($"no such outcome: {outcome.GetType().Name}"),
    };
}

/// <summary>An accepted command.</summary>
/// <param name="Outcome"><c>accepted</c>, <c>repeated</c> (recorded before, under the same id) or <c>already-true</c>.</param>
/// <param name="Position">A view at this position or later shows it.</param>
/// <param name="Version">The thing's version after it.</param>
public sealed record Reply(string Outcome, JournalPosition Position, StreamVersion Version);
