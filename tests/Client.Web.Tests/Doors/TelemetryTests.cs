using System.Collections.Concurrent;
using System.Text;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_and_traces_arrive_at_the_collector_that_is_named_and_hold_no_name_of_a_person()
    {
        await using var collector = await Collector.StartAsync();
        var office = new Telling(collector.Address);
        await office.InitializeAsync();
        try
        {
            var flood = await Flood.StrikeAsync(office);
            await flood.HandOutAsync(await flood.RegisterAsync(Flood.Upper), flood.UpperPoint);
        }
        finally
        {
            // What is not sent yet is sent at the end.
            await office.DisposeAsync();
        }

        var (metrics, traces) = (collector.Text("/v1/metrics"), collector.Text("/v1/traces"));
        foreach (var name in new[] { "relief.command.duration", "relief.mailbox.letters", "relief.journal.batch", "relief.journal.queue", "relief.consumer.lag", "relief.sign_ins", "http.server.request.duration" }) metrics.ShouldContain(name);
        foreach (var name in new[] { "relief.command", "ReserveHandout", "relief.outcome" }) traces.ShouldContain(name);
        foreach (var text in new[] { metrics, traces })
        {
            text.ShouldContain("civil-affairs-relief");
            text.ShouldNotContain("王平");
        }

        collector.Types.ShouldAllBe(type => type == "application/x-protobuf");
    }

    private sealed class Telling(Uri collector) : Office
    {
        protected override Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal) { ["Relief:Telemetry"] = collector.ToString() };
    }

    /// <summary>Takes what is sent by OTLP over HTTP, and reads no more of it than the texts that it holds.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly ConcurrentQueue<(string Path, string? Type, byte[] Body)> _taken = new();

        private Collector()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.MapPost("/v1/{signal}", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                _taken.Enqueue((request.Path, request.ContentType, body.ToArray()));
                return Results.Ok();
            });
        }

        public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

        public IEnumerable<string?> Types => _taken.Select(one => one.Type);

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            await collector._app.StartAsync();
            return collector;
        }

        public string Text(string path) => string.Concat(_taken.Where(one => one.Path == path).Select(one => Encoding.UTF8.GetString(one.Body)));

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
