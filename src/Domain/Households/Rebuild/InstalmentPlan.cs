namespace CivilAffairs.Relief.Domain;

/// <summary>How the grant for one home is paid.</summary>
public static class InstalmentPlan
{
    private const int Most = 20;

    /// <summary>Numbered from 1, each above zero and after a stage no earlier than the one before, and together the grant.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static Refusal? Check(RebuildKind kind, Money grant, IReadOnlyList<Instalment> instalments)
    {
        if (grant.IsZero) return new OutOfRange("grant", 1, Money.Largest);
        if (Field.Filled(instalments, "instalments") is { } empty) return empty;
        if (instalments.Count > Most) return new OutOfRange("instalments", 1, Most);
        for (var i = 0; i < instalments.Count; i++)
        {
            var (number, after, amount) = instalments[i];
            if (number != i + 1) return new OutOfSequence($"instalments[{i}].number", i + 1);
            if (amount.IsZero) return new OutOfRange($"instalments[{i}].amount", 1, Money.Largest);
            bool isEarlier = i > 0 && RebuildLifecycle.Rank(after) < RebuildLifecycle.Rank(instalments[i - 1].After);
            if (isEarlier || !RebuildLifecycle.IsPaidAfter(kind, after)) return new NotAnInstalmentStage($"instalments[{i}].after");
        }

        // At most twenty amounts of at most 10^16 each do not overflow.
        var sum = instalments.Sum(instalment => instalment.Amount.Value);
        return sum == grant.Value ? null : new InstalmentsDoNotSum(Money.OfFen(Math.Min(sum, Money.Largest)), grant);
    }
}
