using System.Diagnostics.Metrics;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Client.Web.Tests.Live;

/// <summary>Screens that are connected and do not read.</summary>
[Collection(nameof(Alone))]
public sealed class SlowScreensTests(SlowScreensTests.ShortOfMemory office, ITestOutputHelper output) : IClassFixture<SlowScreensTests.ShortOfMemory>
{
    private const string View = "households";
    private const int Slow = 30;
    private const int Quick = 6;
    private const long LargestOfOne = 2 << 20;

    // A batch under way, one behind it, and what the system's buffers take: over a long run they grow to the 4 MiB of tcp_wmem, in rows of about 1 KiB.
    private static int MostRows => LongRun.Or(1000, 6000);

    private static int Families => LongRun.Or(600, 3000);

    private static int Rounds => LongRun.Or(4, 20);

    [Fact]
    public async Task Screens_that_do_not_read_hold_nobody_up_take_bounded_memory_and_begin_anew()
    {
        var flood = await Flood.StrikeAsync(office);
        var staff = await flood.Staff;
        var families = new HouseholdId[Families];
        await ForEachFamilyAsync(async i => families[i] = await flood.RegisterAsync(i % 2 == 0 ? Flood.Upper : Flood.Lower));
        var last = await MoveAllAsync("零组");
        var quick = Enumerable.Range(0, Quick).Select(_ => new Screen(office, staff, View)).ToList();
        var slow = Enumerable.Range(0, Slow).Select(_ => new Screen(office, staff, View, line: new FrailLine(window: 4096))).ToList();
        foreach (var screen in quick.Concat(slow)) await screen.CatchUpAsync(last);
        foreach (var screen in quick.Concat(slow)) screen.Came.Clear();
        using var sent = new RowsSent(office.App.Services.GetRequiredService<IMeterFactory>());
        var before = GC.GetTotalMemory(forceFullCollection: true);

        // From now on the slow ones read nothing; the others see every change, and every command is answered.
        for (var round = 1; round <= Rounds; round++)
        {
            last = await MoveAllAsync($"{round}组");
            await Task.WhenAll(quick.Select(screen => screen.CatchUpAsync(last)));
        }

        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / Slow;
        var toSlow = (sent.Rows - quick.Sum(screen => screen.Came.Count)) / Slow;
        output.WriteLine($"held {held >> 10} KiB and sent {toSlow} rows for each slow screen, of {Families * Rounds} changes");
        held.ShouldBeLessThan(LargestOfOne);
        toSlow.ShouldBeLessThan(MostRows);

        // They wake up too far behind for what was deleted meanwhile to be still known, and begin anew.
        await Task.WhenAll(slow.Select(screen => screen.CatchUpAsync(last)));
        var list = await staff.RowsAsync(View, $"atLeast={last}");
        foreach (var screen in quick.Concat(slow)) screen.ShouldEqual(list);
        slow.ShouldAllBe(screen => screen.Resyncs > 0);
        quick.ShouldAllBe(screen => screen.Resyncs == 0);
        foreach (var screen in quick.Concat(slow)) await screen.DisposeAsync();

        async Task<long> MoveAllAsync(string address)
        {
            var positions = new long[Families];
            await ForEachFamilyAsync(async i => positions[i] = await staff.DoAsync($"/api/households/{families[i]}/change-home", new HouseholdCommand.ChangeHome(PlaceCode.Parse($"{Flood.Upper}201"), address)));
            return positions.Max();
        }
    }

    private static Task ForEachFamilyAsync(Func<int, Task> act) => Parallel.ForEachAsync(Enumerable.Range(0, Families), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => await act(i));

    /// <summary>Counts the rows that were sent to screens.</summary>
    private sealed class RowsSent : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _rows;

        public RowsSent(IMeterFactory application)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "relief.pushed.rows" && ReferenceEquals(instrument.Meter.Scope, application)) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, rows, _, _) => Interlocked.Add(ref _rows, rows));
            _listener.Start();
        }

        public long Rows => Interlocked.Read(ref _rows);

        public void Dispose() => _listener.Dispose();
    }

    /// <summary>An office that soon forgets what was deleted: later than after one round, in which a quick screen may be behind, and sooner than after all.</summary>
    public sealed class ShortOfMemory : ManyScreensTests.Crowded
    {
        protected override ReliefOptions Options { get; } = new() { KeepTombstones = Families * 3 / 2 };
    }
}
