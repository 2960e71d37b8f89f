namespace CivilAffairs.Relief.Domain;

/// <summary>One row of the norms: how much, where, from when to when.</summary>
/// <param name="Kind">What it is about, with unit and basis.</param>
/// <param name="Place">The jurisdiction that set it; it holds for all places inside unless one of them set its own.</param>
/// <param name="AtLeast">Holds only in a response of this level or a graver one; null for any, and without a response.</param>
/// <param name="Amount">In whole units of the kind (<see cref="NormMeaning.Unit"/>), above zero.</param>
/// <param name="InForce">When it holds.</param>
public sealed record Norm(NormKind Kind, PlaceCode Place, ResponseLevel? AtLeast, long Amount, Period InForce)
{
    private const long SquareCentimetresInSquareMetre = 10_000;

    /// <summary>The amount of a norm that is paid.</summary>
    /// <exception cref="InvalidOperationException">The kind is not one of money.</exception>
    public Money Money => Kind.Meaning().Unit == NormUnit.Fen ? Money.OfFen(Amount) : throw new InvalidOperationException($"{Kind} is not an amount of money");

    /// <summary>The amount of a norm that is handed out, in g or ml.</summary>
    /// <exception cref="InvalidOperationException">The kind is not one of goods.</exception>
    public Quantity Quantity => Kind.Meaning().Unit is NormUnit.Gram or NormUnit.Millilitre ? new(Amount) : throw new InvalidOperationException($"{Kind} is not a quantity of goods");

    /// <summary>How many people a floor has room for by a norm of shelter space; whole people only.</summary>
    /// <exception cref="InvalidOperationException">The kind is not one of space a person.</exception>
    public long PersonsOn(Area floor) => Kind.Meaning() is { Unit: NormUnit.SquareCentimetre, Basis: NormBasis.Person }
        ? floor.SquareMetres * SquareCentimetresInSquareMetre / Amount
        : throw new InvalidOperationException($"{Kind} is not space for a person");

    /// <summary>Words for a screen: <c>20 元</c>, <c>3.5 m²</c>.</summary>
    public Bilingual Describe()
    {
        var meaning = Kind.Meaning();
        var text = ExactDecimal.TryDivide(Amount, meaning.InSymbol, out var number) ? number.ToString() : throw new InvalidOperationException($"{Kind} has no decimal unit");
        return new($"{text} {meaning.Symbol.Zh}", $"{text} {meaning.Symbol.En}");
    }

    internal bool Holds(PlaceCode place, DateOnly day, ResponseLevel? level) => place.IsInside(Place) && InForce.Holds(day) && (AtLeast is null || level >= AtLeast);
}
