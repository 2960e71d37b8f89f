namespace CivilAffairs.Relief.Domain;

/// <summary>The stages of the repair or rebuilding of one damaged home (倒损住房恢复重建).</summary>
public enum RebuildStage
{
    None,
    Assessed,

    /// <summary>户报.</summary>
    Applied,

    /// <summary>村评.</summary>
    VillageReviewed,

    /// <summary>公示, at least seven days.</summary>
    Published,

    /// <summary>乡审.</summary>
    TownshipReviewed,

    /// <summary>县定.</summary>
    Approved,
    Started,

    /// <summary>The structure stands.</summary>
    Structure,

    /// <summary>Failed the inspection; to be repaired and inspected again.</summary>
    InRepair,

    /// <summary>Passed the inspection.</summary>
    Inspected,
    MovedIn,
    Rejected,
    Withdrawn,
}

/// <summary>How a lost home is made good.</summary>
public enum RebuildKind
{
    InPlace,
    Relocate,
    Repair,
    TakeMoney,
}
