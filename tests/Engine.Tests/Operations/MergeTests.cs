using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;

namespace CivilAffairs.Relief.Engine.Tests.Operations;

public sealed class MergeTests
{
    [Fact]
    public async Task The_second_registration_ends_and_the_first_takes_over_what_was_given_to_it()
    {
        await using var county = await County.StartAsync();
        var (first, second) = (await county.RegisterAsync(), await county.RegisterAsync());
        (await new HandOut(county.Engine).ExecuteAsync(county.Ask(county.Point, second), County.Context(County.Keeper), CancellationToken.None)).ShouldBeOfType<OperationOutcome.Done>();
        var id = Guid.NewGuid();

        (await MergeAsync(county, second, first, id)).ShouldBeOfType<OperationOutcome.Done>();
        (await MergeAsync(county, second, first, id)).ShouldBeOfType<OperationOutcome.Done>();

        (await county.HouseholdAsync(second)).MergedInto.ShouldBe(first);
        var stays = await county.HouseholdAsync(first);
        stays.Absorbed.ShouldBe([second]);
        stays.Used.Count.ShouldBe(1);
        (await new HandOut(county.Engine).ExecuteAsync(county.Ask(county.OtherPoint, first), County.Context(County.Keeper), CancellationToken.None)).ShouldBeOfType<OperationOutcome.Refused>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_registration_ends_in_one_that_has_ended_whichever_is_asked_first(bool olderEnds)
    {
        await using var county = await County.StartAsync();
        var (older, newer) = (await county.RegisterAsync(), await county.RegisterAsync());
        var (ends, stays) = olderEnds ? (older, newer) : (newer, older);
        (await MergeAsync(county, ends, stays)).ShouldBeOfType<OperationOutcome.Done>();

        Refusal(await MergeAsync(county, stays, ends)).ShouldBe(new OtherHasEnded(ends));

        // Nor where nobody looked before: the journal decides.
        var past = await county.Engine.ExecuteAsync(StreamName.Of(stays), new HouseholdCommand.MergeInto(ends), County.Context(Actor.Machine), JournalPosition.None, CancellationToken.None);
        past.ShouldBeOfType<Outcome.Refused>().Refusal.ShouldBe(new OtherHasEnded(ends));
        (await county.HouseholdAsync(stays)).IsLive.ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_nobody_registered_takes_over_nothing()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync();
        Refusal(await MergeAsync(county, family, new(Guid.NewGuid()))).ShouldBe(new Unknown("into"));
        Refusal(await MergeAsync(county, new(Guid.NewGuid()), family)).ShouldBe(new Unknown("household"));
        Refusal(await MergeAsync(county, family, family)).ShouldBe(new SameHousehold("other"));
        (await county.HouseholdAsync(family)).IsLive.ShouldBeTrue();
    }

    [Fact]
    public async Task Both_registrations_lie_in_the_area_of_whoever_merges_them()
    {
        await using var county = await County.StartAsync();
        var (first, second) = (await county.RegisterAsync(), await county.RegisterAsync());
        var elsewhere = County.Officer with { Scope = PlaceCode.Parse("341503101") };
        Refusal(await new Merge(county.Engine).ExecuteAsync(new(second, first), County.Context(elsewhere), CancellationToken.None)).ShouldBeOfType<OutOfScope>();
        Refusal(await new Merge(county.Engine).ExecuteAsync(new(second, first), County.Context(County.Keeper), CancellationToken.None)).ShouldBeOfType<NotAllowed>();
    }

    [Fact]
    public async Task Registrations_merged_into_each_other_at_the_same_instant_never_all_end()
    {
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        await using var county = await County.StartAsync();
        for (var round = 0; round < 40; round++)
        {
            var families = new HouseholdId[chance.Next(2, 6)];
            for (var i = 0; i < families.Length; i++) families[i] = await county.RegisterAsync();
            List<(HouseholdId Ends, HouseholdId Stays)> wanted = [(families[0], families[1]), (families[1], families[0])];
            for (var i = 0; i < 2 * families.Length; i++) wanted.Add((families[chance.Next(families.Length)], families[chance.Next(families.Length)]));
            var asked = wanted.Where(pair => pair.Ends != pair.Stays).ToArray();
            chance.Shuffle(asked);

            var outcomes = await Task.WhenAll(asked.Select(pair => Task.Run(() => MergeAsync(county, pair.Ends, pair.Stays))));

            foreach (var refused in outcomes.OfType<OperationOutcome.Refused>()) (refused.Refusal is OtherHasEnded or HouseholdMerged).ShouldBeTrue($"seed {seed}: {refused.Refusal}");
            var states = new Dictionary<HouseholdId, HouseholdState>();
            foreach (var family in families) states[family] = await county.HouseholdAsync(family);
            foreach (var family in families)
            {
                var (at, steps) = (family, 0);
                for (; states[at].MergedInto is { } next; at = next)
                {
                    states[next].Absorbed.ShouldContain(at, $"seed {seed}");
                    (++steps).ShouldBeLessThan(families.Length, $"seed {seed}: registrations end in a circle");
                }

                states[at].IsLive.ShouldBeTrue($"seed {seed}");
            }
        }
    }

    private static Task<OperationOutcome> MergeAsync(County county, HouseholdId ends, HouseholdId stays, Guid? id = null) =>
        new Merge(county.Engine).ExecuteAsync(new(ends, stays), County.Context(County.Officer, id), CancellationToken.None);

    private static Refusal Refusal(OperationOutcome outcome) => outcome.ShouldBeOfType<OperationOutcome.Refused>().Refusal;
}
