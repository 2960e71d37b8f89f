using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Talks to the system over HTTP as any officer, keeping one session for each.</summary>
/// <param name="http">With the system's address as its base.</param>
/// <param name="passwordOf">The password of an account.</param>
public sealed class ReliefClient(HttpClient http, Func<AccountName, string> passwordOf, TimeProvider clock)
{
    private const string CommandId = "Command-Id";

    // How often a request is sent again whose fate is not known, and how long between: some half a minute in all.
    private const int MostAttempts = 12;
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<AccountName, Lazy<Task<string>>> _sessions = new();
    private long _unanswered;

    public Uri Address => http.BaseAddress ?? throw new InvalidOperationException("the client has no address");

    /// <summary>Times that no answer came, or the answer that the outcome is not known, and the request was sent again under the same id.</summary>
    public long Unanswered => Interlocked.Read(ref _unanswered);

    /// <summary>A client for many officers at once.</summary>
    /// <param name="officers">Most requests under way.</param>
    public static HttpClient Connect(Uri address, int officers) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = officers,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
    })
    {
        BaseAddress = address,
        // Each request has its own: a command answers in a minute or never, an audit takes its time.
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a request until its outcome is known: when the reply is lost, the same is sent again under the same id.</summary>
    public Task<Answer> SendAsync(Officer by, Request request, CancellationToken cancellationToken) =>
        SendAsync(by.Name, () => Message(HttpMethod.Post, request.Path, request.Json(clock.GetUtcNow()), request.Id), cancellationToken);

    /// <summary>Sends something that is no command of the journal, such as a new account.</summary>
    public Task<Answer> PostAsync(AccountName by, string path, object body, CancellationToken cancellationToken) => SendAsync(by, HttpMethod.Post, path, body, cancellationToken);

    /// <summary>Replaces something that is no thing of the journal, such as a password.</summary>
    public Task<Answer> PutAsync(AccountName by, string path, object body, CancellationToken cancellationToken) => SendAsync(by, HttpMethod.Put, path, body, cancellationToken);

    /// <summary>Ends something that is no thing of the journal.</summary>
    public Task<Answer> DeleteAsync(AccountName by, string path, CancellationToken cancellationToken) =>
        SendAsync(by, () => Message(HttpMethod.Delete, path, body: null, id: null), cancellationToken);

    /// <summary>Reads JSON, or null where there is no such thing.</summary>
    /// <param name="patience">How long to wait for one answer; null for a minute.</param>
    /// <exception cref="HttpRequestException">Another answer than the thing or its absence, or none in time.</exception>
    public async Task<JsonDocument?> GetAsync(AccountName reader, string path, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        using var intime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        intime.CancelAfter(patience ?? LongestAnswer);
        try
        {
            return await ReadAsync(reader, path, intime.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"{path} is not answered in {patience ?? LongestAnswer}", late);
        }
    }

    private async Task<JsonDocument?> ReadAsync(AccountName reader, string path, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            using var message = Message(HttpMethod.Get, path, body: null, id: null);
            message.Headers.Authorization = new("Bearer", await TokenAsync(reader));
            using var reply = await http.SendAsync(message, cancellationToken);
            if (reply.StatusCode == HttpStatusCode.NotFound) return null;
            if (reply.IsSuccessStatusCode) return await JsonDocument.ParseAsync(await reply.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            // A view that is behind answers so for as long as it is: the caller's patience is the limit.
            var behind = reply.StatusCode == HttpStatusCode.ServiceUnavailable;
            if (!behind && (reply.StatusCode != HttpStatusCode.Unauthorized || attempt == MostAttempts)) throw new HttpRequestException($"{path} is answered {(int)reply.StatusCode}", null, reply.StatusCode);
            if (!behind) _sessions.TryRemove(reader, out _);
            await Task.Delay(pause, clock, cancellationToken);
            pause = Longer(pause);
        }
    }

    /// <summary>Copies what the system streams in answer to an empty request.</summary>
    /// <exception cref="HttpRequestException">The system does not answer with a stream.</exception>
    public async Task DownloadAsync(AccountName by, string path, Stream target, CancellationToken cancellationToken)
    {
        using var message = Message(HttpMethod.Post, path, body: null, id: null);
        message.Headers.Authorization = new("Bearer", await TokenAsync(by));
        using var reply = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await RefuseAsync(reply, path, cancellationToken);
        await reply.Content.CopyToAsync(target, cancellationToken);
    }

    /// <summary>Sends a file and reads the JSON that answers it.</summary>
    /// <exception cref="HttpRequestException">The system does not take it; the message says why.</exception>
    public async Task<JsonDocument> UploadAsync(AccountName by, string path, Stream file, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StreamContent(file) };
        message.Content.Headers.ContentType = new("application/octet-stream");
        message.Headers.Authorization = new("Bearer", await TokenAsync(by));

        // What is not taken at all is refused before the file is sent.
        message.Headers.ExpectContinue = true;
        using var reply = await http.SendAsync(message, cancellationToken);
        await RefuseAsync(reply, path, cancellationToken);
        return await JsonDocument.ParseAsync(await reply.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
    }

    /// <summary>The bearer token of an account, for connections of another kind.</summary>
    /// <exception cref="HttpRequestException">The account cannot sign in.</exception>
    public Task<string> TokenAsync(AccountName name) => _sessions.GetOrAdd(name, account => new(() => SignInAsync(account))).Value;

    private static async Task RefuseAsync(HttpResponseMessage reply, string path, CancellationToken cancellationToken)
    {
        if (reply.IsSuccessStatusCode) return;
        var answer = Answer.Of((int)reply.StatusCode, await reply.Content.ReadAsByteArrayAsync(cancellationToken), TimeSpan.Zero);
        throw new HttpRequestException($"{path} is answered {answer.Status}: {(answer.Reason is { } why ? $"{why.Zh} / {why.En}" : answer.Code)}", null, reply.StatusCode);
    }

    private Task<Answer> SendAsync(AccountName by, HttpMethod method, string path, object body, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ReliefJson.Options);
        return SendAsync(by, () => Message(method, path, json, id: null), cancellationToken);
    }

    private async Task<Answer> SendAsync(AccountName by, Func<HttpRequestMessage> message, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var answer = await TryAsync(by, message, cancellationToken);
            if (answer.Status is not (0 or 401 or 429 or 502 or 503 or 504) || attempt == MostAttempts) return answer;
            if (answer.Status == 401) _sessions.TryRemove(by, out _);
            else Interlocked.Increment(ref _unanswered);
            await Task.Delay(pause, clock, cancellationToken);
            pause = Longer(pause);
        }
    }

    private async Task<Answer> TryAsync(AccountName by, Func<HttpRequestMessage> message, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(by);
        using var request = message();
        request.Headers.Authorization = new("Bearer", token);
        using var intime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        intime.CancelAfter(LongestAnswer);
        var began = clock.GetTimestamp();
        try
        {
            using var reply = await http.SendAsync(request, intime.Token);
            var body = await reply.Content.ReadAsByteArrayAsync(intime.Token);
            return Answer.Of((int)reply.StatusCode, body, clock.GetElapsedTime(began));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(0, "no-answer", null, new("没有应答", fault.Message), 0, null, clock.GetElapsedTime(began));
        }
    }

    private async Task<string> SignInAsync(AccountName name)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            using var reply = await http.PostAsJsonAsync("/api/session", new { name = name.ToString(), password = passwordOf(name), token = true });
            if (reply.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == MostAttempts)
            {
                if (!reply.IsSuccessStatusCode) throw new HttpRequestException($"{name} cannot sign in: {(int)reply.StatusCode}", null, reply.StatusCode);
                var session = await reply.Content.ReadFromJsonAsync<Session>();
                return session?.AccessToken ?? throw new HttpRequestException($"{name} got no token");
            }

            await Task.Delay(pause, clock);
            pause = Longer(pause);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 > LongestPause ? LongestPause : pause * 2;

    private static HttpRequestMessage Message(HttpMethod method, string path, byte[]? body, Guid? id)
    {
        var message = new HttpRequestMessage(method, path);
        if (id is { } named) message.Headers.Add(CommandId, named.ToString("D"));
        if (body is null) return message;
        message.Content = new ByteArrayContent(body);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return message;
    }

    private sealed record Session([property: JsonPropertyName("accessToken")] string AccessToken);
}
