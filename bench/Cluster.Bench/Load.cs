using System.Diagnostics;
using System.Globalization;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;

namespace CivilAffairs.Relief.Cluster.Bench;

/// <summary>Officers who change the capacity of many shelters and receive goods at a few depots, one command after another; then one who only reads.</summary>
internal static class Load
{
    private const int Shelters = 400;
    private const int Depots = 5;
    private const int Reads = 5000;

    private static readonly PlaceCode Place = PlaceCode.Parse("341503");

    public static async Task<string> RunAsync(Setup setup, int callers, TimeSpan duration)
    {
        var shelters = Things(ThingKind.Shelter, Shelters);
        var depots = Things(ThingKind.Depot, Depots);
        await Task.WhenAll(shelters.Select(shelter => TellAsync(setup.Engine, shelter, new ShelterCommand.Register("一中", Place, "解放路", null, 10, true))));
        await Task.WhenAll(depots.Select(depot => TellAsync(setup.Engine, depot, new DepotCommand.Register("县库", Place, DepotTier.County, "解放路"))));

        // The compiler and the caches first.
        await SendAsync(setup.Engine, shelters, depots, callers, duration / 2);
        var (processor, began) = (setup.Processor, Stopwatch.GetTimestamp());
        var waits = await SendAsync(setup.Engine, shelters, depots, callers, duration);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var cost = (setup.Processor - processor).TotalMilliseconds / waits.Count;
        var reads = await ReadAsync(setup.Engine, shelters);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{waits.Count / seconds,12:0} {At(waits, 0.5).TotalMilliseconds,9:0.0} {At(waits, 0.99).TotalMilliseconds,9:0.0} {cost,22:0.00} {At(reads, 0.5).TotalMicroseconds,13:0} {At(reads, 0.99).TotalMicroseconds,13:0}");
    }

    private static async Task<List<TimeSpan>> SendAsync(IEngine engine, StreamName[] shelters, StreamName[] depots, int callers, TimeSpan duration)
    {
        var began = Stopwatch.GetTimestamp();
        var waits = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var dice = new Random(caller);
            var own = new List<TimeSpan>();
            for (var i = 0; Stopwatch.GetElapsedTime(began) < duration; i++)
            {
                var sent = Stopwatch.GetTimestamp();
                if (dice.Next(2) == 0) await TellAsync(engine, shelters[dice.Next(Shelters)], new ShelterCommand.ChangeCapacity(dice.Next(1, 1000), "加床"));
                else await TellAsync(engine, depots[dice.Next(Depots)], new DepotCommand.ReceiveStock(StockSource.Procurement, $"{began}-{caller}-{i}", [new LotQuantity(new Lot(ItemCode.Parse("quilt")), new Quantity(1))]));
                own.Add(Stopwatch.GetElapsedTime(sent));
            }

            return own;
        })));
        return [.. waits.SelectMany(own => own)];
    }

    private static async Task<List<TimeSpan>> ReadAsync(IEngine engine, StreamName[] shelters)
    {
        var waits = new List<TimeSpan>();
        for (var i = 0; i < Reads; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            await engine.ReadAsync<ShelterState>(shelters[i % Shelters], CancellationToken.None);
            waits.Add(Stopwatch.GetElapsedTime(asked));
        }

        return waits;
    }

    private static async Task TellAsync(IEngine engine, StreamName thing, ICommand command)
    {
        var context = new CommandContext(new(Guid.CreateVersion7()), Actor.Machine, TimeProvider.System.GetUtcNow());
        while (true)
        {
            try
            {
                var outcome = await engine.ExecuteAsync(thing, command, context, JournalPosition.None, CancellationToken.None);
                if (outcome is Outcome.Refused refused) throw new InvalidOperationException(refused.Refusal.Reason.En);
                return;
            }
            catch (EngineUnavailableException)
            {
                // On a machine that is busy beyond measure; the wait counts.
                await Task.Yield();
            }
        }
    }

    private static StreamName[] Things(ThingKind kind, int count) => [.. Enumerable.Range(0, count).Select(_ => new StreamName(kind, Guid.CreateVersion7()))];

    private static TimeSpan At(List<TimeSpan> waits, double share) => waits.Order().ElementAt((int)((waits.Count - 1) * share));
}
