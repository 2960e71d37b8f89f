using System.Globalization;

namespace CivilAffairs.Relief.Bench.Measuring;

/// <summary>What lies in the middle of several, and how far they lie apart.</summary>
internal readonly record struct Middle(double Median, double Lowest, double Highest)
{
    public static Middle Of(IEnumerable<double> all)
    {
        double[] sorted = [.. all.Order()];
        return new((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>The median, and the lowest and highest in brackets.</summary>
    public string ToString(string format, string unit)
    {
        string Text(double number) => number.ToString(format, CultureInfo.InvariantCulture);
        return $"{Text(Median)}{unit} ({Text(Lowest)} to {Text(Highest)})";
    }
}
