namespace CivilAffairs.Relief.Cli;

/// <summary>What the command tells whoever called it.</summary>
public static class ExitCode
{
    public const int Well = 0;

    /// <summary>It was carried out, and something is not as it must be.</summary>
    public const int NotWell = 1;

    /// <summary>It could not be carried out.</summary>
    public const int Failed = 2;
}
