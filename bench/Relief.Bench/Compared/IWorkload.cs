namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>What callers do at one contender, each one thing after another. Where each of them is goes on from turn to turn.</summary>
internal interface IWorkload
{
    /// <summary>Has there what a turn uses up; not counted.</summary>
    /// <param name="rate">Things a second of the turn before; zero before the first.</param>
    /// <param name="turn">How long the turn will be.</param>
    Task StockAsync(double rate, TimeSpan turn);

    /// <summary>Does the caller's next thing.</summary>
    /// <param name="caller">From 0.</param>
    /// <returns>False, and nothing done, when nothing is left to do it with.</returns>
    Task<bool> NextAsync(int caller);
}
