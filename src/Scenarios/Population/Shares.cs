namespace CivilAffairs.Relief.Scenarios;

/// <summary>Divides a whole number so that the parts are whole and sum to it exactly.</summary>
public static class Shares
{
    /// <summary>In proportion to the weights, by largest remainder; each part gets at least <paramref name="least"/>.</summary>
    /// <exception cref="ArgumentException">The whole is too small for the least parts.</exception>
    public static int[] Of(int whole, IReadOnlyList<int> weights, int least = 0)
    {
        var spare = whole - (least * weights.Count);
        if (spare < 0) throw new ArgumentException($"{whole} cannot give {weights.Count} parts at least {least}", nameof(whole));
        var total = weights.Sum(weight => (long)weight);
        var parts = weights.Select(weight => least + (int)(spare * (long)weight / total)).ToArray();
        var byRemainder = Enumerable.Range(0, parts.Length).OrderByDescending(i => spare * (long)weights[i] % total).ThenBy(i => i).ToArray();
        var left = whole - parts.Sum();
        for (var i = 0; i < left; i++) parts[byRemainder[i]]++;
        return parts;
    }

    /// <summary>A published figure at a scale, rounded to the nearest whole; above zero stays above zero.</summary>
    public static int Scaled(int figure, double scale) => figure == 0 ? 0 : Math.Max(1, (int)Math.Round(figure * scale, MidpointRounding.AwayFromZero));
}
