using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>The figures that a scenario must end with: the published ones, and what follows from the plan.</summary>
internal static class ExpectationList
{
    private const string InRoll = "stage=started|structure|in-repair|inspected|moved-in";

    public static IEnumerable<Expectation> Of(ScenarioPlan plan) => [.. Published(plan), .. Planned(plan), .. Goods(plan)];

    private static IEnumerable<Expectation> Published(ScenarioPlan plan)
    {
        var figures = plan.Figures;
        yield return new(new("受灾乡镇", "townships hit"), figures.Townships, new Figure.Count("board", $"disaster={plan.Named.Disaster}&total=false"), plan.Design.TownshipsArePublished);
        yield return new(new("紧急转移安置（人）", "persons relocated"), figures.Relocated, OfBoard(plan, "everRelocated"), true);
        if (figures.Aided != figures.Relocated) yield return new(new("已救助（人）", "persons aided"), figures.Aided, OfBoard(plan, "personsAided"), true);
        if (figures.HousesCollapsed == 0) yield break;
        yield return new(new("倒塌房屋（户）", "houses collapsed"), figures.HousesCollapsed, OfBoard(plan, "losses.collapsedHouseholds"), true);
        yield return new(new("恢复重建（户）", "households in the rebuild roll"), figures.Rebuild, OfBoard(plan, $"rebuild[{InRoll}].households"), true);
        yield return new(new("恢复重建（间）", "rooms in the rebuild roll"), figures.RebuildRooms, OfBoard(plan, $"rebuild[{InRoll}].rooms"), true);
        yield return new(new("已入住（户）", "moved in"), figures.MovedIn, OfBoard(plan, "rebuild[stage=moved-in].households"), true);
        yield return new(new("在建（户）", "under way"), figures.UnderWay, OfBoard(plan, "rebuild[stage=started|structure|in-repair|inspected].households"), true);
    }

    private static IEnumerable<Expectation> Planned(ScenarioPlan plan)
    {
        var families = plan.Families;
        var sheltered = families.Where(family => family is { Goes: Destination.Shelter, Returns: false }).Sum(family => family.Persons);
        var ofDisaster = $"disaster={plan.Named.Disaster}";
        yield return new(new("登记户数", "households registered"), families.Count, OfBoard(plan, "households"));
        yield return new(new("登记人数", "persons registered"), families.Sum(family => family.Persons), OfBoard(plan, "persons"));
        if (plan.Figures.Aided == plan.Figures.Relocated) yield return new(new("已救助（人）", "persons aided"), plan.Figures.Aided, OfBoard(plan, "personsAided"));
        yield return new(new("现集中安置（人，按户）", "in shelters now, by households"), sheltered, OfBoard(plan, "where.shelter"));
        yield return new(new("现集中安置（人，按安置点）", "in shelters now, by shelters"), sheltered, new Figure.Sum("shelters", ofDisaster, "present"));
        yield return new(new("预留床位", "places still kept"), 0, new Figure.Sum("shelters", ofDisaster, "reserved"));
        var givenBack = families.Count(family => family.Mishap == Mishap.GivesBack);
        yield return new(new("已发放（笔）", "handouts given"), families.Sum(family => 1 + Math.Min(1, plan.Goods.WinterNeeds(family).Count)) - givenBack, new Figure.Count("handouts", $"{ofDisaster}&stage=Given"));
        yield return new(new("有退回（笔）", "handouts of which goods came back"), givenBack, new Figure.Count("handouts", $"{ofDisaster}&stage=GivenBack"));
        yield return new(new("已关闭安置点", "shelters closed"), plan.Shelters.Transit is null ? 0 : 1, new Figure.Count("shelters", $"{ofDisaster}&stage=Closed"));
        if (plan.Figures.HousesCollapsed > 0) yield return new(new("公示有异议未列入（户）", "objected to and kept off the roll"), families.Count(family => family.IsContested), OfBoard(plan, "rebuild[stage=rejected].households"));
        yield return new(new("未办结发放（笔）", "handouts half-way"), 0, new Figure.Count("handouts", $"{ofDisaster}&stage=Taken"));
    }

    private static IEnumerable<Expectation> Goods(ScenarioPlan plan)
    {
        var (first, winter) = (ReliefGoods.Sum(plan.Families, plan.Goods.FirstNeeds), ReliefGoods.Sum(plan.Families, plan.Goods.WinterNeeds));
        foreach (var (code, received) in plan.Supply.Book.Received)
        {
            var item = ItemCode.Parse(code);
            var handedOut = first.GetValueOrDefault(item) + winter.GetValueOrDefault(item) - plan.Supply.Book.Returned.GetValueOrDefault(code);
            var lost = plan.Supply.Book.Lost.GetValueOrDefault(code);
            var name = ItemCatalogue.Shipped.Check(item, "item", plan.Parameters.Today, out var known) is null ? known!.Name : new(code, code);
            if (handedOut > 0) yield return new(new($"{name.Zh}发放", $"{name.En} handed out"), handedOut, OfBoard(plan, $"handedOut[item={code}].quantity"));
            yield return new(new($"{name.Zh}库存", $"{name.En} in stock"), received - handedOut - lost, new Figure.Sum("stock", $"place={plan.Design.Jurisdiction}&item={code}", "onHand"));
        }
    }

    private static Figure.InRow OfBoard(ScenarioPlan plan, string figure) => new("board", plan.Named.Disaster.ToString(), $"figures.{figure}");
}
