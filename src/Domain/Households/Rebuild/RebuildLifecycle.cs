namespace CivilAffairs.Relief.Domain;

/// <summary>What moves a rebuild from stage to stage.</summary>
public enum RebuildTrigger
{
    Assess,
    Apply,
    PassVillage,
    Publish,
    Object,
    PassTownship,
    Approve,
    Reject,
    Withdraw,
    Start,
    FinishStructure,
    PassInspection,
    FailInspection,
    MoveIn,

    /// <summary>The household took the money and settled elsewhere: nothing is built.</summary>
    Settle,
}

/// <summary>The stages of a rebuild and what leads from one to the next (倒损住房恢复重建).</summary>
public static class RebuildLifecycle
{
    /// <summary>The name of a household is published for so many full days before the township reviews it.</summary>
    public const int PublicationDays = 7;

    public static Lifecycle<RebuildStage, RebuildTrigger> Table { get; } = new(
        "rebuild",
        new(RebuildStage.None, RebuildTrigger.Assess, RebuildStage.Assessed),
        new(RebuildStage.Rejected, RebuildTrigger.Assess, RebuildStage.Assessed),
        new(RebuildStage.Withdrawn, RebuildTrigger.Assess, RebuildStage.Assessed),
        // The home may be damaged again by a later disaster.
        new(RebuildStage.MovedIn, RebuildTrigger.Assess, RebuildStage.Assessed),
        new(RebuildStage.Assessed, RebuildTrigger.Apply, RebuildStage.Applied),
        new(RebuildStage.Applied, RebuildTrigger.PassVillage, RebuildStage.VillageReviewed),
        new(RebuildStage.Applied, RebuildTrigger.Reject, RebuildStage.Rejected),
        new(RebuildStage.VillageReviewed, RebuildTrigger.Publish, RebuildStage.Published),
        new(RebuildStage.Published, RebuildTrigger.Object, RebuildStage.Applied),
        new(RebuildStage.Published, RebuildTrigger.PassTownship, RebuildStage.TownshipReviewed),
        new(RebuildStage.Published, RebuildTrigger.Reject, RebuildStage.Rejected),
        new(RebuildStage.TownshipReviewed, RebuildTrigger.Approve, RebuildStage.Approved),
        new(RebuildStage.TownshipReviewed, RebuildTrigger.Reject, RebuildStage.Rejected),
        new(RebuildStage.Approved, RebuildTrigger.Start, RebuildStage.Started),
        new(RebuildStage.Approved, RebuildTrigger.Settle, RebuildStage.MovedIn),
        new(RebuildStage.Started, RebuildTrigger.FinishStructure, RebuildStage.Structure),
        new(RebuildStage.Structure, RebuildTrigger.PassInspection, RebuildStage.Inspected),
        new(RebuildStage.Structure, RebuildTrigger.FailInspection, RebuildStage.InRepair),
        new(RebuildStage.InRepair, RebuildTrigger.PassInspection, RebuildStage.Inspected),
        new(RebuildStage.InRepair, RebuildTrigger.FailInspection, RebuildStage.InRepair),
        new(RebuildStage.Inspected, RebuildTrigger.MoveIn, RebuildStage.MovedIn),
        // Once building has begun public money is in the house: it is finished, not withdrawn.
        new(RebuildStage.Assessed, RebuildTrigger.Withdraw, RebuildStage.Withdrawn),
        new(RebuildStage.Applied, RebuildTrigger.Withdraw, RebuildStage.Withdrawn),
        new(RebuildStage.VillageReviewed, RebuildTrigger.Withdraw, RebuildStage.Withdrawn),
        new(RebuildStage.Published, RebuildTrigger.Withdraw, RebuildStage.Withdrawn),
        new(RebuildStage.TownshipReviewed, RebuildTrigger.Withdraw, RebuildStage.Withdrawn),
        new(RebuildStage.Approved, RebuildTrigger.Withdraw, RebuildStage.Withdrawn));

    /// <summary>How far the work that is paid for has come: 1 approved to 5 moved in; 0 for a stage that no instalment belongs to.</summary>
    public static int Rank(RebuildStage stage) => stage switch
    {
        RebuildStage.Approved => 1,
        RebuildStage.Started => 2,
        RebuildStage.Structure or RebuildStage.InRepair => 3,
        RebuildStage.Inspected => 4,
        RebuildStage.MovedIn => 5,
        _ => 0,
    };

    /// <summary>Whether an instalment may belong to the stage; who takes the money builds nothing, so only its first and last count.</summary>
    public static bool IsPaidAfter(RebuildKind kind, RebuildStage stage) => stage switch
    {
        RebuildStage.Approved or RebuildStage.MovedIn => true,
        RebuildStage.Started or RebuildStage.Structure or RebuildStage.Inspected => kind != RebuildKind.TakeMoney,
        _ => false,
    };
}
