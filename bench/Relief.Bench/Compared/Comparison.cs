namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>
/// The same operations at every contender, in short turns: while one is at work the others stand idle. A machine may be twice as slow some minutes later; moments apart it is the same, so
/// it is turns of one round that are compared. Their order is turned round from round to round.
/// </summary>
/// <param name="time">How long each load is counted, in all its turns together.</param>
/// <param name="starts">Starts each contender on records of its own.</param>
internal sealed class Comparison(int callers, TimeSpan time, int rounds, IReadOnlyDictionary<Contender, Func<Task<IContender>>> starts)
{
    private const int Points = 50;

    /// <summary>A third each of registrations, admissions and handouts, spread and on one point; then handouts at one depot only.</summary>
    /// <returns>What each did where it was spread.</returns>
    public async Task<IReadOnlyDictionary<Contender, Turns>> RunAsync()
    {
        var spread = await RunAsync($"spread over {Points}", 4, Points, contender => new Arrivals(contender, callers, Points));
        await RunAsync("all on one", 8, 1, contender => new Arrivals(contender, callers, 1));
        await RunAsync("handouts, one depot", 12, 1, contender => new Handouts(contender, callers));
        return spread;
    }

    private async Task<IReadOnlyDictionary<Contender, Turns>> RunAsync(string load, int aim, int points, Func<IContender, IWorkload> workload)
    {
        var turn = time / rounds;
        Console.WriteLine($"{load}, {rounds} turns of {turn.TotalSeconds:0.0} s each");
        var started = new List<IContender>();
        try
        {
            var entrants = new List<(Contender Contender, Entrant Entrant)>();
            foreach (var (contender, start) in starts)
            {
                var system = await start();
                started.Add(system);
                await system.PrepareAsync(points);
                entrants.Add((contender, new(system, workload(system), callers)));
            }

            foreach (var (_, entrant) in entrants) await entrant.WarmUpAsync(turn);
            for (int round = 0; round < rounds; round++)
            {
                foreach (var (_, entrant) in round % 2 == 0 ? entrants : Enumerable.Reverse(entrants)) await entrant.TakeTurnAsync(turn);
            }

            foreach (var (_, entrant) in entrants) Console.WriteLine($"  {entrant.Name,-32} {entrant.Turns}");
            var turns = entrants.ToDictionary(pair => pair.Contender, pair => pair.Entrant.Turns);
            Compare(turns, aim);
            return turns;
        }
        finally
        {
            await Task.WhenAll(started.Select(system => system.DisposeAsync().AsTask()));
        }
    }

    private static void Compare(Dictionary<Contender, Turns> all, int aim)
    {
        if (!all.TryGetValue(Contender.Obvious, out var obvious)) return;
        foreach (var (contender, turns) in all.Where(pair => pair.Key != Contender.Obvious)) Console.WriteLine($"  {$"{contender} / {Contender.Obvious}",-32} {turns.Against(obvious).ToString("0.0", string.Empty)}, aim {aim}");
    }
}
