using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Tests.StandIns;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Tests.Entities;

public sealed class FaultTests : IAsyncDisposable
{
    private readonly Town _town = new();
    private readonly StreamName _till = Town.NewTill();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task After_a_lost_reply_the_same_command_gets_the_first_receipt()
    {
        await _town.AcceptedAsync(_till, new TillCommand.PutIn(5));
        var id = Town.NewId();
        _town.Journal.After = (_, _) => throw new JournalException("the line broke");
        await Should.ThrowAsync<EngineUnavailableException>(_town.TellAsync(_till, new TillCommand.TakeOut(5), id));
        _town.Journal.After = (_, _) => Task.CompletedTask;

        (await _town.TillAsync(_till)).Total.ShouldBe(0);
        var again = await _town.AcceptedAsync(_till, new TillCommand.TakeOut(5), id);
        again.ShouldBe(new(new Receipt(id, new(2), new(2)), Repeated: true));
    }

    [Fact]
    public async Task After_an_append_that_did_not_happen_the_same_command_is_recorded()
    {
        var id = Town.NewId();
        _town.Journal.Before = _ => throw new JournalException("the disk is full");
        await Should.ThrowAsync<EngineUnavailableException>(_town.TellAsync(_till, new TillCommand.PutIn(5), id));
        _town.Journal.Before = _ => Task.CompletedTask;

        (await _town.TillAsync(_till)).Total.ShouldBe(0);
        (await _town.AcceptedAsync(_till, new TillCommand.PutIn(5), id)).Repeated.ShouldBeFalse();
        (await _town.TillAsync(_till)).Total.ShouldBe(5);
    }

    [Fact]
    public async Task All_of_a_batch_learn_that_its_outcome_is_unknown()
    {
        var gate = new Gate();
        _town.Journal.Before = _ => gate.PassAsync();
        var first = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var others = Enumerable.Range(0, 3).Select(_ => _town.TellAsync(_till, new TillCommand.PutIn(1))).ToArray();
        _town.Journal.After = (request, _) => request.Events.Count == 3 ? throw new JournalException("the line broke") : Task.CompletedTask;
        gate.Open();

        (await first).ShouldBeOfType<Outcome.Accepted>();
        foreach (var other in others) await Should.ThrowAsync<EngineUnavailableException>(other);
        (await _town.TillAsync(_till)).Total.ShouldBe(4);
    }

    [Fact]
    public async Task What_another_wrote_meanwhile_is_taken_into_account()
    {
        await _town.AcceptedAsync(_till, new TillCommand.PutIn(5));
        await using (var other = new Town(_town.Journal)) await other.AcceptedAsync(_till, new TillCommand.TakeOut(4));

        (await _town.TellAsync(_till, new TillCommand.TakeOut(3))).ShouldBe(new Outcome.Refused(new TooFewCoins(1)));
        (await _town.AcceptedAsync(_till, new TillCommand.TakeOut(1))).Receipt.Version.ShouldBe(new StreamVersion(3));
    }

    [Fact]
    public async Task On_a_shared_journal_a_refusal_rests_on_the_latest_events()
    {
        await using var town = new Town(_town.Journal, new() { SharedJournal = true });
        (await town.TellAsync(_till, new TillCommand.TakeOut(1))).ShouldBeOfType<Outcome.Refused>();
        await _town.AcceptedAsync(_till, new TillCommand.PutIn(1));

        (await town.TellAsync(_till, new TillCommand.TakeOut(1))).ShouldBeOfType<Outcome.Accepted>();
    }

    [Fact]
    public async Task A_command_that_another_recorded_gets_that_receipt()
    {
        await _town.AcceptedAsync(_till, new TillCommand.PutIn(5));
        var id = Town.NewId();
        await using var other = new Town(_town.Journal);
        var first = await other.AcceptedAsync(_till, new TillCommand.PutIn(4), id);

        (await _town.AcceptedAsync(_till, new TillCommand.PutIn(4), id)).ShouldBe(first with { Repeated = true });
        (await _town.TillAsync(_till)).Total.ShouldBe(9);
    }

    [Fact]
    public async Task A_thing_that_keeps_changing_under_its_entity_is_given_up_after_a_bounded_number_of_tries()
    {
        await using var other = new Town(_town.Journal);
        await using var town = new Town(new WatchedJournal(_town.Journal), new() { ConflictBound = 3 });
        town.Journal.Before = async _ => await other.AcceptedAsync(_till, new TillCommand.PutIn(1));

        await Should.ThrowAsync<EngineUnavailableException>(town.TellAsync(_till, new TillCommand.PutIn(100)));

        town.Journal.Requests.Count.ShouldBe(4);
        (await other.TillAsync(_till)).Total.ShouldBe(4);
    }

    [Fact]
    public async Task A_decider_that_throws_fails_its_own_caller_only()
    {
        var gate = new Gate();
        _town.Journal.Before = _ => gate.PassAsync();
        var first = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var broken = _town.TellAsync(_till, new TillCommand.Break());
        var good = _town.TellAsync(_till, new TillCommand.PutIn(1));
        gate.Open();

        await Should.ThrowAsync<InvalidOperationException>(broken);
        (await first).ShouldBeOfType<Outcome.Accepted>();
        (await good).ShouldBeOfType<Outcome.Accepted>();
    }

    [Fact]
    public async Task A_command_that_fails_half_way_leaves_nothing_behind_in_its_batch()
    {
        var gate = new Gate();
        _town.Journal.Before = _ => gate.PassAsync();
        var first = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var broken = _town.TellAsync(_till, new TillCommand.BreakHalfWay("paper 7"));
        var good = _town.TellAsync(_till, new TillCommand.PutIn(2));
        gate.Open();

        await Should.ThrowAsync<ArgumentException>(broken);
        (await first).ShouldBeOfType<Outcome.Accepted>();
        (await good).ShouldBeOfType<Outcome.Accepted>();
        var request = _town.Journal.Requests.Last();
        request.Events.ShouldHaveSingleItem().Ordinal.ShouldBe(0);
        request.Claims.ShouldBeEmpty();
        (await _town.TillAsync(_till)).Total.ShouldBe(3);
    }

    [Theory]
    [InlineData("till.never-heard-of.1", "{}")]
    [InlineData("till.coins-put-in.1", "[]")]
    [InlineData("diary.burnt.1", "{}")]
    public async Task An_event_that_cannot_be_read_is_named(string type, string data)
    {
        var bad = new NewEvent(Town.NewId(), 0, type, System.Text.Encoding.UTF8.GetBytes(data), AccountName.System, DateTimeOffset.UnixEpoch, JournalPosition.None);
        await _town.Journal.AppendAsync(new(_till, StreamVersion.None, [bad]), CancellationToken.None);

        var fault = await Should.ThrowAsync<UnreadableEventException>(_town.TellAsync(_till, new TillCommand.PutIn(1)));
        fault.Message.ShouldContain(type);
        fault.Message.ShouldContain(_till.ToString());
        await Should.ThrowAsync<UnreadableEventException>(async () => await _town.TillAsync(_till));
        (await _town.TellAsync(Town.NewTill(), new TillCommand.PutIn(1))).ShouldBeOfType<Outcome.Accepted>();
    }

    [Fact]
    public async Task A_caller_who_gave_up_before_the_letter_was_opened_leaves_nothing()
    {
        var gate = new Gate();
        _town.Journal.Before = _ => gate.PassAsync();
        using var giveUp = new CancellationTokenSource();
        var first = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var withdrawn = _town.TellAsync(_till, new TillCommand.PutIn(10), cancellationToken: giveUp.Token);
        var other = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(withdrawn);
        gate.Open();

        await Task.WhenAll(first, other);
        (await _town.TillAsync(_till)).Total.ShouldBe(2);
    }

    [Fact]
    public async Task A_caller_who_gives_up_later_neither_stops_the_append_nor_the_others()
    {
        var gate = new Gate();
        using var giveUp = new CancellationTokenSource();
        _town.Journal.Before = _ => gate.PassAsync();
        var id = Town.NewId();
        var left = _town.TellAsync(_till, new TillCommand.PutIn(10), id, cancellationToken: giveUp.Token);
        await gate.Reached;
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(left);
        gate.Open();

        (await _town.AcceptedAsync(_till, new TillCommand.PutIn(10), id)).Repeated.ShouldBeTrue();
        (await _town.TillAsync(_till)).Total.ShouldBe(10);
    }

    [Fact]
    public async Task Stopping_answers_those_begun_and_takes_no_more()
    {
        var gate = new Gate();
        _town.Journal.Before = _ => gate.PassAsync();
        var begun = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var stopping = _town.Engine.DisposeAsync().AsTask();

        await Should.ThrowAsync<EngineUnavailableException>(_town.TellAsync(_till, new TillCommand.PutIn(1)));
        stopping.IsCompleted.ShouldBeFalse();
        gate.Open();
        await stopping;
        (await begun).ShouldBeOfType<Outcome.Accepted>();
    }
}
