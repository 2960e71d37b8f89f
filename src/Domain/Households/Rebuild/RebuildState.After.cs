namespace CivilAffairs.Relief.Domain;

public sealed partial record RebuildState
{
    /// <summary>After one recorded event; events that are not of a rebuild change nothing.</summary>
    internal RebuildState After(HouseholdEvent recorded) => recorded switch
    {
        HouseholdEvent.RebuildAssessed e => new() { Stage = RebuildStage.Assessed, Disaster = e.Disaster, Kind = e.Kind, Rooms = e.Rooms, Done = Done },
        HouseholdEvent.RebuildApplied => this with { Stage = RebuildStage.Applied },
        HouseholdEvent.RebuildReviewedInVillage => this with { Stage = RebuildStage.VillageReviewed },
        HouseholdEvent.RebuildPublished e => this with { Stage = RebuildStage.Published, PublishedFrom = e.From, LastDay = e.From },
        HouseholdEvent.RebuildObjectedTo e => this with { Stage = RebuildStage.Applied, PublishedFrom = null, LastDay = e.On ?? LastDay },
        HouseholdEvent.RebuildReviewedInTownship => this with { Stage = RebuildStage.TownshipReviewed },
        HouseholdEvent.RebuildApproved e => this with { Stage = RebuildStage.Approved, Grant = e.Grant, Instalments = [.. e.Instalments] },
        HouseholdEvent.RebuildRejected => this with { Stage = RebuildStage.Rejected },
        HouseholdEvent.RebuildStarted e => this with { Stage = RebuildStage.Started, LastDay = e.On },
        HouseholdEvent.RebuildStructureDone e => this with { Stage = RebuildStage.Structure, LastDay = e.On },
        HouseholdEvent.RebuildInspected e => this with { Stage = e.Passed ? RebuildStage.Inspected : RebuildStage.InRepair, LastDay = e.On },
        HouseholdEvent.MovedIn e => this with { Stage = RebuildStage.MovedIn, LastDay = e.On, Done = Disaster is { } disaster ? Done.Add(disaster) : Done },
        HouseholdEvent.InstalmentPaid e => this with { Paid = Paid.Add(e.Number) },
        HouseholdEvent.RebuildWithdrawn => this with { Stage = RebuildStage.Withdrawn },
        _ => this,
    };
}
