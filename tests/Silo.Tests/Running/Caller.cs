using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CivilAffairs.Relief.EndToEnd.Tests.Running;

namespace CivilAffairs.Relief.Silo.Tests.Running;

/// <summary>A client who asks one thing after another without a break, and notes how long it had to wait for an answer.</summary>
internal sealed class Caller : IDisposable
{
    private static readonly object Form = new { name = "一中", place = "341503101", address = "解放路", floorAreaSquareMetres = (int?)null, capacity = 10, stepFree = true };

    private readonly HttpClient _http;
    private readonly Guid[] _shelters = [.. Enumerable.Range(0, 12).Select(_ => Guid.NewGuid())];
    private readonly Lock _gate = new();
    private TimeSpan _longest;
    private long _began;
    private long _answers;
    private Task _calling = Task.CompletedTask;

    public Caller(Uri address) => _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(90) };

    public long Answers => Interlocked.Read(ref _answers);

    public async Task SignInAsync()
    {
        var reply = await _http.PostAsJsonAsync("/api/session", new { name = "admin", password = ReliefProcess.Password, token = true });
        reply.EnsureSuccessStatusCode();
        var session = await reply.Content.ReadFromJsonAsync<JsonElement>();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
    }

    /// <summary>Registers shelters over and over: true already, which is told only after the journal was asked.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => _calling = CallAsync(cancellationToken);

    private async Task CallAsync(CancellationToken cancellationToken)
    {
        for (int i = 0; !cancellationToken.IsCancellationRequested; i++)
        {
            lock (_gate) _began = TimeProvider.System.GetTimestamp();
            while (await RegisterAsync(_shelters[i % _shelters.Length]) is null) await Task.Yield();
            lock (_gate)
            {
                var waited = TimeProvider.System.GetElapsedTime(_began);
                if (waited > _longest) _longest = waited;
            }

            Interlocked.Increment(ref _answers);
        }
    }

    /// <summary>Waits until so many more were answered.</summary>
    public async Task MoreAsync(int answers)
    {
        var until = Answers + answers;
        while (Answers < until)
        {
            // Whoever was told of a fault asks no more.
            if (_calling.IsFaulted) await _calling;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>The longest wait since this was asked last, one still going on included.</summary>
    public TimeSpan TakeLongest()
    {
        lock (_gate)
        {
            var now = TimeProvider.System.GetElapsedTime(_began);
            var longest = now > _longest ? now : _longest;
            _longest = TimeSpan.Zero;
            return longest;
        }
    }

    /// <returns>The outcome, or null where nobody knows it.</returns>
    public async Task<string?> RegisterAsync(Guid shelter)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/shelters/{shelter}/register") { Content = JsonContent.Create(Form) };
        message.Headers.Add("Command-Id", Guid.NewGuid().ToString());
        using var reply = await _http.SendAsync(message);
        if (reply.StatusCode == HttpStatusCode.ServiceUnavailable) return null;
        var text = await reply.Content.ReadAsStringAsync();
        reply.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("outcome").GetString();
    }

    /// <summary>The same person with the same session at another node.</summary>
    public Caller At(Uri address)
    {
        var other = new Caller(address);
        other._http.DefaultRequestHeaders.Authorization = _http.DefaultRequestHeaders.Authorization;
        return other;
    }

    /// <summary>Waits until the views here show the shelter.</summary>
    public async Task SeesAsync(Guid shelter)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var reply = await _http.GetAsync(new Uri($"/api/views/shelters/{shelter}", UriKind.Relative));
            if (reply.IsSuccessStatusCode) return;
            reply.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(60), "waited for the shelter in the views");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    public void Dispose() => _http.Dispose();
}
