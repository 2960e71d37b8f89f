using static CivilAffairs.Relief.Domain.HouseholdCommand;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

/// <summary>One sound command of every kind, for tests that visit them all.</summary>
internal static class EveryCommand
{
    public static IReadOnlyList<HouseholdCommand> Of() =>
    [
        Form,
        new AddMember(BabyForm, "新生儿"),
        new CorrectMember(Baby, BabyForm with { ResidentId = SpareId }, "补录"),
        new RemoveMember(Baby, "误登"),
        new ChangeHead(Mother, Relation.Spouse),
        new ChangeHome(Township, "河东"),
        new SetBankAccount(Bank("6222021234567890128")),
        new MarkAffected(Quake, true),
        new KeepSeparate(Others),
        new MergeInto(Others),
        new Absorb(Others, []),
        new Erase("本人要求"),
        new MoveMembers(Movement(1), Flood, null, Kin, Now),
        new VoidMovement(Movement(2)),
        new RetractDeath(Father, Home, "认错"),
        new AssessLosses(Flood, new(RoomsCollapsed: 3)),
        new VerifyLosses(Flood),
        new ReopenLosses(Flood, "复核"),
        new AddPhoto(PhotoHash.Of([1]), Flood, "堂屋"),
        new TakeHandout(Handout(1), Flood, Point, [new(Plan.Rice, new(1))], new(ProofKind.Signature, Father)),
        new VoidHandout(Handout(2)),
        new GiveBack(Handout(1), [new(new(ItemCode.Parse("rice")), new(1))], true, "多领"),
        new AssessRebuild(Flood, RebuildKind.InPlace, 2),
        new ApplyForRebuild(),
        new ReviewInVillage(true, "同意"),
        new PublishRebuild(Today),
        new ObjectToRebuild("有异议"),
        new ReviewInTownship(true, "同意"),
        new ApproveRebuild(true, Money.OfYuan(20_000), [new(1, RebuildStage.Started, Money.OfYuan(20_000))], ""),
        new StartRebuild(Today),
        new RecordStructure(Today),
        new InspectRebuild(true, "", Today),
        new MoveIn(Today),
        new PayInstalment(1, "拨付-1"),
        new WithdrawRebuild("不建了"),
    ];
}
