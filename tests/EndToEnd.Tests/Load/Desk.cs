using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.EndToEnd.Tests.Running;

namespace CivilAffairs.Relief.EndToEnd.Tests.Load;

/// <summary>Sends orders to the system while it runs, remembers every answer, and keeps the orders whose answer was lost.</summary>
internal sealed class Desk : IDisposable
{
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Order> _lost = new();
    private readonly ConcurrentDictionary<Guid, Order> _answered = new();
    private HttpClient? _http;
    private long _count;

    /// <summary>Orders with a known answer.</summary>
    public IReadOnlyCollection<Order> Answered => [.. _answered.Values];

    /// <summary>Orders without an answer that nobody sends again.</summary>
    public ConcurrentQueue<Order> Forgotten { get; } = new();

    /// <summary>Answers so far, also to repeats.</summary>
    public long Answers => Interlocked.Read(ref _count);

    /// <summary>Called with the number of answers after each.</summary>
    public Action<long>? OnAnswer { get; set; }

    /// <summary>Answers that contradict an earlier one.</summary>
    public ConcurrentQueue<string> Contradictions { get; } = new();

    public void Connect(ReliefProcess system)
    {
        _http?.Dispose();
        _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxConnectionsPerServer = 64 }) { BaseAddress = system.Address, Timeout = TimeSpan.FromMinutes(3) };
    }

    /// <summary>Sends an order once; without an answer it joins the lost ones.</summary>
    /// <returns>The answer; null where none came.</returns>
    public async Task<Answer?> SendAsync(Order order)
    {
        try
        {
            using var reply = await PostAsync(order.By, order.Path, order.Body, order.Id);
            var text = await reply.Content.ReadAsStringAsync();
            if (reply.StatusCode is HttpStatusCode.ServiceUnavailable)
            {
                Lose(order);
                return null;
            }

            if ((int)reply.StatusCode is >= 500 or 401 or 400) throw new InvalidOperationException($"{order.Path} {JsonSerializer.Serialize(order.Body, order.Body.GetType(), ReliefJson.Options)} was answered {(int)reply.StatusCode}: {text}");
            return Take(order, JsonSerializer.Deserialize<JsonElement>(text), reply.IsSuccessStatusCode);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            Lose(order);
            return null;
        }
    }

    /// <summary>Sends the lost orders again, under the same names, until each has its answer.</summary>
    /// <returns>How many were lost, and how many commands of these had been recorded before the answer was lost.</returns>
    public async Task<(int Lost, int Recorded)> SendLostAgainAsync()
    {
        var (lost, recorded) = (_lost.Count, 0);
        for (var attempts = 0; !_lost.IsEmpty; attempts++)
        {
            attempts.ShouldBeLessThan(20, $"{_lost.Count} orders are still without an answer, the first is {_lost.FirstOrDefault()?.Path}");
            var again = new List<Order>();
            while (_lost.TryDequeue(out var order)) again.Add(order);
            await Parallel.ForEachAsync(again, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (order, _) =>
            {
                var unknown = order.Answer is null;
                if (await SendAsync(order) is { Outcome: "repeated" } && unknown) Interlocked.Increment(ref recorded);
            });
        }

        return (lost, recorded);
    }

    public async Task<JsonElement> GetAsync(string by, string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        message.Headers.Authorization = new("Bearer", _tokens[by]);
        using var reply = await _http!.SendAsync(message);
        var text = await reply.Content.ReadAsStringAsync();
        reply.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>All rows of a view.</summary>
    public async Task<IReadOnlyList<JsonElement>> RowsAsync(string by, string view)
    {
        var rows = new List<JsonElement>();
        while (true)
        {
            var page = await GetAsync(by, string.Create(CultureInfo.InvariantCulture, $"/api/views/{view}?take=500&skip={rows.Count}"));
            rows.AddRange(page.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("row")));
            if (rows.Count >= page.GetProperty("total").GetInt64()) return rows;
        }
    }

    /// <summary>Makes the account where it is not there, and signs in.</summary>
    public async Task SignInAsync(string name, Role role, PlaceCode scope)
    {
        if (name != "admin")
        {
            using var made = await PostAsync("admin", "/api/accounts", new { name, password = ReliefProcess.Password, role, scope, mustChangePassword = false });
            made.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        using var reply = await PostAsync(null, "/api/session", new { name, password = ReliefProcess.Password, token = true });
        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        _tokens[name] = JsonSerializer.Deserialize<JsonElement>(await reply.Content.ReadAsStringAsync()).GetProperty("accessToken").GetString()!;
    }

    public void Dispose() => _http?.Dispose();

    private void Lose(Order order) => (order is { IsForgotten: true, Answer: null } ? Forgotten : _lost).Enqueue(order);

    private async Task<HttpResponseMessage> PostAsync(string? by, string path, object body, Guid? id = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path);
        if (by is not null) message.Headers.Authorization = new("Bearer", _tokens[by]);
        if (id is { } named) message.Headers.Add("Command-Id", named.ToString());
        message.Content = new StringContent(JsonSerializer.Serialize(body, body.GetType(), ReliefJson.Options), new MediaTypeHeaderValue("application/json"));
        return await _http!.SendAsync(message);
    }

    private Answer Take(Order order, JsonElement reply, bool done)
    {
        var answer = done
            ? new Answer(null, reply.GetProperty("position").GetInt64(), reply.TryGetProperty("version", out var version) ? version.GetInt64() : 0, reply.TryGetProperty("outcome", out var outcome) ? outcome.GetString() : null)
            : new Answer(reply.GetProperty("code").GetString(), 0, 0, null);

        // What was recorded stays recorded, at the same place. Only places that were kept may be gone since.
        var gone = order.Kind == OrderKind.Reserve && answer.Code == "attempt-ended";
        if (order.Answer is { IsRecorded: true } before && !gone && (!answer.IsRecorded || answer.Position != before.Position || (answer.Outcome is { } said && said != "repeated")))
        {
            Contradictions.Enqueue($"{order.Kind} {order.Path} {order.Id}: {before}, then {answer}");
        }
        else if (!gone || order.Answer is null)
        {
            order.Answer = answer;
        }

        _answered[order.Id] = order;
        order.Then?.Invoke(answer);
        OnAnswer?.Invoke(Interlocked.Increment(ref _count));
        return answer;
    }
}
