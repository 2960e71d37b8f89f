using CivilAffairs.Relief.Bench.Measuring;

namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>The same operations, one contender after the other: a third each of registrations, admissions and handouts, spread and on one point; then handouts at one depot only.</summary>
internal sealed class Comparison(int connections, TimeSpan time)
{
    private const int Points = 50;

    // A second. With a short warm-up that makes no more of them than the engine keeps in memory: it is handing out that is measured, not reading.
    private const int MostHandouts = 4_000;

    /// <param name="start">Starts the contender on records of its own.</param>
    public async Task<Standing> RunAsync(Func<Task<IContender>> start)
    {
        Measured spread, single;
        await using (var contender = await start())
        {
            spread = await MixedAsync(contender, Points);
            Console.WriteLine($"{contender.Name}\n  spread over {Points}      {spread}");
        }

        await using (var contender = await start()) single = await MixedAsync(contender, 1);
        Console.WriteLine($"  all on one          {single}");
        await using var last = await start();
        var handouts = await HandoutsAsync(last);
        Console.WriteLine($"  handouts, one depot {handouts}");
        return new(spread, single, handouts);
    }

    private async Task<Measured> MixedAsync(IContender contender, int points)
    {
        await contender.PrepareAsync(points);
        var households = new Guid[connections];
        return await Load.RunAsync(connections, time, (caller, i) => (i % 3) switch
        {
            0 => contender.RegisterAsync(households[caller] = Guid.CreateVersion7()),
            1 => contender.AdmitAsync(households[caller], PointOf(households[caller], points)),
            _ => contender.HandOutAsync(households[caller], PointOf(households[caller], points)),
        }, () => contender.Processor);
    }

    // A household is registered for each handout, not counted: what is counted is given out at one depot.
    private async Task<Measured> HandoutsAsync(IContender contender)
    {
        await contender.PrepareAsync(1);
        var most = (int)(MostHandouts * (time + Load.WarmUp).TotalSeconds) / connections;
        var households = Enumerable.Range(0, connections).Select(_ => Enumerable.Range(0, most).Select(_ => Guid.CreateVersion7()).ToArray()).ToArray();
        await Parallel.ForEachAsync(households.SelectMany(list => list), new ParallelOptions { MaxDegreeOfParallelism = connections }, async (household, _) => await contender.RegisterAsync(household));
        await contender.SettleAsync();
        return await Load.RunAsync(connections, time, (caller, i) => i < most ? contender.HandOutAsync(households[caller][i], 0) : throw new InvalidOperationException("no households are left"), () => contender.Processor);
    }

    private static int PointOf(Guid household, int points) => household.ToByteArray()[^1] % points;
}

/// <summary>What one contender did.</summary>
/// <param name="Spread">Over fifty shelters and depots.</param>
/// <param name="Single">All at one shelter and one depot.</param>
/// <param name="Handouts">Only handouts, all at one depot.</param>
internal sealed record Standing(Measured Spread, Measured Single, Measured Handouts);
