using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios.Tests;

public sealed class FamilyRollTests
{
    [Theory]
    [InlineData("yuan-flood-2016")]
    [InlineData("baige-lake-2018")]
    public void Every_resident_ID_is_valid_synthetic_and_given_once(string name)
    {
        var plan = name.StartsWith("yuan", StringComparison.Ordinal) ? Plans.Yuan : Plans.Baige;
        var ids = plan.Families.SelectMany(family => family.Members).Select(member => member.ResidentId ?? throw new InvalidOperationException("no ID")).ToList();

        ids.ShouldAllBe(id => ResidentId.Parse(id.ToString()) == id && SyntheticResidentId.Is(id));
        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.ShouldAllBe(id => id.Birth < ChinaTime.DateOf(plan.Design.StruckAt));
    }

    [Fact]
    public void Every_family_has_one_head_and_lives_in_a_township_that_was_hit()
    {
        Plans.Yuan.Families.ShouldAllBe(family => family.Members.Count(member => member.Relation == Relation.Head) == 1);
        Plans.Yuan.Families.ShouldAllBe(family => family.Place.IsInside(Plans.Yuan.Design.Townships[family.Township]) && family.Place.Tier == PlaceTier.Village);
        Plans.Yuan.Families.ShouldAllBe(family => family.Persons >= 1 && family.Persons <= FamilyRoll.LargestFamily);
    }

    [Fact]
    public void Every_place_of_the_scenarios_is_in_the_catalogue()
    {
        foreach (var place in ScenarioCatalogue.All.SelectMany(design => design.Townships)) PlaceCatalogue.Shipped.Contains(place).ShouldBeTrue(place.ToString());
    }

    [Fact]
    public void Shares_sum_to_the_whole()
    {
        Shares.Of(100, [1, 1, 1]).Sum().ShouldBe(100);
        Shares.Of(547, [3, 1, 2, 4], least: 1).Sum().ShouldBe(547);
        Shares.Of(4, [1, 100, 1, 1], least: 1).ShouldBe([1, 1, 1, 1]);
        Should.Throw<ArgumentException>(() => Shares.Of(2, [1, 1, 1], least: 1));
    }
}
