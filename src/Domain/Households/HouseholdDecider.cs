using System.Diagnostics;
using static CivilAffairs.Relief.Domain.HouseholdCommand;

namespace CivilAffairs.Relief.Domain;

/// <summary>The rules of a household. It is the authority for where its members are and for what it was given.</summary>
public sealed partial class HouseholdDecider : IDecider<HouseholdState, HouseholdCommand, HouseholdEvent>
{
    private HouseholdDecider()
    {
    }

    public static HouseholdState Initial => HouseholdState.None;

    public static Decision Decide(HouseholdCommand command, HouseholdState state, CommandContext context) => (command, state) switch
    {
        (Register c, { Exists: false }) => DecideRegister(c, context),
        (_, { Exists: false }) => Decision.Refuse(new NoSuchHousehold()),
        // What the system finishes must find an answer also after the household ended: these come before its end is looked at.
        (VoidMovement c, _) => DecideVoid(c, state),
        (VoidHandout c, _) => DecideVoid(c, state),
        (MoveMembers c, _) when FindDecided(c, state) is { } decided => decided,
        (TakeHandout c, _) when FindDecided(c, state) is { } decided => decided,
        (Absorb c, _) => DecideAbsorb(c, state),
        (Erase c, _) => DecideErase(c, state),
        (_, { Erased: true }) => Decision.Refuse(new HouseholdErased()),
        (MergeInto c, { MergedInto: { } other }) when c.Other == other => Decision.Nothing,
        (_, { MergedInto: { } other }) => Decision.Refuse(new HouseholdMerged(other)),
        _ => DecideLive(command, state, context),
    };

    private static Decision DecideLive(HouseholdCommand command, HouseholdState state, CommandContext context) => command switch
    {
        Register c => DecideAgain(c, state, context),
        AddMember c => DecideAddMember(c, state, context),
        CorrectMember c => DecideCorrectMember(c, state, context),
        RemoveMember c => DecideRemoveMember(c, state),
        ChangeHead c => DecideChangeHead(c, state),
        ChangeHome c => DecideChangeHome(c, state),
        SetBankAccount c => DecideSetBankAccount(c, state),
        MarkAffected c => DecideMarkAffected(c, state),
        KeepSeparate c => DecideKeepSeparate(c, state, context),
        MergeInto c => DecideMergeInto(c, state, context),
        MoveMembers c => DecideMove(c, state, context),
        RetractDeath c => DecideRetractDeath(c, state),
        AssessLosses c => DecideAssessLosses(c, state),
        VerifyLosses c => DecideVerifyLosses(c, state),
        ReopenLosses c => DecideReopenLosses(c, state),
        AddPhoto c => DecideAddPhoto(c, state),
        TakeHandout c => DecideTakeHandout(c, state, context),
        GiveBack c => DecideGiveBack(c, state),
        _ => DecideRebuild(command, state, context),
    };

    private static Decision DecideRebuild(HouseholdCommand command, HouseholdState state, CommandContext context) => command switch
    {
        AssessRebuild c => DecideAssessRebuild(c, state),
        ApplyForRebuild => DecideApply(state),
        ReviewInVillage c => DecideReviewInVillage(c, state),
        PublishRebuild c => DecidePublish(c, state, context),
        ObjectToRebuild c => DecideObject(c, state, context),
        ReviewInTownship c => DecideReviewInTownship(c, state, context),
        ApproveRebuild c => DecideApprove(c, state),
        StartRebuild c => DecideStart(c, state, context),
        RecordStructure c => DecideStructure(c, state, context),
        InspectRebuild c => DecideInspect(c, state, context),
        MoveIn c => DecideMoveIn(c, state, context),
        PayInstalment c => DecidePay(c, state),
        WithdrawRebuild c => DecideWithdraw(c, state),
        _ => throw new UnreachableException($"no rule for {command.GetType().Name}"),
    };

    private static Decision Unless(Refusal? refusal, Func<Decision> otherwise) => refusal is null ? otherwise() : Decision.Refuse(refusal);
}
