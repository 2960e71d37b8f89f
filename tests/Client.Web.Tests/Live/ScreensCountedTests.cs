using System.Diagnostics.Metrics;
using System.Threading.Channels;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Live;

public sealed class ScreensCountedTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Screens_are_counted_as_they_come_and_go()
    {
        var meters = office.App.Services.GetRequiredService<IMeterFactory>();
        var changes = Channel.CreateUnbounded<int>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "relief.screens" && ReferenceEquals(instrument.Meter.Scope, meters)) listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, change, _, _) => changes.Writer.TryWrite(change));
        listener.Start();

        await using var screen = new Screen(office, await office.AdminAsync(), "disasters");
        await screen.ConnectAsync();
        (await ReadAsync()).ShouldBe(1);
        screen.Cut();
        (await ReadAsync()).ShouldBe(-1);

        async Task<int> ReadAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return await changes.Reader.ReadAsync(patience.Token);
        }
    }
}
