using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Families go home, homes are rebuilt, the winter is prepared for, the books are closed.</summary>
internal sealed class Recovery(ScenarioPlan plan)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The grant for one home, 20,000 元, and how it is paid.</summary>
    public static IReadOnlyList<Instalment> Instalments { get; } =
    [
        new(1, RebuildStage.Started, Money.OfYuan(8_000)),
        new(2, RebuildStage.Structure, Money.OfYuan(8_000)),
        new(3, RebuildStage.MovedIn, Money.OfYuan(4_000)),
    ];

    private DateOnly Struck => ChinaTime.DateOf(plan.Design.StruckAt);

    public IEnumerable<Chain> Chains()
    {
        var (officer, disaster) = (plan.Officers.Command(), StreamName.Of(plan.Named.Disaster));
        yield return new(
        [
            .. Deployment.OrderedOut(plan).Select(township => new Step(officer, Day * 9, Request.Of(disaster, new DisasterCommand.LiftEvacuation(township, "水位退至警戒线以下"), plan.Id($"disaster/lift/{township}")))),
            new(officer, Day * 20, Request.Of(disaster, new DisasterCommand.StartRecovery("汛情平稳，转入恢复重建"), plan.Id("disaster/recovery"))),
        ]);
        yield return plan.Supply.Count(Day * 110);
        foreach (var family in plan.Families)
        {
            Step[] steps = [.. Steps(family)];
            if (steps.Length > 0) yield return new(steps);
        }
    }

    private IEnumerable<Step> Steps(Family family)
    {
        var dice = Dice.Of(plan.Named.Seed, "recovery", family.Number);
        var officer = plan.Officers.Of(family.Township);
        if (family.Rebuild == RebuildCourse.None)
        {
            if (family.RoomsCollapsed > 0 && family.Number % 8 == 1) yield return NotEligible(family, officer);
            if (family.IsContested)
            {
                foreach (var step in Contested(family, officer)) yield return step;
            }

            if (family.Returns) yield return Home(family, officer, Day * dice.Between(8, 30));
        }
        else
        {
            foreach (var step in Rebuild(family, officer, dice)) yield return step;
        }

        var winter = plan.Goods.WinterNeeds(family);
        if (winter.Count > 0) yield return new(plan.Officers.KeeperOf(family.Township), Day * dice.Between(115, 140), Relief.HandOut(plan, family, family.Township, winter, "winter"));
    }

    private Step Home(Family family, Officer officer, TimeSpan at)
    {
        var id = plan.Id($"{family.Number}/home");
        var move = new HouseholdCommand.MoveMembers(new(id), plan.Named.Disaster, Members: null, new Whereabouts.AtHome(), plan.Design.StruckAt + at);
        return new(officer, at, Request.Of(StreamName.Of(family.Id), move, id));
    }

    // An officer tries for a family that has another home.
    private Step NotEligible(Family family, Officer officer) => new(
        officer,
        Day * 25,
        Request.Of(StreamName.Of(family.Id), new HouseholdCommand.AssessRebuild(plan.Named.Disaster, RebuildKind.InPlace, family.RoomsCollapsed), plan.Id($"{family.Number}/rebuild/refused")))
    {
        Answer = Expected.Refusal("not-the-only-home"),
    };

    // The neighbours know of its other home, and say so while its name hangs out.
    private IEnumerable<Step> Contested(Family family, Officer officer)
    {
        yield return At(25, "assess", new HouseholdCommand.AssessRebuild(plan.Named.Disaster, RebuildKind.InPlace, family.RoomsCollapsed));
        yield return At(26, "apply", new HouseholdCommand.ApplyForRebuild());
        yield return At(27, "village", new HouseholdCommand.ReviewInVillage(true, "村民代表评议通过"));
        yield return At(29, "publish", new HouseholdCommand.PublishRebuild(Struck.AddDays(29)));
        yield return At(31, "object", new HouseholdCommand.ObjectToRebuild("群众反映该户在县城另有住房"));
        yield return At(32, "village-again", new HouseholdCommand.ReviewInVillage(false, "经核查另有住房，不列入恢复重建"));

        Step At(int day, string name, HouseholdCommand what) => new(officer, Day * day, Request.Of(StreamName.Of(family.Id), what, plan.Id($"{family.Number}/contested/{name}")));
    }

    private IEnumerable<Step> Rebuild(Family family, Officer officer, Dice dice)
    {
        var (stream, command, course) = (StreamName.Of(family.Id), plan.Officers.Command(family.Number), family.Rebuild);
        var kind = dice.Permille(250) ? RebuildKind.Relocate : RebuildKind.InPlace;
        var published = dice.Between(28, 34);
        var started = published + dice.Between(10, 16);
        var structure = started + dice.Between(18, 30);
        var inspected = structure + dice.Between(5, 12);
        yield return At(25, officer, "assess", new HouseholdCommand.AssessRebuild(plan.Named.Disaster, kind, family.RoomsToRebuild));
        yield return At(26, officer, "apply", new HouseholdCommand.ApplyForRebuild());
        yield return At(27, officer, "village", new HouseholdCommand.ReviewInVillage(true, "村民代表评议通过"));
        yield return At(published, officer, "publish", new HouseholdCommand.PublishRebuild(Struck.AddDays(published)));
        yield return At(published + 8, officer, "township", new HouseholdCommand.ReviewInTownship(true, "公示无异议"));
        yield return At(published + 9, command, "approve", new HouseholdCommand.ApproveRebuild(true, Money.OfYuan(20_000), Instalments, "同意列入恢复重建"));
        yield return At(started, officer, "start", new HouseholdCommand.StartRebuild(Struck.AddDays(started)));
        yield return Pay(started + 1, 1);
        if (course == RebuildCourse.Started) yield break;
        yield return At(structure, officer, "structure", new HouseholdCommand.RecordStructure(Struck.AddDays(structure)));
        yield return Pay(structure + 1, 2);
        if (course == RebuildCourse.Structure) yield break;
        if (course == RebuildCourse.InRepair || dice.Permille(80))
        {
            yield return At(inspected, officer, "failed", new HouseholdCommand.InspectRebuild(false, "圈梁未按图施工，限期整改", Struck.AddDays(inspected)));
            if (course == RebuildCourse.InRepair) yield break;
            inspected += 7;
        }

        yield return At(inspected, officer, "inspect", new HouseholdCommand.InspectRebuild(true, "验收合格", Struck.AddDays(inspected)));
        if (course == RebuildCourse.Inspected) yield break;
        yield return At(inspected + 5, officer, "move-in", new HouseholdCommand.MoveIn(Struck.AddDays(inspected + 5)));
        yield return Home(family, officer, Day * (inspected + 5));
        yield return Pay(inspected + 6, 3);

        Step Pay(int day, int number) => At(day, command, $"pay/{number}", new HouseholdCommand.PayInstalment(number, $"{plan.Officers.Prefix}-{family.Number}-{number}"));

        Step At(int day, Officer by, string name, HouseholdCommand what) => new(by, Day * day, Request.Of(stream, what, plan.Id($"{family.Number}/rebuild/{name}")));
    }
}
