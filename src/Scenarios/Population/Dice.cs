using System.Numerics;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>
/// Chance that is the same on every machine and in every version: SplitMix64 begun from a seed and the name of what is decided. Each thing has dice of
/// its own, so a change to one leaves all others as they were.
/// </summary>
public sealed class Dice
{
    private ulong _state;

    private Dice(ulong state) => _state = state;

    /// <summary>The dice of one thing.</summary>
    /// <param name="name">What is decided, such as <c>family</c>.</param>
    public static Dice Of(int seed, string name, int number = 0)
    {
        var state = Mixed((ulong)(uint)seed + 0x51_7CC1_B727_220AUL);
        foreach (var c in name) state = Mixed(state ^ c);
        return new(Mixed(state ^ (ulong)(uint)number));
    }

    /// <summary>From 0, below <paramref name="bound"/>, which is at least 1.</summary>
    public int Below(int bound)
    {
        // The high half of a 64-bit product: even enough for any bound below two thousand million.
        return (int)((ulong)(((UInt128)Next() * (ulong)bound) >> 64));
    }

    /// <summary>Both ends inclusive.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True so many times in a thousand.</summary>
    public bool Permille(int chance) => Below(1000) < chance;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>The index of a weight, chosen in proportion.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights) total += weight;
        var left = Below(total);
        for (var i = 0; i < weights.Length; i++)
        {
            if (left < weights[i]) return i;
            left -= weights[i];
        }

        return weights.Length - 1;
    }

    /// <summary>An order by chance (Fisher and Yates).</summary>
    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong Next()
    {
        _state += 0x9E37_79B9_7F4A_7C15UL;
        return Mixed(_state);
    }

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EBUL;
        return BitOperations.RotateLeft(value ^ (value >> 31), 17);
    }
}
