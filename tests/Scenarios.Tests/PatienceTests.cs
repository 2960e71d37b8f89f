using System.Net;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios.Tests;

public sealed class PatienceTests
{
    private static readonly AccountName Reader = AccountName.Parse("reader");

    [Fact]
    public async Task A_view_that_is_behind_is_asked_for_as_long_as_there_is_patience()
    {
        using var system = new LateSystem(behind: 50);
        using var http = new HttpClient(system) { BaseAddress = new("http://127.0.0.1:1") };
        var client = new ReliefClient(http, _ => "secret", new NoWaiting());

        using var row = await client.GetAsync(Reader, "/api/views/board/x?atLeast=7", CancellationToken.None, TimeSpan.FromMinutes(15));

        row!.RootElement.GetProperty("households").GetInt32().ShouldBe(3);
        system.Asked.ShouldBe(51);
    }

    /// <summary>Its views come up with the journal only after some requests.</summary>
    private sealed class LateSystem(int behind) : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post) return Answer(HttpStatusCode.OK, """{"accessToken":"t"}""");
            return ++Asked <= behind ? Answer(HttpStatusCode.ServiceUnavailable, "{}") : Answer(HttpStatusCode.OK, """{"households":3}""");
        }

        private static Task<HttpResponseMessage> Answer(HttpStatusCode status, string json) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") });
    }

    /// <summary>A clock on which every pause is over at once.</summary>
    private sealed class NoWaiting : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
