using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CivilAffairs.Relief.Engine.Tests.StandIns;

namespace CivilAffairs.Relief.Engine.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Commands_are_counted_by_kind_and_outcome_and_traced()
    {
        var seen = new ConcurrentQueue<string>();
        var traced = new ConcurrentQueue<Activity>();
        using var meter = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == "CivilAffairs.Relief") listener.EnableMeasurementEvents(instrument); } };
        meter.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}".TrimEnd()));
        meter.Start();
        using var tracing = new ActivityListener { ShouldListenTo = source => source.Name == "CivilAffairs.Relief", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData, ActivityStopped = traced.Enqueue };
        ActivitySource.AddActivityListener(tracing);

        await using var town = new Town();
        var till = Town.NewTill();
        var id = Town.NewId();
        using (var parent = new Activity("test").Start())
        {
            await town.TellAsync(till, new TillCommand.PutIn(1), id);
            await town.TellAsync(till, new TillCommand.PutIn(1), id);
            await town.TellAsync(till, new TillCommand.TakeOut(2));
            traced.Count(activity => activity.ParentId == parent.Id).ShouldBe(3);
        }

        seen.ShouldContain("relief.command.duration depot PutIn accepted");
        seen.ShouldContain("relief.command.duration depot PutIn repeated");
        seen.ShouldContain("relief.command.duration depot TakeOut refused too-few-coins");
    }
}
