using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Cli.Database;

/// <summary>What the nodes of a cluster keep in PostgreSQL beside our records: who they are, and snapshots.</summary>
internal static class ClusterSchema
{
    public const string Name = "cluster";

    public static IReadOnlyList<Migration> Steps { get; } = Migration.Of(typeof(ClusterSchema).Assembly, "Cli.Database.Schema.");
}
