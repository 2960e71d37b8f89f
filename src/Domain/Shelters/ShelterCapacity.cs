namespace CivilAffairs.Relief.Domain;

/// <summary>How many persons a shelter may hold.</summary>
public static class ShelterCapacity
{
    /// <summary>Above any stadium; a number beyond it is a slip of the hand.</summary>
    public const int Most = 100_000;

    /// <summary>Usable floor beyond which the number is a slip of the hand, in square metres.</summary>
    public const int LargestFloor = 1_000_000;

    /// <summary>The capacity to offer for a floor: whole persons, rounded down. The keeper may set another.</summary>
    /// <param name="floorAreaSquareMetres">Usable floor, whole square metres, from zero up.</param>
    /// <param name="squareMetresPerPerson">The norm in force there: 3.5 by Sphere, 3 by the local norm.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative floor, or a norm of zero or less.</exception>
    public static int Offer(int floorAreaSquareMetres, decimal squareMetresPerPerson)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(floorAreaSquareMetres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(squareMetresPerPerson);
        return (int)Math.Min(decimal.Floor(floorAreaSquareMetres / squareMetresPerPerson), Most);
    }
}
