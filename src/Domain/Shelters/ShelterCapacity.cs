namespace CivilAffairs.Relief.Domain;

/// <summary>How many persons a shelter may hold.</summary>
public static class ShelterCapacity
{
    /// <summary>Above any stadium; a number beyond it is a slip of the hand.</summary>
    public const int Most = 100_000;

    /// <summary>Usable floor beyond which the number is a slip of the hand, in square metres.</summary>
    public const int LargestFloor = 1_000_000;
}
