using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;

namespace CivilAffairs.Relief.Engine.Tests.Operations;

public sealed class HandOutTests
{
    [Fact]
    public async Task What_is_due_is_given_and_the_stock_goes_down()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 2);

        (await Give(county, county.Point, family)).ShouldBeOfType<OperationOutcome.Done>();

        var depot = await county.DepotAsync(county.Point);
        OnHand(depot).ShouldBe(0);
        depot.Handouts.ShouldBeEmpty();
        (await county.HouseholdAsync(family)).Used.ShouldHaveSingleItem().Quantity.ShouldBe(new Quantity(10_000));
    }

    [Fact]
    public async Task The_same_request_again_gives_nothing_more()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 1);
        var id = Guid.NewGuid();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Give(county, county.Point, family, id)));

        outcomes.ShouldAllBe(outcome => outcome is OperationOutcome.Done);
        OnHand(await county.DepotAsync(county.Point)).ShouldBe(5_000);
    }

    [Fact]
    public async Task Of_two_points_asked_at_once_one_gives_and_the_other_says_where()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 2);

        var outcomes = await Task.WhenAll(Give(county, county.Point, family), Give(county, county.OtherPoint, family));

        outcomes.Count(outcome => outcome is OperationOutcome.Done).ShouldBe(1);
        var refusal = outcomes.OfType<OperationOutcome.Refused>().ShouldHaveSingleItem().Refusal;
        (refusal is AlreadyGiven or NothingDue).ShouldBeTrue(refusal.Code);
        (OnHand(await county.DepotAsync(county.Point)) + OnHand(await county.DepotAsync(county.OtherPoint))).ShouldBe(10_000);
        (await county.DepotAsync(county.Point)).Handouts.ShouldBeEmpty();
        (await county.DepotAsync(county.OtherPoint)).Handouts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Goods_that_run_out_are_refused_and_no_right_is_used()
    {
        await using var county = await County.StartAsync(rice: 9_000);
        var family = await county.RegisterAsync(persons: 2);

        (await Give(county, county.Point, family)).ShouldBeOfType<OperationOutcome.Refused>();

        (await county.HouseholdAsync(family)).Used.ShouldBeEmpty();
        OnHand(await county.DepotAsync(county.Point)).ShouldBe(9_000);
    }

    [Fact]
    public async Task A_refusal_of_the_household_frees_the_goods()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 1);
        var request = county.Ask(county.Point, family) with { Proof = new(ProofKind.QrCard, new(9)) };

        (await new HandOut(county.Engine).ExecuteAsync(request, County.Context(County.Keeper), CancellationToken.None)).ShouldBeOfType<OperationOutcome.Refused>();

        (await county.DepotAsync(county.Point)).Handouts.ShouldBeEmpty();
        (await county.HouseholdAsync(family)).VoidedHandouts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_attempt_that_was_voided_never_gives()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 1);
        var id = Guid.NewGuid();
        var wrong = county.Ask(county.Point, family) with { Proof = new(ProofKind.QrCard, new(9)) };
        await new HandOut(county.Engine).ExecuteAsync(wrong, County.Context(County.Keeper, id), CancellationToken.None);

        (await Give(county, county.Point, family, id)).ShouldBeOfType<OperationOutcome.Refused>().Refusal.ShouldBeOfType<AttemptEnded>();

        OnHand(await county.DepotAsync(county.Point)).ShouldBe(10_000);
    }

    [Fact]
    public async Task A_family_that_grew_since_an_attempt_broke_off_is_not_given_other_goods_than_were_reserved()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 1);
        var id = Guid.NewGuid();
        await BreakOffAsync(county, family, id);
        (await county.DepotAsync(county.Point)).Handouts.ShouldHaveSingleItem();
        PersonName.TryParse("王小", out var name).ShouldBeTrue();
        await county.DoAsync(StreamName.Of(family), new HouseholdCommand.AddMember(new(name, Relation.Child), "新生儿"), County.Officer);

        (await Give(county, county.Point, family, id)).ShouldBeOfType<OperationOutcome.Refused>().Refusal.ShouldBeOfType<AttemptEnded>();

        (await county.DepotAsync(county.Point)).Handouts.ShouldBeEmpty();
        (await county.HouseholdAsync(family)).Used.ShouldBeEmpty();
        (await Give(county, county.Point, family)).ShouldBeOfType<OperationOutcome.Done>();
        OnHand(await county.DepotAsync(county.Point)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_broken_off_attempt_reserved_is_freed_when_it_comes_again_too_late()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 1);
        var id = Guid.NewGuid();
        await BreakOffAsync(county, family, id);
        (await Give(county, county.OtherPoint, family)).ShouldBeOfType<OperationOutcome.Done>();

        (await Give(county, county.Point, family, id)).ShouldBeOfType<OperationOutcome.Refused>().Refusal.ShouldBeOfType<NothingDue>();

        (await county.DepotAsync(county.Point)).Handouts.ShouldBeEmpty();
        OnHand(await county.DepotAsync(county.Point)).ShouldBe(10_000);
    }

    [Fact]
    public async Task Broken_off_after_the_right_was_used_it_is_finished_by_the_same_request()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 1);
        var id = await BreakOffAfterTakingAsync(county, family);

        (await Give(county, county.Point, family, id)).ShouldBeOfType<OperationOutcome.Done>();

        OnHand(await county.DepotAsync(county.Point)).ShouldBe(5_000);
        (await county.DepotAsync(county.Point)).Handouts.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_else_finished_under_another_name_is_done_and_gives_nothing_more()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 1);
        var id = await BreakOffAfterTakingAsync(county, family);
        await county.DoAsync(StreamName.Of(county.Point), new DepotCommand.ConfirmHandout(new(id)), Actor.Machine);

        (await Give(county, county.Point, family, id)).ShouldBeOfType<OperationOutcome.Done>();

        OnHand(await county.DepotAsync(county.Point)).ShouldBe(5_000);
    }

    [Fact]
    public async Task Who_keeps_another_depot_may_not_hand_out_here()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 1);
        var stranger = County.Keeper with { Depot = county.OtherPoint };

        var outcome = await new HandOut(county.Engine).ExecuteAsync(county.Ask(county.Point, family), County.Context(stranger), CancellationToken.None);

        outcome.ShouldBeOfType<OperationOutcome.Refused>().Refusal.ShouldBeOfType<NotYourDepot>();
    }

    /// <summary>An attempt at the point that reserves the goods and gets no further.</summary>
    /// <returns>The handout, of which the household has recorded that it has it and the depot not yet.</returns>
    private static async Task<Guid> BreakOffAfterTakingAsync(County county, HouseholdId family)
    {
        var id = Guid.NewGuid();
        var written = 0;
        county.Journal.Before = request => request.Stream == StreamName.Of(county.Point) && Interlocked.Increment(ref written) == 2
            ? throw new CivilAffairs.Relief.Journal.JournalException("gone")
            : Task.CompletedTask;
        await Should.ThrowAsync<EngineUnavailableException>(Give(county, county.Point, family, id));
        county.Journal.Before = _ => Task.CompletedTask;
        return id;
    }

    private static async Task BreakOffAsync(County county, HouseholdId family, Guid id)
    {
        county.Journal.Before = request => request.Stream == StreamName.Of(family) ? throw new CivilAffairs.Relief.Journal.JournalException("gone") : Task.CompletedTask;
        await Should.ThrowAsync<EngineUnavailableException>(Give(county, county.Point, family, id));
        county.Journal.Before = _ => Task.CompletedTask;
    }

    private static Task<OperationOutcome> Give(County county, DepotId depot, HouseholdId family, Guid? id = null) =>
        new HandOut(county.Engine).ExecuteAsync(county.Ask(depot, family), County.Context(County.Keeper, id), CancellationToken.None);

    private static long OnHand(DepotState depot) => depot.Stock.Of(County.Rice).Lots.Sum(lot => lot.OnHand);
}
