using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Tests.StandIns;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Engine.Tests.Entities;

public sealed class BatchingTests : IAsyncDisposable
{
    private readonly Town _town = new();
    private readonly StreamName _till = Town.NewTill();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Commands_that_gather_while_an_append_is_on_its_way_are_recorded_by_one()
    {
        var gate = Hold();
        var first = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var others = Enumerable.Range(0, 20).Select(_ => _town.TellAsync(_till, new TillCommand.PutIn(1))).ToArray();
        gate.Open();

        var outcomes = await Task.WhenAll([first, .. others]);

        _town.Journal.Requests.Select(request => request.Events.Count).ShouldBe([1, 20]);
        outcomes.Cast<Outcome.Accepted>().Select(one => one.Receipt.Version.Value).ShouldBe(Enumerable.Range(1, 21).Select(version => (long)version));
        (await _town.TillAsync(_till)).Total.ShouldBe(21);
    }

    [Fact]
    public async Task A_batch_takes_no_more_than_its_bound()
    {
        await using var town = new Town(options: new() { BatchBound = 8 });
        var gate = new Gate();
        town.Journal.Before = _ => gate.PassAsync();
        var first = town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var others = Enumerable.Range(0, 20).Select(_ => town.TellAsync(_till, new TillCommand.PutIn(1))).ToArray();
        gate.Open();
        await Task.WhenAll([first, .. others]);

        town.Journal.Requests.Select(request => request.Events.Count).ShouldBe([1, 8, 8, 4]);
    }

    [Fact]
    public async Task Each_command_of_a_batch_is_decided_on_what_those_before_it_did()
    {
        var gate = Hold();
        var first = _town.TellAsync(_till, new TillCommand.PutIn(10));
        await gate.Reached;
        var takes = Enumerable.Range(0, 5).Select(_ => _town.TellAsync(_till, new TillCommand.TakeOut(4))).ToArray();
        gate.Open();
        await first;
        var outcomes = await Task.WhenAll(takes);

        outcomes[..2].ShouldAllBe(one => one is Outcome.Accepted);
        outcomes[2..].ShouldAllBe(one => one is Outcome.Refused);
        ((Outcome.Refused)outcomes[4]).Refusal.ShouldBe(new TooFewCoins(2));
    }

    [Fact]
    public async Task Nobody_is_answered_and_nobody_reads_what_is_not_durable()
    {
        await _town.AcceptedAsync(_till, new TillCommand.PutIn(5));
        var gate = Hold();
        var put = _town.TellAsync(_till, new TillCommand.PutIn(7));
        await gate.Reached;

        put.IsCompleted.ShouldBeFalse();
        var confirmed = await _town.Engine.ReadAsync<TillState>(_till, CancellationToken.None);
        confirmed.State.Total.ShouldBe(5);
        confirmed.Version.ShouldBe(new StreamVersion(1));

        gate.Open();
        var receipt = ((Outcome.Accepted)await put).Receipt;
        confirmed = await _town.Engine.ReadAsync<TillState>(_till, CancellationToken.None);
        confirmed.ShouldBe(new(confirmed.State, receipt.Version, receipt.Position));
        confirmed.State.Total.ShouldBe(12);
    }

    [Fact]
    public async Task A_refusal_that_rests_on_an_event_of_its_batch_waits_for_that_event()
    {
        await _town.AcceptedAsync(_till, new TillCommand.PutIn(5));
        var hold = Hold();
        var opening = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await hold.Reached;
        var takes = _town.TellAsync(_till, new TillCommand.TakeOut(6));
        var refused = _town.TellAsync(_till, new TillCommand.TakeOut(1));
        var second = new Gate();
        _town.Journal.Before = _ => second.PassAsync();
        hold.Open();
        await opening;
        await second.Reached;

        refused.IsCompleted.ShouldBeFalse();
        second.Open();
        (await refused).ShouldBe(new Outcome.Refused(new TooFewCoins(0)));
        (await takes).ShouldBeOfType<Outcome.Accepted>();
    }

    [Fact]
    public async Task A_refusal_based_on_an_event_that_was_lost_is_decided_again()
    {
        await _town.AcceptedAsync(_till, new TillCommand.PutIn(5));
        var gate = Hold();
        var opening = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var takes = _town.TellAsync(_till, new TillCommand.TakeOut(6));
        var second = _town.TellAsync(_till, new TillCommand.TakeOut(3));
        // Somebody else takes two coins first: then the six are not there, and the three that they kept from being taken are.
        _town.Journal.Before = async request =>
        {
            _town.Journal.Before = _ => Task.CompletedTask;
            await using var other = new Town(_town.Journal);
            await other.AcceptedAsync(_till, new TillCommand.TakeOut(2));
        };
        gate.Open();
        await opening;

        (await takes).ShouldBe(new Outcome.Refused(new TooFewCoins(4)));
        (await second).ShouldBeOfType<Outcome.Accepted>();
        (await _town.TillAsync(_till)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Events_of_one_command_stay_together_with_their_ordinals_and_who_asked()
    {
        var id = Town.NewId();
        var by = new Actor(AccountName.System, Role.DepotManager, PlaceCode.Country);
        var at = new DateTimeOffset(2016, 7, 1, 8, 0, 0, TimeSpan.Zero);
        var outcome = await _town.Engine.ExecuteAsync(_till, new TillCommand.PutIn(2, Parts: 3), new(id, by, at), new(77), CancellationToken.None);

        var events = await _town.Journal.ReadStreamAsync(_till, StreamVersion.None, 10, CancellationToken.None);
        events.Select(one => one.Ordinal).ShouldBe([0, 1, 2]);
        events.ShouldAllBe(one => one.Command == id && one.Actor == AccountName.System && one.At == at && one.Cause == new JournalPosition(77));
        outcome.ShouldBe(new Outcome.Accepted(new Receipt(id, new(3), new(3))));
    }

    [Fact]
    public async Task A_full_mailbox_turns_the_next_away()
    {
        await using var town = new Town(options: new() { MailboxBound = 3 });
        var gate = new Gate();
        town.Journal.Before = _ => gate.PassAsync();
        var first = town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var waiting = Enumerable.Range(0, 3).Select(_ => town.TellAsync(_till, new TillCommand.PutIn(1))).ToArray();

        await Should.ThrowAsync<EngineUnavailableException>(town.TellAsync(_till, new TillCommand.PutIn(1)));

        gate.Open();
        await Task.WhenAll([first, .. waiting]);
        (await town.TillAsync(_till)).Total.ShouldBe(4);
    }

    private Gate Hold()
    {
        var gate = new Gate();
        _town.Journal.Before = _ => gate.PassAsync();
        return gate;
    }
}
