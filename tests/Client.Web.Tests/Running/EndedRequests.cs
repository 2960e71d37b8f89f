using System.Diagnostics.Metrics;

namespace CivilAffairs.Relief.Client.Web.Tests.Running;

/// <summary>Counts the requests that an application is done with, also those whose client did not wait for the answer.</summary>
internal sealed class EndedRequests : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly SemaphoreSlim _ended = new(0);

    public EndedRequests(IMeterFactory application)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "http.server.request.duration" && ReferenceEquals(instrument.Meter.Scope, application)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => _ended.Release());
        _listener.Start();
    }

    /// <summary>Completes when so many more have ended.</summary>
    public async Task WaitAsync(int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            if (!await _ended.WaitAsync(TimeSpan.FromSeconds(30))) throw new TimeoutException($"waited for {requests} requests to end, {i} did");
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _ended.Dispose();
    }
}
