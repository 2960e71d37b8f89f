using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>Stored names of the events of a household. A name once written is never changed; a new meaning gets a new name.</summary>
internal static class HouseholdEvents
{
    public static readonly IReadOnlyList<EventName> Table =
    [
        EventName.Of<HouseholdEvent.Registered>("household.registered.1"),
        EventName.Of<HouseholdEvent.MemberAdded>("household.member-added.1"),
        EventName.Of<HouseholdEvent.MemberCorrected>("household.member-corrected.1"),
        EventName.Of<HouseholdEvent.MemberRemoved>("household.member-removed.1"),
        EventName.Of<HouseholdEvent.HeadChanged>("household.head-changed.1"),
        EventName.Of<HouseholdEvent.HomeChanged>("household.home-changed.1"),
        EventName.Of<HouseholdEvent.BankAccountSet>("household.bank-account-set.1"),
        EventName.Of<HouseholdEvent.MarkedAffected>("household.marked-affected.1"),
        EventName.Of<HouseholdEvent.KeptSeparate>("household.kept-separate.1"),
        EventName.Of<HouseholdEvent.MergedInto>("household.merged-into.1"),
        EventName.Of<HouseholdEvent.Absorbed>("household.absorbed.1"),
        EventName.Of<HouseholdEvent.Erased>("household.erased.1"),
        EventName.Of<HouseholdEvent.RebuildAssessed>("household.rebuild-assessed.1"),
        EventName.Of<HouseholdEvent.RebuildApplied>("household.rebuild-applied.1"),
        EventName.Of<HouseholdEvent.RebuildReviewedInVillage>("household.rebuild-reviewed-in-village.1"),
        EventName.Of<HouseholdEvent.RebuildPublished>("household.rebuild-published.1"),
        EventName.Of<HouseholdEvent.RebuildObjectedTo>("household.rebuild-objected-to.1"),
        EventName.Of<HouseholdEvent.RebuildReviewedInTownship>("household.rebuild-reviewed-in-township.1"),
        EventName.Of<HouseholdEvent.RebuildApproved>("household.rebuild-approved.1"),
        EventName.Of<HouseholdEvent.RebuildRejected>("household.rebuild-rejected.1"),
        EventName.Of<HouseholdEvent.RebuildStarted>("household.rebuild-started.1"),
        EventName.Of<HouseholdEvent.RebuildStructureDone>("household.rebuild-structure-done.1"),
        EventName.Of<HouseholdEvent.RebuildInspected>("household.rebuild-inspected.1"),
        EventName.Of<HouseholdEvent.MovedIn>("household.moved-in.1"),
        EventName.Of<HouseholdEvent.InstalmentPaid>("household.instalment-paid.1"),
        EventName.Of<HouseholdEvent.RebuildWithdrawn>("household.rebuild-withdrawn.1"),
        EventName.Of<HouseholdEvent.MembersMoved>("household.members-moved.1"),
        EventName.Of<HouseholdEvent.MovementVoided>("household.movement-voided.1"),
        EventName.Of<HouseholdEvent.DeathRetracted>("household.death-retracted.1"),
        EventName.Of<HouseholdEvent.LossesAssessed>("household.losses-assessed.1"),
        EventName.Of<HouseholdEvent.LossesVerified>("household.losses-verified.1"),
        EventName.Of<HouseholdEvent.LossesReopened>("household.losses-reopened.1"),
        EventName.Of<HouseholdEvent.PhotoAdded>("household.photo-added.1"),
        EventName.Of<HouseholdEvent.HandoutTaken>("household.handout-taken.1"),
        EventName.Of<HouseholdEvent.HandoutVoided>("household.handout-voided.1"),
        EventName.Of<HouseholdEvent.GoodsGivenBack>("household.goods-given-back.1"),
    ];
}
