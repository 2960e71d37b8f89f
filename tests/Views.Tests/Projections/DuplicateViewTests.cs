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

    [Fact]
    public async Task Too_many_alike_are_counted_instead_of_paired_until_there_are_fewer()
    {
        for (var n = 1; n <= 20; n++) await RegisterAsync(n, Given.Village, Given.Person(1, "王大山"), Given.Person(2, $"李{(char)('一' + n)}"));
        Assert.Equal(190, Pairs.Count);
        await RegisterAsync(21, Given.Village, Given.Person(1, "王大山"), Given.Person(2, $"李{(char)('一' + 7)}"));

        Assert.Equal((Id.Household(7), Id.Household(21)), (Assert.Single(Pairs).First.Id, Pairs[0].Second.Id));
        var crowd = Assert.Single(_story.Rows.All(NamesakesRow.Table));
        Assert.True(crowd is { Name: "王大山", Persons: 21, WithoutId: 21, Birth: null });
        Assert.Equal(Given.Village, crowd.Place);

        await _story.Tell(Id.Household(3), new HouseholdEvent.MergedInto(Id.Household(1), []));
        Assert.Empty(_story.Rows.All(NamesakesRow.Table));
        Assert.Equal(190, Pairs.Count);
    }

    [Fact]
    public async Task A_crowd_all_of_whom_have_ids_is_nobodys_business_until_one_without_comes()
    {
        for (var n = 1; n <= 25; n++) await RegisterAsync(n, n % 2 == 0 ? Given.Village : Given.FarVillage, Given.Person(1, "王大山", Given.NewId(n)));
        Assert.Empty(_story.Rows.All(NamesakesRow.Table));
        await RegisterAsync(26, Given.FarVillage, Given.Person(1, "王大山", birth: Birth));
        var crowd = Assert.Single(_story.Rows.All(NamesakesRow.Table));
        Assert.True(crowd is { Persons: 26, WithoutId: 1 } && crowd.Birth == Birth);
        Assert.Equal(Given.District, crowd.Place);
        Assert.Empty(Pairs);
    }

    [Fact]
    public async Task What_one_more_namesake_costs_does_not_grow_with_their_number()
    {
        for (var n = 1; n <= 400; n++) await RegisterAsync(n, Given.Village, Given.Person(1, "王大山"));
        var (before, bytes) = (_story.Rows.Puts, _story.Rows.Bytes);
        await RegisterAsync(401, Given.Village, Given.Person(1, "王大山"));
        Assert.InRange(_story.Rows.Puts - before, 1, 5);
        Assert.InRange(_story.Rows.Bytes - bytes, 1, 5_000);
    }

    [Fact]
    public async Task Rows_follow_from_the_households_as_they_are_whoever_came_and_went()
    {
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        string[] names = ["王大山", "王小山"];
        for (var step = 0; step < 300; step++)
        {
            var id = Id.Household(chance.Next(1, 90));
            var person = Given.Person(1, names[chance.Next(2)], birth: chance.Next(2) == 0 ? null : Birth);
            var other = Given.Person(2, names[chance.Next(2)], chance.Next(3) == 0 ? Given.NewId(step % 40) : null);
            HouseholdEvent happened = chance.Next(8) switch
            {
                0 => new HouseholdEvent.MemberCorrected(person, "更正"),
                1 => new HouseholdEvent.MemberRemoved(new(2), Given.Home, "错登"),
                2 => new HouseholdEvent.KeptSeparate(Id.Household(chance.Next(1, 90))),
                3 => new HouseholdEvent.MergedInto(Id.Household(chance.Next(1, 90)), []),
                4 => new HouseholdEvent.HomeChanged(Given.Village, Given.FarVillage, null, null),
                _ => Given.Household(chance.Next(4) == 0 ? Given.FarVillage : Given.Village, null, person, other),
            };
            await _story.Tell(id, happened);
        }

        // Those that ended were in many a crowd and pair; without them the same rows come out.
        var ended = _story.Events.Select(one => one.Stream).Where(stream => _story.Rows.Find(DuplicateHousehold.Table, stream.Key.ToString()) is null or { Ended: true }).ToHashSet();
        var without = new Story(new DuplicatesProjection()) { At = _story.Events[0].Recorded.At };
        foreach (var one in _story.Events)
        {
            without.At = one.Recorded.At;
            if (!ended.Contains(one.Stream)) await without.TellAsync(one.Stream, [one.Body]);
        }

        ViewTable[] tables = [DuplicateRow.Table, NamesakesRow.Table, DuplicateBucket.Table, CrowdShare.Table];
        Assert.True(_story.Rows.Contents(tables).SequenceEqual(without.Rows.Contents(tables)), $"seed {seed}: {string.Join('\n', _story.Rows.Contents(tables).Except(without.Rows.Contents(tables)).Take(2))}\n\n{string.Join('\n', without.Rows.Contents(tables).Except(_story.Rows.Contents(tables)).Take(2))}");
        Assert.True(Pairs.Count + _story.Rows.All(NamesakesRow.Table).Count > 0, $"seed {seed}");
    }

    private Task RegisterAsync(int n, PlaceCode place, params Member[] members) => _story.Tell(Id.Household(n), Given.Household(place, null, members));
}
