using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class MetricTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Whoever_measures_is_told_how_far_each_consumer_is_behind_and_which_stands_still()
    {
        var flood = await Flood.StrikeAsync(office);
        await flood.RegisterAsync(Flood.Upper);
        using var gauges = new Gauges(office.App.Services.GetRequiredService<IMeterFactory>());
        var journal = office.App.Services.GetRequiredService<IJournal>();
        var head = await journal.HeadAsync(CancellationToken.None);
        var views = office.App.Services.GetRequiredService<ViewStore>();
        foreach (var table in office.App.Services.GetRequiredService<ViewTables>().All) await views.WaitForAsync(table, head, CancellationToken.None);

        var read = gauges.Read();

        read[("relief.consumer.lag", "board")].ShouldBe(0);
        read[("relief.consumer.stopped", "board")].ShouldBe(0);
        read.Keys.Where(gauge => gauge.Name == "relief.consumer.stopped").Select(gauge => gauge.Consumer).ShouldContain("merge-process");

        using var far = new ViewMetrics(office.App.Services.GetRequiredService<IMeterFactory>(), views, () => new(1_000_000));
        gauges.Read()[("relief.consumer.lag", "board")].ShouldBeGreaterThan(500_000);
    }

    /// <summary>The gauges of the views of one application; where two tell the same, the greater.</summary>
    private sealed class Gauges : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentDictionary<(string Name, string Consumer), long> _read = new();

        public Gauges(IMeterFactory application)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ViewMetrics.Name && ReferenceEquals(instrument.Meter.Scope, application)) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.Start();
        }

        public IReadOnlyDictionary<(string Name, string Consumer), long> Read()
        {
            _listener.RecordObservableInstruments();
            return _read;
        }

        public void Dispose() => _listener.Dispose();

        private void Take(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _read.AddOrUpdate((instrument.Name, (string)tags[0].Value!), value, (_, before) => Math.Max(before, value));
    }
}
