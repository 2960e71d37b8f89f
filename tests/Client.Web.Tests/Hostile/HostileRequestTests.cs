using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Tests.Live;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Views;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Client.Web.Tests.Hostile;

/// <summary>Every address of the interface, from its own description, under thousands of hostile and clumsy requests of every role.</summary>
public sealed class HostileRequestTests(ManyScreensTests.Crowded office, ITestOutputHelper output) : IClassFixture<ManyScreensTests.Crowded>
{
    private const int Workers = 4;
    private const int MostComplaints = 10;
    private const int MostAttempts = 3;
    private const long MostGrowth = 512L << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static int Requests => LongRun.Or(5_000, 100_000);

    // A change is judged by the requests that the one before it was judged by; the long run looks for new ones.
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("RELIEF_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : LongRun.IsAsked ? Random.Shared.Next() : 20160630;

    [Fact]
    public async Task No_request_brings_the_system_down_or_gets_what_is_not_the_callers()
    {
        var seed = Seed;
        output.WriteLine($"seed {seed}");
        var flood = await Flood.StrikeAsync(office);
        var things = await KnownThings.MakeAsync(flood);
        var doors = await DescribedDoor.ReadAsync(office);
        doors.Count.ShouldBeGreaterThan(100);
        var judge = new Judge(office.App.Services.GetRequiredService<ViewTables>(), things.Homes);
        var culprits = new Culprits(office, flood.UpperPoint);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false, RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8 }) { Timeout = Patience };
        var (former, statuses, next) = (new ConcurrentQueue<Attack>(), new ConcurrentDictionary<string, int>(StringComparer.Ordinal), -1);
        var (complaints, slowest, accepted) = (new ConcurrentQueue<string>(), TimeSpan.Zero, 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync)));

        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{Requests} requests to {doors.Count} addresses, {accepted} commands accepted, slowest {slowest.TotalMilliseconds:0} ms, memory {growth >> 20} MiB more: {string.Join(", ", statuses.OrderBy(one => one.Key).Select(one => $"{one.Value} x {one.Key}"))}");
        complaints.ShouldBeEmpty($"seed {seed}: {string.Join('\n', office.Errors)}");
        growth.ShouldBeLessThan(MostGrowth);
        statuses["200"].ShouldBeGreaterThan(Requests / 20);
        accepted.ShouldBeGreaterThan(Requests / 100);
        await IsWellAsync();

        async Task WorkAsync()
        {
            while (complaints.Count < MostComplaints && Interlocked.Increment(ref next) is var number && number < Requests)
            {
                var dice = new Random(unchecked(seed + (number * 7919)));
                var attacks = new Attacks(dice, doors, things);
                var again = dice.Next(12) == 0 && former.TryDequeue(out var sent) ? sent : null;
                var attack = again is null ? await attacks.NextAsync(culprits) : dice.Next(2) == 0 ? again : attacks.Again(again);
                var (status, text) = await SendAsync(number, attack);

                // The same once more, as a phone does that did not hear the answer. Meanwhile another request may have ended the session.
                if (status == HttpStatusCode.OK && attack.Method == "POST" && attack.Door.Example is not null && dice.Next(4) == 0)
                {
                    var (second, told) = await SendAsync(number, attack);
                    if (second is not (HttpStatusCode.OK or HttpStatusCode.NoContent or HttpStatusCode.Unauthorized)) complaints.Enqueue($"request {number} again: {attack}\n-> {text}, then {second}: {told}");
                }

                former.Enqueue(attack);
                if (former.Count > 300) former.TryDequeue(out _);
            }
        }

        async Task<(HttpStatusCode Status, string Text)> SendAsync(int number, Attack attack, int attempt = 1)
        {
            using var message = attack.Message(office.Address);
            try
            {
                var began = TimeProvider.System.GetTimestamp();
                using var answer = await http.SendAsync(message);
                var text = await answer.Content.ReadAsStringAsync();
                var took = TimeProvider.System.GetElapsedTime(began);
                if (took > slowest) slowest = took;
                statuses.AddOrUpdate(((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), 1, static (_, count) => count + 1);
                if (attack.Method == "POST" && attack.Door.Roles.Count > 0 && answer.StatusCode == HttpStatusCode.OK) Interlocked.Increment(ref accepted);
                if (judge.Complaint(attack, answer, text) is { } complaint) complaints.Enqueue($"request {number}: {attack}\n-> {complaint}");
                if (answer.StatusCode == HttpStatusCode.Unauthorized && !attack.Headers.ContainsKey("Authorization")) await culprits.ForgetAsync(attack.By);
                return (answer.StatusCode, text);
            }
            catch (HttpRequestException ended) when ((ended.HttpRequestError == HttpRequestError.ResponseEnded || ended.InnerException is IOException) && !attack.IsHuge && !attack.IsNoHttp && attempt < MostAttempts)
            {
                // The connection was about to be closed after an earlier body that was too large: a client asks again on another.
                return await SendAsync(number, attack, attempt + 1);
            }
            catch (HttpRequestException closed) when (attack.IsHuge || attack.IsNoHttp)
            {
                statuses.AddOrUpdate($"closed ({closed.HttpRequestError})", 1, static (_, count) => count + 1);
                return (HttpStatusCode.RequestEntityTooLarge, string.Empty);
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or InvalidOperationException or UriFormatException)
            {
                complaints.Enqueue($"request {number}: {attack}\n-> {fault}");
                return (HttpStatusCode.ServiceUnavailable, string.Empty);
            }
        }
    }

    /// <summary>No error was logged, every consumer runs, the audit finds nothing, and people can work.</summary>
    private async Task IsWellAsync()
    {
        office.Errors.ShouldBeEmpty();
        var admin = await office.AdminAsync();
        var flood = await Flood.StrikeAsync(office);
        var last = await flood.HandOutAsync(await flood.RegisterAsync(Flood.Upper), flood.UpperPoint);
        foreach (var consumer in (await admin.GetAsync("/api/consumers")).Json.EnumerateArray()) (consumer.TryGetProperty("stop", out var stop) && stop.ValueKind != JsonValueKind.Null).ShouldBeFalse(consumer.ToString());
        foreach (var table in office.App.Services.GetRequiredService<ViewTables>().All) (await admin.GetAsync($"/api/views/{table.Name}?take=1&atLeast={last}")).Status.ShouldBe(HttpStatusCode.OK, table.Name);
        var audit = await admin.GetAsync("/api/audit");
        audit.Status.ShouldBe(HttpStatusCode.OK, audit.Text);
        output.WriteLine(audit.Text.Length > 3000 ? audit.Text[..3000] : audit.Text);
        audit.Json.GetProperty("isClean").GetBoolean().ShouldBeTrue(audit.Text);
    }
}
