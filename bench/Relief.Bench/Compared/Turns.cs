using CivilAffairs.Relief.Bench.Measuring;

namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>What a contender did at one load, turn by turn: one in each round.</summary>
internal sealed class Turns(IReadOnlyList<Measured> all)
{
    private readonly IReadOnlyList<Measured> _all = all;

    /// <summary>Things a second.</summary>
    public Middle Rate { get; } = Middle.Of(all.Select(turn => turn.Rate));

    /// <summary>How many times as fast as another, round by round: of the two that were moments apart.</summary>
    public Middle Against(Turns other) => Middle.Of(_all.Zip(other._all, (mine, theirs) => mine.Rate / theirs.Rate));

    public override string ToString() => $"{Rate.ToString("#,0", "/s"),-26} {Measured.Together(_all).Answers}";
}
