using System.Collections.Concurrent;

namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>Handouts at one depot, each to a household that was registered before.</summary>
internal sealed class Handouts(IContender contender, int callers) : IWorkload
{
    // What the first turn has to do with, while no rate is known. What a turn leaves waits for the next.
    private const int Fewest = 2_000;

    // A turn may well be faster than the one before. No more than that: with few of them the engine has all in memory, and it is handing out that is measured, not reading.
    private const double Spare = 1.5;

    private readonly ConcurrentQueue<Guid> _waiting = new();

    public async Task StockAsync(double rate, TimeSpan turn)
    {
        var wanted = Math.Max(Fewest, (int)(Spare * rate * turn.TotalSeconds));
        var missing = Enumerable.Range(0, Math.Max(0, wanted - _waiting.Count)).Select(_ => Guid.CreateVersion7());
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = callers }, async (household, _) =>
        {
            await contender.RegisterAsync(household);
            _waiting.Enqueue(household);
        });
        await contender.SettleAsync();
    }

    public async Task<bool> NextAsync(int caller)
    {
        if (!_waiting.TryDequeue(out var household)) return false;
        await contender.HandOutAsync(household, 0);
        return true;
    }
}
