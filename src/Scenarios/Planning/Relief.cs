using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios.Wire;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Losses are assessed and goods handed out, to some who ask twice.</summary>
internal sealed class Relief(ScenarioPlan plan)
{
    private static readonly MemberNumber Head = new(1);

    private DisasterId Disaster => plan.Named.Disaster;

    public IEnumerable<Chain> Chains()
    {
        foreach (var family in plan.Families) yield return new([.. Steps(family)]);
        if (plan.Shelters.Transit is { } transit) yield return new TransitShelter(plan, transit).Chain();
    }

    /// <summary>A handout at a township's point.</summary>
    public static Request HandOut(ScenarioPlan plan, Family family, int township, IReadOnlyList<Entitlement> needs, string name)
    {
        var proof = new HandoutProof(family.Number % 3 == 0 ? ProofKind.QrCard : ProofKind.Signature, Head, $"签收册{township + 1}-{family.Number}");
        var operation = new Operation.HandOut(plan.Named.Point(township), family.Id, plan.Named.Disaster, proof, [.. needs.Select(entitlement => new Wanted(entitlement.Code))]);
        return Request.Of(operation, plan.Id($"{family.Number}/handout/{name}"));
    }

    private IEnumerable<Step> Steps(Family family)
    {
        var dice = Dice.Of(plan.Named.Seed, "relief", family.Number);
        var at = TimeSpan.FromHours(60) + TimeSpan.FromMinutes(dice.Below(4 * 24 * 60));
        var officer = plan.Officers.Of(family.Township);
        if (family.HasLosses)
        {
            yield return new(officer, at - TimeSpan.FromHours(5), Request.Of(StreamName.Of(family.Id), new HouseholdCommand.AssessLosses(Disaster, LossesOf(family)), plan.Id($"{family.Number}/losses")));
            if (family.RoomsCollapsed > 0)
            {
                yield return new(officer, at - TimeSpan.FromHours(2), Request.Of(StreamName.Of(family.Id), new HouseholdCommand.VerifyLosses(Disaster), plan.Id($"{family.Number}/losses/verified")));
            }
        }

        var needs = plan.Goods.FirstNeeds(family);
        var (here, there) = (family.Township, (family.Township + 1) % plan.Design.Townships.Count);
        var atHand = dice.Permille(500) ? plan.Officers.KeeperOf(here) : officer;
        yield return new(atHand, at, HandOut(plan, family, here, needs, "first"))
        {
            Times = family.Mishap == Mishap.HandoutSentAtOnce ? 3 : 1,
            AtOnce = true,
            Rival = family.Mishap == Mishap.AsksAtTwoPoints ? new(plan.Officers.KeeperOf(there), HandOut(plan, family, there, needs, "rival"), "already-given") : null,
        };
        if (family.Mishap == Mishap.GivesBack) yield return GivesBack(family, officer, at + TimeSpan.FromDays(1));
        if (family.Mishap == Mishap.AsksAgain)
        {
            yield return new(plan.Officers.KeeperOf(there), at + TimeSpan.FromHours(3), HandOut(plan, family, there, needs, "again")) { Answer = Expected.Refusal("already-given") };
        }
    }

    private Step GivesBack(Family family, Officer officer, TimeSpan at)
    {
        const long Kilogram = 1_000;
        plan.Supply.Book.Return(ReliefGoods.Rice, Kilogram);
        var back = new LotQuantity(plan.Supply.LotAt(ReliefGoods.Rice, family.Township), new(Kilogram));
        var command = new HouseholdCommand.GiveBack(new(plan.Id($"{family.Number}/handout/first")), [back], RestoreRight: false, "家中尚有存粮，退回部分");
        return new(officer, at, Request.Of(StreamName.Of(family.Id), command, plan.Id($"{family.Number}/give-back")));
    }

    private static Losses LossesOf(Family family) => new(
        RoomsCollapsed: family.RoomsCollapsed,
        RoomsDamaged: family.RoomsDamaged,
        OnlyHome: family.RoomsCollapsed == 0 || family.Rebuild != RebuildCourse.None || family.Number % 2 == 0 || family.IsContested,
        LongVacant: family.RoomsCollapsed > 0 && family.Rebuild == RebuildCourse.None && family.Number % 2 == 0,
        CropsAffected: new(family.CropsLost * 2),
        CropsDamaged: new(family.CropsLost + (family.CropsLost / 2)),
        CropsLost: new(family.CropsLost),
        LargeLivestock: family.CropsLost / 3_000,
        DirectLoss: Money.OfYuan((family.RoomsCollapsed * 18_000L) + (family.RoomsDamaged * 3_000L) + (family.CropsLost * 2L)));
}
