using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CivilAffairs.Relief.Client.Web.Tests.Live;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Scenarios.Live;
using CivilAffairs.Relief.Views;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Client.Web.Tests.Hostile;

/// <summary>The live hub under messages that are none, ask for what is not there, or for what is somebody else's.</summary>
public sealed class HostileHubTests(ManyScreensTests.Crowded office, ITestOutputHelper output) : IClassFixture<ManyScreensTests.Crowded>
{
    private const int Workers = 12;
    private const string Last = "last";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly string[] Handshakes = ["", "{}", "x", """{"protocol":"messagepack","version":1}""", """{"protocol":"json","version":99}""", """{"protocol":null}""", "[]", new('{', 5000), """{"protocol":"json","version":1,"x":{"y":[]}}"""];
    private static readonly string[] Targets = ["Rows", "Rows", "Rows", "Rows", "Rows", "rows", "OnConnectedAsync", "Dispose", "ToString", "", "Rows\u0000", "王"];

    private static int Connections => LongRun.Or(300, 10_000);

    [Fact]
    public async Task No_message_brings_the_hub_down_or_gets_rows_that_are_not_the_callers()
    {
        var seed = Random.Shared.Next();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var flood = await Flood.StrikeAsync(office);
        for (var i = 0; i < 6; i++) await flood.AdmitAsync(await flood.RegisterAsync(i % 2 == 0 ? Flood.Upper : Flood.Lower), i % 2 == 0 ? flood.UpperSchool : flood.LowerSchool);
        var tables = office.App.Services.GetRequiredService<ViewTables>();
        var culprits = new Culprits(office, flood.UpperPoint);
        var door = new DescribedDoor("GET", "/live", [], [], null);
        using var open = new OpenSubscriptions(office.App.Services.GetRequiredService<IMeterFactory>());
        var (next, rows, ended) = (-1, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync)));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Connections} connections, {rows} rows, {ended} streams ended by the hub"));
        rows.ShouldBeGreaterThan(Connections / 10);
        await open.NoneAsync();
        office.Errors.ShouldBeEmpty();
        await using var screen = new Screen(office, await flood.Staff, "households");
        await screen.CatchUpAsync(await flood.AdmitAsync(await flood.RegisterAsync(Flood.Upper), flood.UpperSchool));
        await screen.ShouldEqualListAsync();

        async Task WorkAsync()
        {
            while (Interlocked.Increment(ref next) is var number && number < Connections)
            {
                var dice = new Random(unchecked(seed + (number * 7919)));
                var by = await culprits.AnyAsync(dice, door);
                if (by.Token is null) continue;
                using var hub = await RawHub.ConnectAsync(office.Address, by.Token);
                await (dice.Next(6) == 0 ? hub.SendAsync(Handshakes[dice.Next(Handshakes.Length)]) : hub.SendAsync(LiveFrame.Handshake()));
                var asked = new Dictionary<string, string>(StringComparer.Ordinal);
                for (var i = dice.Next(1, 6); i > 0; i--)
                {
                    if (!await SendAsync(hub, dice, asked)) break;
                }

                asked[Last] = "households";
                await hub.SendAsync(LiveFrame.Open(Last, "Rows", new { view = "households", after = 0, epoch = 0 }));

                // Half a message may have taken the last one with it: then nothing more is to be waited for.
                using var enough = new CancellationTokenSource(Patience);
                while (await hub.NextAsync(enough.Token) is { } frame)
                {
                    if (frame is LiveFrame.Completed or LiveFrame.Closed) Interlocked.Increment(ref ended);
                    if (frame is LiveFrame.Completed { Error: { } error }) error.ShouldNotContain("   at ", customMessage: $"seed {seed}, connection {number}");
                    if (frame is not LiveFrame.Item item) continue;
                    foreach (var row in item.Value.GetProperty("rows").EnumerateArray())
                    {
                        Interlocked.Increment(ref rows);
                        if (!row.TryGetProperty("row", out var there) || there.ValueKind == JsonValueKind.Null) continue;
                        Scopes.IsSeen(tables.Find(asked[item.Invocation])!, there, by.Scope).ShouldBeTrue($"seed {seed}, connection {number}: {by} got {there}");
                    }

                    if (item.Invocation == Last) break;
                }
            }
        }

        Task<bool> SendAsync(RawHub hub, Random dice, Dictionary<string, string> asked)
        {
            var view = dice.Next(5) == 0 ? Spoiling.Texts[dice.Next(Spoiling.Texts.Length)] : tables.All.ElementAt(dice.Next(tables.All.Count)).Name;
            var id = (asked.Count + 1).ToString(CultureInfo.InvariantCulture);
            asked[id] = view;
            var request = new JsonObject { ["view"] = view, ["after"] = 0, ["epoch"] = 0 };
            if (dice.Next(3) == 0) request["place"] = dice.Next(3) switch { 0 => "341503105", 1 => "341503", _ => Spoiling.Texts[dice.Next(Spoiling.Texts.Length)] };
            if (dice.Next(4) == 0) request["disaster"] = dice.Next(2) == 0 ? flood.Disaster.ToString() : "x";
            if (dice.Next(4) == 0) request["after"] = dice.Next(5) switch { 0 => -1, 1 => long.MaxValue, 2 => 3, 3 => "x", _ => null };
            if (dice.Next(6) == 0) request["epoch"] = dice.Next(3) switch { 0 => -1, 1 => long.MaxValue, _ => new JsonArray() };
            if (dice.Next(8) == 0) request.Remove("view");
            var message = new JsonObject { ["type"] = dice.Next(6) == 0 ? dice.Next(-1, 12) : 4, ["invocationId"] = id, ["target"] = Targets[dice.Next(Targets.Length)], ["arguments"] = dice.Next(8) == 0 ? new JsonArray() : new JsonArray(request) };
            if (dice.Next(10) == 0) message["arguments"] = dice.Next(4) switch { 0 => null, 1 => new JsonArray(null, null), 2 => "x", _ => new JsonArray([null]) };
            if (dice.Next(12) == 0) message["streamIds"] = new JsonArray("1", "2");
            if (dice.Next(12) == 0) message.Remove(dice.Next(2) == 0 ? "invocationId" : "target");
            var json = message.ToJsonString();
            return dice.Next(14) switch
            {
                0 => hub.SendAsync(json[..dice.Next(json.Length)]),
                1 => hub.SendAsync([0x1E, 0x1E, .. Encoding.UTF8.GetBytes(json), 0x1E]),
                2 => hub.SendAsync(Encoding.Unicode.GetBytes(json)),
                3 => hub.SendAsync([.. Encoding.UTF8.GetBytes(json), 0x1E], WebSocketMessageType.Binary),
                4 => hub.SendAsync(new string('[', dice.Next(10, 20_000))),
                5 => hub.SendAsync("{\"type\":4,\"x\":\"" + new string('y', dice.Next(20_000, 200_000))),
                6 => hub.SendAsync([.. Encoding.UTF8.GetBytes(json[..(json.Length / 2)])], whole: false),
                7 => hub.SendAsync("""{"type":5,"invocationId":"1"}"""),
                _ => hub.SendAsync(json),
            };
        }
    }

    [Fact]
    public async Task A_connection_watches_no_more_than_a_bounded_number_of_views_at_once()
    {
        using var hub = await RawHub.ConnectAsync(office.Address, (await office.AdminAsync()).Token);
        await hub.SendAsync(LiveFrame.Handshake());
        for (var i = 1; i <= 101; i++) await hub.SendAsync(LiveFrame.Open($"{i}", "Rows", new { view = "disasters", after = 0, epoch = 0 }));
        var refused = await UntilAsync(frame => frame is LiveFrame.Completed);
        refused.ShouldBeOfType<LiveFrame.Completed>().Invocation.ShouldBe("101");
        ((LiveFrame.Completed)refused).Error!.ShouldEndWith("view: a connection watches at most 100");

        // One less, and there is room.
        await hub.SendAsync("""{"type":5,"invocationId":"7"}""");
        await UntilAsync(frame => frame is LiveFrame.Completed { Invocation: "7" });
        await hub.SendAsync(LiveFrame.Open("102", "Rows", new { view = "disasters", after = 0, epoch = 0 }));
        await UntilAsync(frame => frame is LiveFrame.Item { Invocation: "102" });

        async Task<LiveFrame> UntilAsync(Predicate<LiveFrame> wanted)
        {
            while (true)
            {
                using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                var frame = await hub.NextAsync(late.Token) ?? throw new TimeoutException("waited for an answer of the hub");
                if (wanted(frame)) return frame;
            }
        }
    }

    /// <summary>Counts the subscriptions that there are.</summary>
    private sealed class OpenSubscriptions : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly SemaphoreSlim _changed = new(0);
        private int _open;

        public OpenSubscriptions(IMeterFactory application)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "relief.subscriptions" && ReferenceEquals(instrument.Meter.Scope, application)) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<int>((_, change, _, _) =>
            {
                Interlocked.Add(ref _open, change);
                _changed.Release();
            });
            _listener.Start();
        }

        /// <summary>Completes when the last is gone.</summary>
        public async Task NoneAsync()
        {
            while (Volatile.Read(ref _open) > 0)
            {
                if (!await _changed.WaitAsync(TimeSpan.FromSeconds(60))) throw new TimeoutException($"{_open} subscriptions of connections that are gone are still there");
            }
        }

        public void Dispose()
        {
            _listener.Dispose();
            _changed.Dispose();
        }
    }
}
