using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Running;

/// <summary>An account, or nobody yet, that talks to the application over HTTP.</summary>
/// <param name="Token">Its bearer token; null for nobody.</param>
public sealed record Caller(HttpClient Http, string? Token = null)
{
    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Sends a command, an operation or whatever takes JSON.</summary>
    /// <param name="id">The command's id; a new one where null.</param>
    public Task<Answer> PostAsync(string path, object? body = null, Guid? id = null, string? language = null) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : Json(JsonSerializer.Serialize(body, body.GetType(), ReliefJson.Options)), id ?? Guid.NewGuid(), language);

    /// <summary>Sends a text as JSON, whatever it is.</summary>
    public Task<Answer> PostTextAsync(string path, string text) => SendAsync(HttpMethod.Post, path, Json(text), Guid.NewGuid());

    /// <summary>Sends what must be done.</summary>
    /// <returns>The position of its answer.</returns>
    public async Task<long> DoAsync(string path, object? body = null, Guid? id = null)
    {
        var answer = await PostAsync(path, body, id);
        answer.Status.ShouldBe(HttpStatusCode.OK, $"{path}: {answer.Text}");
        return answer.Json.GetProperty("position").GetInt64();
    }

    /// <summary>All rows of a view as the list tells them, by key.</summary>
    public async Task<Dictionary<string, JsonElement>> RowsAsync(string view, string query = "")
    {
        var rows = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        while (true)
        {
            var page = await GetAsync($"/api/views/{view}?take=500&skip={rows.Count}&{query}");
            page.Status.ShouldBe(HttpStatusCode.OK, $"{view}: {page.Text}");
            foreach (var row in page.Json.GetProperty("rows").EnumerateArray()) rows.Add(row.GetProperty("key").GetString()!, row.GetProperty("row"));
            if (rows.Count >= page.Json.GetProperty("total").GetInt64()) return rows;
        }
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body = null, Guid? id = null, string? language = null, string? match = null)
    {
        using var message = new HttpRequestMessage(method, path) { Content = body };
        if (Token is not null) message.Headers.Authorization = new("Bearer", Token);
        if (id is { } named) message.Headers.Add("Command-Id", named.ToString());
        if (language is not null) message.Headers.TryAddWithoutValidation("Accept-Language", language);
        if (match is not null) message.Headers.TryAddWithoutValidation("If-Match", match);

        // What is too large is refused while it is being sent, and the connection closed: asked first, the answer is heard for sure.
        message.Headers.ExpectContinue = body?.Headers.ContentLength > 1 << 20;
        using var reply = await Http.SendAsync(message);
        return new(reply.StatusCode, await reply.Content.ReadAsStringAsync(), reply.Headers);
    }

    public static StringContent Json(string text) => new(text, new MediaTypeHeaderValue("application/json"));
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public string? Code => Json.GetProperty("code").GetString();

    public string? Field => Json.GetProperty("field").GetString();

    public string? Outcome => Json.GetProperty("outcome").GetString();

    public long Position => Json.GetProperty("position").GetInt64();
}
