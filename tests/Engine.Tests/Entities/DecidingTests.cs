using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Tests.StandIns;

namespace CivilAffairs.Relief.Engine.Tests.Entities;

public sealed class DecidingTests : IAsyncDisposable
{
    private readonly Town _town = new();
    private readonly StreamName _till = Town.NewTill();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Role_and_place_are_checked_before_the_decider_is_asked()
    {
        var officer = new Actor(AccountName.System, Role.TownshipOfficer, Town.Village);
        var stranger = new Actor(AccountName.System, Role.DepotManager, PlaceCode.Parse("11"));
        var keeper = new Actor(AccountName.System, Role.DepotManager, PlaceCode.Parse("341503101"));

        (await _town.TellAsync(_till, new TillCommand.Open(Town.Village), by: officer)).ShouldBe(new Outcome.Refused(new NotAllowed(Role.TownshipOfficer)));
        (await _town.TellAsync(_till, new TillCommand.Open(Town.Village), by: stranger)).ShouldBe(new Outcome.Refused(new OutOfScope(stranger.Scope)));
        (await _town.TellAsync(_till, new TillCommand.Open(Town.Village), by: keeper)).ShouldBeOfType<Outcome.Accepted>();
        (await _town.TellAsync(_till, new TillCommand.TakeOut(0), by: keeper)).ShouldBe(new Outcome.Refused(new NotAllowed(Role.DepotManager)));
        (await _town.TellAsync(_till, new TillCommand.PutIn(1), by: stranger)).ShouldBe(new Outcome.Refused(new OutOfScope(stranger.Scope)));
    }

    [Fact]
    public async Task A_command_for_another_kind_of_thing_is_a_bug_of_the_caller()
    {
        await Should.ThrowAsync<ArgumentException>(_town.TellAsync(_till, new DiaryCommand.Burn()));
        await Should.ThrowAsync<ArgumentException>(_town.TellAsync(new(ThingKind.Shelter, Guid.NewGuid()), new TillCommand.PutIn(1)));
        await Should.ThrowAsync<InvalidOperationException>(async () => await _town.DiaryAsync(_till));
    }

    [Fact]
    public async Task A_decider_is_told_which_thing_decides()
    {
        await _town.AcceptedAsync(_till, new TillCommand.Open(Town.Village));
        (await _town.TillAsync(_till)).Self.ShouldBe(_till);
    }

    [Fact]
    public async Task A_thing_that_does_not_exist_is_read_at_version_zero()
    {
        var confirmed = await _town.Engine.ReadAsync<TillState>(_till, CancellationToken.None);
        confirmed.ShouldBe(new(TillDecider.Initial, StreamVersion.None, JournalPosition.None));
    }

    [Fact]
    public async Task A_claim_held_elsewhere_refuses_its_command_and_not_its_neighbours()
    {
        var holder = Town.NewTill();
        await _town.AcceptedAsync(holder, new TillCommand.Open(Town.Village));
        await _town.AcceptedAsync(holder, new TillCommand.PutIn(1, Document: "D-1"));
        await _town.AcceptedAsync(holder, new TillCommand.PutIn(1, Document: "D-3"));

        var gate = new Gate();
        _town.Journal.Before = _ => gate.PassAsync();
        var opening = _town.TellAsync(_till, new TillCommand.PutIn(1));
        await gate.Reached;
        var told = new[] { "D-0", "D-1", "D-2", "D-3", "D-4" }.Select(document => _town.TellAsync(_till, new TillCommand.PutIn(10, document))).ToArray();
        var enough = _town.TellAsync(_till, new TillCommand.TakeOut(40));
        gate.Open();
        await opening;
        var outcomes = await Task.WhenAll(told);

        var refused = new Outcome.Refused(new DocumentAlreadyUsed(holder, Town.Village));
        outcomes.Select(one => one is Outcome.Accepted).ShouldBe([true, false, true, false, true]);
        outcomes[1].ShouldBe(refused);
        outcomes[3].ShouldBe(refused);
        (await enough).ShouldBe(new Outcome.Refused(new TooFewCoins(31)));
        (await _town.TillAsync(_till)).Total.ShouldBe(31);
        (await _town.Journal.FindClaimAsync(Claims.Document, "D-4", CancellationToken.None))!.Stream.ShouldBe(_till);
    }

    [Fact]
    public async Task A_claim_is_let_go_with_the_event_that_gives_it_up()
    {
        var (first, second) = (Town.NewDiary(), Town.NewDiary());
        await _town.AcceptedAsync(first, new DiaryCommand.Write("张三"));
        (await _town.TellAsync(second, new DiaryCommand.Write("张三"))).ShouldBe(new Outcome.Refused(new AlreadyRegistered(first, Place: null)));
        await _town.AcceptedAsync(first, new DiaryCommand.Write("李四"));
        await _town.AcceptedAsync(second, new DiaryCommand.Write("张三"));
        await _town.AcceptedAsync(first, new DiaryCommand.Burn());
        await _town.AcceptedAsync(second, new DiaryCommand.Write("李四"));
    }
}
