using System.Diagnostics.Metrics;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Running;

/// <summary>Figures of the views for whoever watches the machine.</summary>
public sealed class ViewMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "CivilAffairs.Relief.Views";

    private readonly Meter _meter;

    /// <param name="meters">Of the application that measures.</param>
    /// <param name="head">Position of the journal's last event, as far as known.</param>
    public ViewMetrics(IMeterFactory meters, ViewStore store, Func<JournalPosition> head)
    {
        _meter = meters.Create(Name);
        _meter.CreateObservableGauge(
            "relief.consumer.lag",
            () => store.Progress.All.Select(status => new Measurement<long>(Math.Max(0, head().Value - status.Position.Value), new KeyValuePair<string, object?>("consumer", status.Name))),
            "{event}",
            "Events that the journal has and the consumer has not taken in");
        _meter.CreateObservableGauge(
            "relief.consumer.stopped",
            () => store.Progress.All.Select(status => new Measurement<int>(status.Stop is null ? 0 : 1, new KeyValuePair<string, object?>("consumer", status.Name))),
            "{consumer}",
            "1 where the consumer stands still before an event it cannot take");
    }

    public void Dispose() => _meter.Dispose();
}
