using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>A norm as an administrator sets it for a place.</summary>
/// <param name="Amount">A decimal in the unit that the kind is stated in: 20 for 20 元, 0.5 for half a kilogram.</param>
/// <param name="From">The first day in China on which it holds; today at the earliest.</param>
/// <param name="To">The last; null while no end is known.</param>
/// <param name="AtLeast">Only in a response of this level or a graver one; null for any, and without a response.</param>
public sealed record NewNorm(NormKind Kind, PlaceCode Place, string Amount, DateOnly From, DateOnly? To = null, ResponseLevel? AtLeast = null) : IAsked
{
    // Ten thousand million yuan: more is a slip of the finger.
    private const long Most = 1_000_000_000_000;

    /// <summary>The norm, or what is wrong with it.</summary>
    /// <param name="there">The norms that are there, those shipped and those that offices set.</param>
    public (Norm? Norm, Refusal? Refusal) Read(IEnumerable<Norm> there, DateOnly today)
    {
        var wrong = Field.Defined(Kind, "kind") ?? PlaceCatalogue.Shipped.Check(Place, "place") ?? (AtLeast is { } level ? Field.Defined(level, "atLeast") : null) ?? Field.Text(Amount, "amount", NormKinds.LongestAmount);
        if (wrong is not null) return (null, wrong);
        if (!Kind.TryRead(Amount.Trim(), out var units) || units <= 0) return (null, new NoAmountOfThat("amount", Kind.Meaning().Symbol));
        if (units > Most) return (null, new AmountTooLarge("amount"));
        if (Days.Check(From, To, today) is { } days) return (null, days);
        return there.Any(one => one.Kind == Kind && one.Place == Place && one.AtLeast == AtLeast && one.InForce.From == From)
            ? (null, new BeginsTwice("from", From))
            : (new(Kind, Place, AtLeast, units, new(From, To)), null);
    }
}
