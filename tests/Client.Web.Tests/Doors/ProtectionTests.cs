using System.Net;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class ProtectionTests(Office office) : IClassFixture<Office>
{
    [Theory]
    [InlineData("/api/session")]
    [InlineData("/healthz")]
    [InlineData("/no-such-page")]
    [InlineData("/api")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string path)
    {
        var headers = (await office.Nobody.GetAsync(path)).Headers;
        var policy = headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        headers.Contains("Server").ShouldBeFalse();
        headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        if (path.StartsWith("/api", StringComparison.Ordinal)) headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_of_another_site_does_nothing_with_the_cookie_of_ours()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = office.Address };
        (await new Caller(http).PostAsync("/api/session", new { name = "admin", password = Office.Password })).Status.ShouldBe(HttpStatusCode.NoContent);
        var own = office.Address.GetLeftPart(UriPartial.Authority);

        (await SendAsync("POST", "/api/backup", own, "X-Requested-With")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync("POST", "/api/backup", null, "X-Requested-With")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync("POST", "/api/backup", null, "Command-Id")).StatusCode.ShouldBe(HttpStatusCode.OK);

        // What a form can send, from a browser too old to name the origin.
        await IsForeignAsync(await SendAsync("POST", "/api/backup", null, null));
        await IsForeignAsync(await SendAsync("POST", "/api/backup", "https://elsewhere.example", "X-Requested-With"));
        await IsForeignAsync(await SendAsync("POST", "/api/backup", "null", "X-Requested-With"));
        await IsForeignAsync(await SendAsync("DELETE", "/api/session", "https://elsewhere.example", "X-Requested-With"));

        // A connection to the live hub is a GET, and no browser asks beforehand.
        await IsForeignAsync(await SendAsync("GET", "/live", "https://elsewhere.example", null));
        (await SendAsync("GET", "/api/session", own, null)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // As SignalR's own client begins.
        (await SendAsync("POST", "/live/negotiate?negotiateVersion=1", own, "X-Requested-With")).StatusCode.ShouldBe(HttpStatusCode.OK);

        async Task<HttpResponseMessage> SendAsync(string method, string path, string? origin, string? header)
        {
            using var message = new HttpRequestMessage(new(method), path);
            if (origin is not null) message.Headers.Add("Origin", origin);
            if (header is not null) message.Headers.Add(header, Guid.NewGuid().ToString());
            return await http.SendAsync(message);
        }

        static async Task IsForeignAsync(HttpResponseMessage reply)
        {
            reply.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await reply.Content.ReadAsStringAsync()).ShouldContain("foreign-page");
        }
    }

    [Fact]
    public async Task A_page_of_one_account_does_nothing_with_the_cookie_of_another()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = office.Address };
        (await new Caller(http).PostAsync("/api/session", new { name = "admin", password = Office.Password })).Status.ShouldBe(HttpStatusCode.NoContent);

        (await SendAsync("admin")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var reply = await SendAsync(Uri.EscapeDataString("李"));
        reply.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await reply.Content.ReadAsStringAsync()).ShouldContain("other-account");

        async Task<HttpResponseMessage> SendAsync(string account)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/api/backup");
            message.Headers.Add("X-Requested-With", "relief");
            message.Headers.Add("Page-Account", account);
            return await http.SendAsync(message);
        }
    }

    [Fact]
    public async Task A_tool_with_a_token_needs_no_such_proof() =>
        (await (await office.AdminAsync()).SendAsync(HttpMethod.Post, "/api/backup")).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task One_who_asks_too_much_is_told_when_to_come_back_and_nobody_else_is()
    {
        var narrow = new NarrowOffice();
        await narrow.InitializeAsync();
        try
        {
            var (busy, calm) = (await narrow.AsAsync(Role.TownshipOfficer, Flood.Upper), await narrow.AsAsync(Role.TownshipOfficer, Flood.Lower));
            var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => busy.GetAsync("/api/session")));
            var refused = answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests).ToList();
            refused.ShouldNotBeEmpty();
            refused[0].Code.ShouldBe("too-many");
            refused[0].Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
            answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBeGreaterThanOrEqualTo(20);
            (await calm.GetAsync("/api/session")).Status.ShouldBe(HttpStatusCode.OK);
            (await (await narrow.AdminAsync()).GetAsync("/api/session")).Status.ShouldBe(HttpStatusCode.OK);
            (await narrow.Nobody.GetAsync("/healthz")).Status.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            await narrow.DisposeAsync();
        }
    }

    private sealed class NarrowOffice : Office
    {
        protected override Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal) { ["Relief:Rates:PerAccount"] = "10", ["Relief:Rates:BurstSeconds"] = "2", ["Relief:Rates:PerRole:Administrator"] = "5000" };
    }
}
