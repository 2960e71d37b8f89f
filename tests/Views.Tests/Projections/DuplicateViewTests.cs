using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Projections;

public sealed class DuplicateViewTests
{
    private static readonly DateOnly Birth = new(1980, 3, 4);

    private readonly Story _story = new(new DuplicatesProjection());

    private IReadOnlyList<DuplicateRow> Pairs => _story.Rows.All(DuplicateRow.Table);

    [Fact]
    public async Task The_same_name_and_birth_without_an_id_is_a_possible_duplicate_anywhere()
    {
        await RegisterAsync(1, Given.Village, Given.Person(1, "王大山", Given.NewId(1)));
        await RegisterAsync(2, Given.FarVillage, Given.Person(1, "王大山", birth: Birth));
        var pair = Assert.Single(Pairs);
        Assert.Equal((Id.Household(1), Id.Household(2), Given.District), (pair.First.Id, pair.Second.Id, pair.Place));
        Assert.Equal([new DuplicateMatch(new(1), new(1), "王大山", Birth)], pair.Matches);
    }

    [Fact]
    public async Task Without_a_birth_the_village_must_be_the_same()
    {
        await RegisterAsync(1, Given.Village, Given.Person(1, "王大山", birth: Birth));
        await RegisterAsync(2, Given.FarVillage, Given.Person(1, "王大山"));
        Assert.Empty(Pairs);
        await _story.Tell(Id.Household(2), new HouseholdEvent.HomeChanged(Given.Village, Given.FarVillage, null, null));
        Assert.Single(Pairs);
    }

    [Fact]
    public async Task Two_with_ids_or_of_other_births_are_other_people()
    {
        await RegisterAsync(1, Given.Village, Given.Person(1, "王大山", Given.NewId(1)));
        await RegisterAsync(2, Given.Village, Given.Person(1, "王大山", Given.NewId(2)));
        await RegisterAsync(3, Given.Village, Given.Person(1, "王大山", birth: new(1999, 1, 1)));
        Assert.Empty(Pairs);
    }

    [Fact]
    public async Task A_pair_is_over_when_one_is_merged_kept_separate_or_gets_an_id()
    {
        foreach (HouseholdEvent end in new HouseholdEvent[]
        {
            new HouseholdEvent.MergedInto(Id.Household(1), []),
            new HouseholdEvent.KeptSeparate(Id.Household(1)),
            new HouseholdEvent.MemberCorrected(Given.Person(1, "王大山", Given.NewId(2)), "补证"),
            new HouseholdEvent.MemberRemoved(new(1), Given.Home, "错登"),
        })
        {
            var story = new Story(new DuplicatesProjection());
            await story.Tell(Id.Household(1), Given.Household(Given.Village, null, Given.Person(1, "王大山", Given.NewId(1))));
            await story.Tell(Id.Household(2), Given.Household(Given.Village, null, Given.Person(1, "王大山", birth: Birth)));
            Assert.Single(story.Rows.All(DuplicateRow.Table));
            await story.Tell(Id.Household(2), end);
            Assert.Empty(story.Rows.All(DuplicateRow.Table));
        }
    }

    [Fact]
    public async Task Who_was_kept_separate_is_not_offered_again()
    {
        await RegisterAsync(1, Given.Village, Given.Person(1, "王大山"));
        await RegisterAsync(2, Given.Village, Given.Person(1, "王大山"));
        await _story.Tell(Id.Household(1), new HouseholdEvent.KeptSeparate(Id.Household(2)));
        await _story.Tell(Id.Household(2), new HouseholdEvent.MemberAdded(Given.Person(2, "王小山"), "补登"));
        Assert.Empty(Pairs);
    }

    [Fact]
    public async Task Of_three_that_match_each_pair_is_offered()
    {
        for (var n = 1; n <= 3; n++) await RegisterAsync(n, Given.Village, Given.Person(1, "王大山"));
        Assert.Equal(3, Pairs.Count);
        await _story.Tell(Id.Household(2), new HouseholdEvent.MergedInto(Id.Household(1), []));
        Assert.Single(Pairs);
    }

    private Task RegisterAsync(int n, PlaceCode place, params Member[] members) => _story.Tell(Id.Household(n), Given.Household(place, null, members));
}
