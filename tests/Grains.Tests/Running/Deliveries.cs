using System.Collections.Concurrent;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Grains.Tests.Running;

/// <summary>Clerks who receive quilts, one a delivery, and ask again with the same id until they are told that it is recorded; sometimes once more.</summary>
public sealed class Deliveries(int seed)
{
    private readonly StreamName[] _depots = [.. Enumerable.Range(0, 4).Select(_ => new StreamName(ThingKind.Depot, Guid.NewGuid()))];
    private readonly ConcurrentDictionary<CommandId, Receipt> _receipts = [];
    private readonly TaskCompletionSource _halfway = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _expected;
    private int _done;

    /// <summary>When half of them are recorded.</summary>
    public Task Halfway => _halfway.Task.WaitAsync(TimeSpan.FromMinutes(2));

    public async Task OpenAsync(IEngine engine)
    {
        foreach (var depot in _depots)
            await PersistAsync(() => engine, depot, new DepotCommand.Register("县库", PlaceCode.Parse("341503"), DepotTier.County, "解放路"), new(Guid.NewGuid()));
    }

    /// <param name="engines">Each request goes to any of them, and to any again when it is not answered.</param>
    public async Task RunAsync(IReadOnlyList<IEngine> engines, int clerks, int each)
    {
        _expected = clerks * each;
        await Task.WhenAll(Enumerable.Range(0, clerks).Select(async clerk =>
        {
            var random = new Random(seed + clerk);
            for (int i = 0; i < each; i++)
            {
                var (depot, id) = (_depots[random.Next(_depots.Length)], new CommandId(Guid.NewGuid()));
                var delivery = new DepotCommand.ReceiveStock(StockSource.Procurement, $"{seed}-{clerk}-{i}", [new LotQuantity(new Lot(ItemCode.Parse("quilt")), new Quantity(1))]);
                for (int times = random.Next(2); times >= 0; times--)
                {
                    var receipt = await PersistAsync(() => engines[random.Next(engines.Count)], depot, delivery, id);
                    _receipts.GetOrAdd(id, receipt).ShouldBe(receipt, $"seed {seed}");
                }

                if (2 * Interlocked.Increment(ref _done) >= _expected) _halfway.TrySetResult();
            }
        }));
    }

    /// <summary>Every delivery that was acknowledged is recorded, once, and the stock is their sum.</summary>
    public async Task CheckAsync(IJournal journal, IEngine engine)
    {
        _receipts.Count.ShouldBe(_expected, $"seed {seed}");
        var recorded = new List<RecordedEvent>();
        while (await journal.ReadAsync(new(recorded.Count), 1000, CancellationToken.None) is { Count: > 0 } page) recorded.AddRange(page);
        recorded.GroupBy(one => one.Command).ShouldAllBe(command => command.Count() == 1);
        recorded.Count(one => _receipts.TryGetValue(one.Command, out var receipt) && receipt.Position == one.Position).ShouldBe(_expected, $"seed {seed}");
        recorded.Count.ShouldBe(_expected + _depots.Length, $"seed {seed}");
        long stock = 0;
        foreach (var depot in _depots) stock += (await engine.ReadAsync<DepotState>(depot, CancellationToken.None)).State.Stock.Items.Values.Sum(item => item.Lots.Sum(lot => lot.OnHand));
        stock.ShouldBe(_expected, $"seed {seed}");
    }

    private static async Task<Receipt> PersistAsync(Func<IEngine> pick, StreamName depot, DepotCommand command, CommandId id)
    {
        while (true)
        {
            try
            {
                var outcome = await pick().ExecuteAsync(depot, command, new(id, Actor.Machine, TimeProvider.System.GetUtcNow()), JournalPosition.None, CancellationToken.None);
                return outcome.ShouldBeOfType<Outcome.Accepted>().Receipt;
            }
            catch (EngineUnavailableException)
            {
                await Task.Yield();
            }
        }
    }
}
