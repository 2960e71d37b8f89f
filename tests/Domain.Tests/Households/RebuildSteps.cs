using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

/// <summary>The facts that bring a rebuild of two of three collapsed rooms to a stage.</summary>
internal static class RebuildSteps
{
    public static readonly DateOnly Published = Today.AddDays(-7);

    public static readonly Money Grant = Money.OfYuan(20_000);

    public static readonly Instalment[] Instalments =
        [new(1, RebuildStage.Started, Money.OfYuan(8_000)), new(2, RebuildStage.Structure, Money.OfYuan(7_000)), new(3, RebuildStage.MovedIn, Money.OfYuan(5_000))];

    public static readonly HouseholdEvent[] Paid =
    [
        new HouseholdEvent.InstalmentPaid(1, Money.OfYuan(8_000), "拨付-1"),
        new HouseholdEvent.InstalmentPaid(2, Money.OfYuan(7_000), "拨付-2"),
        new HouseholdEvent.InstalmentPaid(3, Money.OfYuan(5_000), "拨付-3"),
    ];

    private static readonly (RebuildStage Stage, HouseholdEvent Fact)[] Steps =
    [
        (RebuildStage.None, new HouseholdEvent.LossesAssessed(Flood, new(RoomsCollapsed: 3, RoomsDamaged: 2))),
        (RebuildStage.None, new HouseholdEvent.LossesVerified(Flood)),
        (RebuildStage.Assessed, new HouseholdEvent.RebuildAssessed(Flood, RebuildKind.InPlace, 2)),
        (RebuildStage.Applied, new HouseholdEvent.RebuildApplied()),
        (RebuildStage.VillageReviewed, new HouseholdEvent.RebuildReviewedInVillage("同意")),
        (RebuildStage.Published, new HouseholdEvent.RebuildPublished(Published)),
        (RebuildStage.TownshipReviewed, new HouseholdEvent.RebuildReviewedInTownship("同意")),
        (RebuildStage.Approved, new HouseholdEvent.RebuildApproved(Grant, Instalments, "")),
        (RebuildStage.Started, new HouseholdEvent.RebuildStarted(Today.AddDays(-3))),
        (RebuildStage.Structure, new HouseholdEvent.RebuildStructureDone(Today.AddDays(-2))),
        (RebuildStage.InRepair, new HouseholdEvent.RebuildInspected(false, "屋面漏水", Today.AddDays(-1))),
        (RebuildStage.Inspected, new HouseholdEvent.RebuildInspected(true, "合格", Today.AddDays(-1))),
        (RebuildStage.MovedIn, new HouseholdEvent.MovedIn(Today)),
    ];

    public static HouseholdEvent[] Through(RebuildStage stage) => stage switch
    {
        RebuildStage.Rejected => [.. Through(RebuildStage.Applied), new HouseholdEvent.RebuildRejected(RebuildStage.Applied, "不符合")],
        RebuildStage.Withdrawn => [.. Through(RebuildStage.Applied), new HouseholdEvent.RebuildWithdrawn(RebuildStage.Applied, "不建了")],
        _ => [.. Steps.Where(step => step.Stage <= stage).Select(step => step.Fact)],
    };
}
