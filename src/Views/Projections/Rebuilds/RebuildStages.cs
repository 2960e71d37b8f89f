using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>The stage a rebuild is at.</summary>
internal static class RebuildStages
{
    /// <summary>After an event of the household; the same where it is none of the rebuild.</summary>
    public static RebuildStage After(RebuildStage before, HouseholdEvent body) => body switch
    {
        HouseholdEvent.RebuildAssessed => RebuildStage.Assessed,
        HouseholdEvent.RebuildApplied or HouseholdEvent.RebuildObjectedTo => RebuildStage.Applied,
        HouseholdEvent.RebuildReviewedInVillage => RebuildStage.VillageReviewed,
        HouseholdEvent.RebuildPublished => RebuildStage.Published,
        HouseholdEvent.RebuildReviewedInTownship => RebuildStage.TownshipReviewed,
        HouseholdEvent.RebuildApproved => RebuildStage.Approved,
        HouseholdEvent.RebuildRejected => RebuildStage.Rejected,
        HouseholdEvent.RebuildStarted => RebuildStage.Started,
        HouseholdEvent.RebuildStructureDone => RebuildStage.Structure,
        HouseholdEvent.RebuildInspected e => e.Passed ? RebuildStage.Inspected : RebuildStage.InRepair,
        HouseholdEvent.MovedIn => RebuildStage.MovedIn,
        HouseholdEvent.RebuildWithdrawn => RebuildStage.Withdrawn,
        _ => before,
    };
}
