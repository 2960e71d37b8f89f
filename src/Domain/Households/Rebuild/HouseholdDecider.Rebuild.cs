using static CivilAffairs.Relief.Domain.HouseholdCommand;

namespace CivilAffairs.Relief.Domain;

public sealed partial class HouseholdDecider
{
    private static Decision DecideAssessRebuild(AssessRebuild command, HouseholdState state)
    {
        var rebuild = state.Rebuild;
        if ((Field.Given(command.Disaster, "disaster") ?? Field.Defined(command.Kind, "kind")) is { } refusal) return Decision.Refuse(refusal);
        if (rebuild.Stage == RebuildStage.Assessed && (rebuild.Disaster, rebuild.Kind, rebuild.Rooms) == (command.Disaster, command.Kind, command.Rooms)) return Decision.Nothing;
        if (rebuild.OwesInstalments) return Decision.Refuse(new RebuildNotFinished(rebuild.Stage));
        if (rebuild.Done.Contains(command.Disaster)) return Decision.Refuse(new AlreadyRebuilt());
        if (state.In(command.Disaster)?.Losses is not { } losses) return Decision.Refuse(new LossesNotAssessed("disaster"));
        return Unless(
            CheckVerified(command.Disaster, state) ?? CheckEligible(losses, command.Kind, command.Rooms),
            () => Step(rebuild, RebuildTrigger.Assess, new HouseholdEvent.RebuildAssessed(command.Disaster, command.Kind, command.Rooms)));
    }

    private static Decision DecideApply(HouseholdState state) =>
        state.Rebuild.Stage == RebuildStage.Applied ? Decision.Nothing : Step(state.Rebuild, RebuildTrigger.Apply, new HouseholdEvent.RebuildApplied());

    private static Decision DecideReviewInVillage(ReviewInVillage command, HouseholdState state) => Unless(CheckNote(command.Note, required: !command.Passed), () => command.Passed
        ? Step(state.Rebuild, RebuildTrigger.PassVillage, new HouseholdEvent.RebuildReviewedInVillage(command.Note))
        : Rejected(state.Rebuild, RebuildStage.Applied, command.Note));

    private static Decision DecidePublish(PublishRebuild command, HouseholdState state, CommandContext context)
    {
        var rebuild = state.Rebuild;
        if (rebuild.Stage == RebuildStage.Published && rebuild.PublishedFrom == command.From) return Decision.Nothing;
        return Unless(CheckDay(command.From, "from", rebuild, context), () => Step(rebuild, RebuildTrigger.Publish, new HouseholdEvent.RebuildPublished(command.From)));
    }

    private static Decision DecideObject(ObjectToRebuild command, HouseholdState state, CommandContext context) =>
        Unless(Field.Text(command.Reason, "reason"), () => Step(state.Rebuild, RebuildTrigger.Object, new HouseholdEvent.RebuildObjectedTo(command.Reason, context.Today)));

    private static Decision DecideReviewInTownship(ReviewInTownship command, HouseholdState state, CommandContext context)
    {
        var rebuild = state.Rebuild;
        if (CheckNote(command.Note, required: !command.Passed) is { } refusal) return Decision.Refuse(refusal);
        if (!command.Passed) return Rejected(rebuild, RebuildStage.Published, command.Note);
        return Unless(
            CheckPublished(rebuild, context) ?? CheckVerified(rebuild.Disaster, state),
            () => Step(rebuild, RebuildTrigger.PassTownship, new HouseholdEvent.RebuildReviewedInTownship(command.Note)));
    }

    private static Decision DecideApprove(ApproveRebuild command, HouseholdState state)
    {
        var rebuild = state.Rebuild;
        if (CheckNote(command.Note, required: !command.Approved) is { } refusal) return Decision.Refuse(refusal);
        if (!command.Approved) return Rejected(rebuild, RebuildStage.TownshipReviewed, command.Note);
        if (!RebuildLifecycle.Table.Allows(rebuild.Stage, RebuildTrigger.Approve)) return Decision.Refuse(new WrongRebuildStage(rebuild.Stage));
        return Unless(
            CheckVerified(rebuild.Disaster, state) ?? InstalmentPlan.Check(rebuild.Kind, command.Grant, command.Instalments),
            () => Decision.Of(new HouseholdEvent.RebuildApproved(command.Grant, command.Instalments, command.Note)));
    }

    private static Decision DecideWithdraw(WithdrawRebuild command, HouseholdState state)
    {
        var rebuild = state.Rebuild;
        if (rebuild.Stage == RebuildStage.Withdrawn) return Decision.Nothing;
        if (rebuild.IsRunning && rebuild.Paid.Count > 0) return Decision.Refuse(new MoneyWasPaid());
        return Unless(Field.Text(command.Reason, "reason"), () => Step(rebuild, RebuildTrigger.Withdraw, new HouseholdEvent.RebuildWithdrawn(rebuild.Stage, command.Reason)));
    }

    private static Decision Step(RebuildState rebuild, RebuildTrigger trigger, HouseholdEvent accepted) =>
        RebuildLifecycle.Table.Allows(rebuild.Stage, trigger) ? Decision.Of(accepted) : Decision.Refuse(new WrongRebuildStage(rebuild.Stage));

    // Each review rejects only at its own stage, though the table lets three of them reject.
    private static Decision Rejected(RebuildState rebuild, RebuildStage at, string reason) =>
        rebuild.Stage == at ? Step(rebuild, RebuildTrigger.Reject, new HouseholdEvent.RebuildRejected(at, reason)) : Decision.Refuse(new WrongRebuildStage(rebuild.Stage));

    private static Refusal? CheckNote(string? note, bool required) =>
        required ? Field.Text(note, "note", Field.LongestNote) : Field.Length(note, "note", Field.LongestNote);

    private static Refusal? CheckVerified(DisasterId? disaster, HouseholdState state) =>
        disaster is { } known && state.In(known) is { Losses: not null, LossesVerified: false } ? new LossesNotVerified("disaster") : null;

    private static Refusal? CheckPublished(RebuildState rebuild, CommandContext context) =>
        rebuild is { Stage: RebuildStage.Published, PublishedFrom: { } from } && from.AddDays(RebuildLifecycle.PublicationDays) is var until && context.Today < until
            ? new PublicationRunning(until)
            : null;

    private static Refusal? CheckEligible(Losses losses, RebuildKind kind, int rooms)
    {
        if (!losses.OnlyHome) return new NotTheOnlyHome();
        if (losses.LongVacant) return new HomeLongVacant();
        var lost = kind == RebuildKind.Repair ? losses.RoomsDamaged : losses.RoomsCollapsed + losses.RoomsSeverelyDamaged;
        return lost == 0 ? new NothingToRebuild(kind) : Field.Range(rooms, "rooms", 1, lost);
    }

    private static Refusal? CheckDay(DateOnly day, string field, RebuildState rebuild, CommandContext context) =>
        Field.NotFuture(day, field, context) ?? (rebuild.LastDay is { } last && day < last ? new TooEarly(field, last) : null);
}
