using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Tests.StandIns;

namespace CivilAffairs.Relief.Engine.Tests.Entities;

public sealed class RepeatingTests : IAsyncDisposable
{
    private readonly Town _town = new();
    private readonly StreamName _till = Town.NewTill();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_repeat_gets_the_first_receipt_and_does_nothing()
    {
        var id = Town.NewId();
        var first = await _town.AcceptedAsync(_till, new TillCommand.PutIn(3, Parts: 2), id);
        await _town.AcceptedAsync(_till, new TillCommand.PutIn(1));
        var second = await _town.AcceptedAsync(_till, new TillCommand.PutIn(3, Parts: 2), id);

        first.Repeated.ShouldBeFalse();
        second.ShouldBe(first with { Repeated = true });
        (await _town.TillAsync(_till)).Total.ShouldBe(7);
    }

    [Fact]
    public async Task A_repeat_is_known_after_a_restart_also_where_the_command_would_be_refused_now()
    {
        var id = Town.NewId();
        await _town.AcceptedAsync(_till, new TillCommand.PutIn(3));
        var first = await _town.AcceptedAsync(_till, new TillCommand.TakeOut(3), id);

        await using var later = new Town(_town.Journal);
        (await later.AcceptedAsync(_till, new TillCommand.TakeOut(3), id)).ShouldBe(first with { Repeated = true });
        (await later.TillAsync(_till)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Repeats_within_one_batch_share_a_receipt()
    {
        var gate = new Gate();
        _town.Journal.Before = _ => gate.PassAsync();
        var opening = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var id = Town.NewId();
        var repeats = Enumerable.Range(0, 5).Select(_ => _town.TellAsync(_till, new TillCommand.PutIn(10), id)).ToArray();
        gate.Open();
        await opening;

        var outcomes = (await Task.WhenAll(repeats)).Cast<Outcome.Accepted>().ToArray();
        outcomes.Select(one => one.Receipt).Distinct().ShouldHaveSingleItem();
        outcomes.Count(one => !one.Repeated).ShouldBe(1);
        (await _town.TillAsync(_till)).Total.ShouldBe(11);
    }

    [Fact]
    public async Task A_refusal_and_a_no_op_are_not_recorded_and_decided_again()
    {
        var id = Town.NewId();
        (await _town.TellAsync(_till, new TillCommand.TakeOut(1), id)).ShouldBe(new Outcome.Refused(new TooFewCoins(0)));
        var put = await _town.AcceptedAsync(_till, new TillCommand.PutIn(1));
        (await _town.AcceptedAsync(_till, new TillCommand.TakeOut(1), id)).Repeated.ShouldBeFalse();

        var opened = await _town.AcceptedAsync(_till, new TillCommand.Open(Town.Village));
        (await _town.TellAsync(_till, new TillCommand.Open(Town.Village))).ShouldBe(new Outcome.AlreadyTrue(opened.Receipt.Position, opened.Receipt.Version));
        put.Receipt.Version.ShouldBe(new StreamVersion(1));
    }

    [Fact]
    public async Task A_repeat_older_than_the_receipts_remembered_is_asked_of_the_journal()
    {
        await using var town = new Town(options: new() { ReceiptBound = 2, BatchBound = 1 });
        var (put, take) = (Town.NewId(), Town.NewId());
        var firstPut = await town.AcceptedAsync(_till, new TillCommand.PutIn(5), put);
        var firstTake = await town.AcceptedAsync(_till, new TillCommand.TakeOut(5), take);
        for (int i = 0; i < 5; i++) await town.AcceptedAsync(_till, new TillCommand.PutIn(0));
        var lookups = town.Journal.ReceiptLookups;

        // Would be accepted again: the journal itself knows better. Would be refused: looked up.
        (await town.AcceptedAsync(_till, new TillCommand.PutIn(5), put)).ShouldBe(firstPut with { Repeated = true });
        (await town.AcceptedAsync(_till, new TillCommand.TakeOut(5), take)).ShouldBe(firstTake with { Repeated = true });

        (await town.TillAsync(_till)).Total.ShouldBe(0);
        town.Journal.ReceiptLookups.ShouldBe(lookups + 1);
    }

    [Fact]
    public async Task Accepted_commands_cost_no_lookup_even_when_not_all_receipts_are_remembered()
    {
        await using var town = new Town(options: new() { ReceiptBound = 2, BatchBound = 1 });
        for (int i = 0; i < 20; i++) await town.AcceptedAsync(_till, new TillCommand.PutIn(1));

        town.Journal.ReceiptLookups.ShouldBe(0);
        town.Journal.StreamReads.ShouldBe(1);
    }
}
