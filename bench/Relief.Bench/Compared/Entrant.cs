using CivilAffairs.Relief.Bench.Measuring;

namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>A contender at one load, and the turns that it has had.</summary>
internal sealed class Entrant(IContender contender, IWorkload workload, int callers)
{
    // What the one before has left to the disk and the database is written by then.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.5);

    private readonly List<Measured> _turns = [];
    private double _rate;

    public string Name => contender.Name;

    public Turns Turns => new(_turns);

    /// <summary>Turns that are not counted, one after the other, until <see cref="Load.WarmUp"/> has been spent in them.</summary>
    public async Task WarmUpAsync(TimeSpan turn)
    {
        for (var left = Load.WarmUp; left > TimeSpan.Zero;)
        {
            await workload.StockAsync(_rate, turn);
            left -= (await RunAsync(turn < left ? turn : left)).Time;
        }

        await contender.SettleAsync();
    }

    /// <summary>A turn that counts. Its views have caught up when it is over, so that they take nothing from whose turn is next.</summary>
    public async Task TakeTurnAsync(TimeSpan turn)
    {
        await workload.StockAsync(_rate, turn);
        await Task.Delay(Rest);
        _turns.Add(await RunAsync(turn));
        await contender.SettleAsync();
    }

    private async Task<Measured> RunAsync(TimeSpan time)
    {
        var measured = await Turn.RunAsync(callers, time, workload.NextAsync, () => contender.Processor);
        _rate = measured.Rate;
        return measured;
    }
}
