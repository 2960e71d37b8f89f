using System.Collections.Concurrent;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Engine.Tests.Contract;

/// <summary>What every engine owes its callers, on the real things of the domain.</summary>
public abstract class EngineContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2016, 7, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly PlaceCode Village = PlaceCode.Parse("341503100001");
    private static readonly DisasterId Flood = new(Guid.NewGuid());
    private readonly List<IEngine> _started = [];

    private IEngine _engine = null!;

    public async Task InitializeAsync()
    {
        await OpenAsync();
        _engine = await AnotherAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var engine in _started) await StopAsync(engine);
        await CloseAsync();
    }

    /// <summary>Makes the journal ready, before the first engine starts.</summary>
    protected virtual Task OpenAsync() => Task.CompletedTask;

    /// <summary>One more engine on the same journal.</summary>
    protected abstract Task<IEngine> StartAsync();

    protected abstract Task StopAsync(IEngine engine);

    /// <summary>After all engines stopped.</summary>
    protected abstract Task CloseAsync();

    protected abstract IJournal Journal { get; }

    [ContractFact]
    public async Task What_was_accepted_can_be_read_and_outlives_the_engine()
    {
        var shelter = await OpenShelterAsync(capacity: 50);
        var accepted = await AcceptedAsync(_engine, shelter, new ShelterCommand.ChangeCapacity(60, "加床"));
        await HasAsync(_engine);
        await HasAsync(await AnotherAsync());

        async Task HasAsync(IEngine engine)
        {
            var confirmed = await engine.ReadAsync<ShelterState>(shelter, CancellationToken.None);
            confirmed.State.Capacity.ShouldBe(60);
            confirmed.Version.ShouldBe(accepted.Receipt.Version);
            confirmed.Position.ShouldBe(accepted.Receipt.Position);
        }
    }

    [ContractFact]
    public async Task A_repeat_gets_the_first_receipt_from_every_engine()
    {
        var shelter = await OpenShelterAsync(capacity: 50);
        var id = NewId();
        var first = await AcceptedAsync(_engine, shelter, new ShelterCommand.ChangeCapacity(60, "加床"), id);
        await AcceptedAsync(_engine, shelter, new ShelterCommand.ChangeCapacity(70, "加床"));

        foreach (var engine in new[] { _engine, await AnotherAsync() })
            (await AcceptedAsync(engine, shelter, new ShelterCommand.ChangeCapacity(60, "加床"), id)).ShouldBe(first with { Repeated = true });
        (await _engine.ReadAsync<ShelterState>(shelter, CancellationToken.None)).State.Capacity.ShouldBe(70);
    }

    [ContractFact]
    public async Task A_refusal_names_field_and_reason_and_leaves_nothing()
    {
        var shelter = new StreamName(ThingKind.Shelter, Guid.NewGuid());
        var outcome = await TellAsync(_engine, shelter, new ShelterCommand.Register("一中", PlaceCode.Parse("341503101"), "解放路", null, 0, true));

        var refusal = outcome.ShouldBeOfType<Outcome.Refused>().Refusal;
        refusal.Is<OutOfRange>().ShouldBeTrue();
        refusal.Field.ShouldBe("capacity");
        (await _engine.ReadAsync<ShelterState>(shelter, CancellationToken.None)).Version.ShouldBe(StreamVersion.None);
    }

    [ContractFact]
    public async Task Hundreds_who_arrive_at_once_never_pass_the_capacity()
    {
        var shelter = await OpenShelterAsync(capacity: 100);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => TellAsync(_engine, shelter, Reserve())));

        outcomes.Count(one => one is Outcome.Accepted).ShouldBe(100);
        outcomes.Count(one => one is Outcome.Refused).ShouldBe(200);
        (await _engine.ReadAsync<ShelterState>(shelter, CancellationToken.None)).State.Reserved.ShouldBe(100);
    }

    [ContractFact]
    public async Task One_resident_ID_is_registered_in_one_household_and_the_others_are_told_where()
    {
        var households = Enumerable.Range(0, 20).Select(_ => new StreamName(ThingKind.Household, Guid.NewGuid())).ToArray();

        var outcomes = await Task.WhenAll(households.Select(household => TellAsync(_engine, household, Family("440524188001010014"))));

        var winner = households[Array.FindIndex(outcomes, one => one is Outcome.Accepted)];
        outcomes.Count(one => one is Outcome.Accepted).ShouldBe(1);
        foreach (var refused in outcomes.OfType<Outcome.Refused>())
        {
            refused.Refusal.Is<AlreadyRegistered>().ShouldBeTrue();
            refused.Refusal.Reason.ShouldBe(new AlreadyRegistered(winner, Village).Reason);
        }
    }

    [ContractFact]
    public async Task An_erased_household_can_no_longer_be_read_and_its_ID_is_free()
    {
        var (first, second) = (new StreamName(ThingKind.Household, Guid.NewGuid()), new StreamName(ThingKind.Household, Guid.NewGuid()));
        await AcceptedAsync(_engine, first, Family("11010519491231002X"));
        (await (await AnotherAsync()).ReadAsync<HouseholdState>(first, CancellationToken.None)).State.Address.ShouldBe("西河口 3 号");
        await AcceptedAsync(_engine, first, new HouseholdCommand.Erase("本人申请"));

        foreach (var engine in new[] { _engine, await AnotherAsync() })
        {
            var state = (await engine.ReadAsync<HouseholdState>(first, CancellationToken.None)).State;
            state.Erased.ShouldBeTrue();
            state.Address.ShouldBeNull();
            state.Members.ShouldHaveSingleItem().Who.Identity.ShouldBeNull();
        }

        await AcceptedAsync(_engine, second, Family("11010519491231002X"));
    }

    [ContractFact]
    public async Task Two_engines_at_the_same_things_lose_nothing_and_do_nothing_twice()
    {
        int seed = Random.Shared.Next();
        var engines = new[] { _engine, await AnotherAsync() };
        var depots = Enumerable.Range(0, 3).Select(_ => new StreamName(ThingKind.Depot, Guid.NewGuid())).ToArray();
        foreach (var depot in depots) await AcceptedAsync(_engine, depot, new DepotCommand.Register("县库", PlaceCode.Parse("341503"), DepotTier.County, "解放路"));
        var receipts = new ConcurrentDictionary<CommandId, Receipt>();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(async worker =>
        {
            var random = new Random(seed + worker);
            for (int i = 0; i < 15; i++)
            {
                var depot = depots[random.Next(depots.Length)];
                var (id, command) = (NewId(), Delivery($"{seed}-{worker}-{i}"));
                for (int repeat = random.Next(3); repeat >= 0; repeat--)
                {
                    var receipt = await PersistAsync(engines[random.Next(2)], depot, command, id);
                    receipts.GetOrAdd(id, receipt).ShouldBe(receipt, $"seed {seed}");
                }
            }
        }));

        receipts.Count.ShouldBe(24 * 15);
        var recorded = await EverythingAsync();
        recorded.GroupBy(one => one.Command).ShouldAllBe(command => command.Count() == 1);
        recorded.Count(one => receipts.ContainsKey(one.Command)).ShouldBe(receipts.Count, $"seed {seed}");
        long stock = 0;
        var third = await AnotherAsync();
        foreach (var depot in depots) stock += (await third.ReadAsync<DepotState>(depot, CancellationToken.None)).State.Stock.Items.Values.Sum(item => item.Lots.Sum(lot => lot.OnHand));
        stock.ShouldBe(receipts.Count, $"seed {seed}");
    }

    [ContractFact]
    public async Task A_caller_who_gives_up_can_ask_again()
    {
        var shelter = await OpenShelterAsync(capacity: 50);
        var id = NewId();
        using var giveUp = new CancellationTokenSource();
        var asked = _engine.ExecuteAsync(shelter, new ShelterCommand.ChangeCapacity(60, "加床"), new(id, Actor.Machine, Now), JournalPosition.None, giveUp.Token);
        await giveUp.CancelAsync();
        try
        {
            await asked;
        }
        catch (OperationCanceledException)
        {
            // Either way is right: it may have been faster.
        }

        await AcceptedAsync(_engine, shelter, new ShelterCommand.ChangeCapacity(60, "加床"), id);
        (await EverythingAsync()).Count(one => one.Command == id).ShouldBe(1);
    }

    private static CommandId NewId() => new(Guid.NewGuid());

    private static ShelterCommand.ReservePlaces Reserve() =>
        new(new(Guid.NewGuid()), Flood, new(Guid.NewGuid()), [new MemberNumber(1)], Now.AddHours(2));

    private static HouseholdCommand.Register Family(string id)
    {
        PersonName.TryParse("张三", out var name).ShouldBeTrue();
        ResidentId.TryParse(id, out var resident).ShouldBeTrue();
        return new(Village, "西河口 3 号", [new NewMember(name, Relation.Head, resident)], Synthetic: true);
    }

    private static DepotCommand.ReceiveStock Delivery(string document) =>
        new(StockSource.Procurement, document, [new LotQuantity(new Lot(ItemCode.Parse("quilt")), new Quantity(1))]);

    private static Task<Outcome> TellAsync(IEngine engine, StreamName thing, ICommand command, CommandId? id = null) =>
        engine.ExecuteAsync(thing, command, new(id ?? NewId(), Actor.Machine, Now), JournalPosition.None, CancellationToken.None);

    private static async Task<Outcome.Accepted> AcceptedAsync(IEngine engine, StreamName thing, ICommand command, CommandId? id = null) =>
        (await TellAsync(engine, thing, command, id)).ShouldBeOfType<Outcome.Accepted>();

    // As a client does that is told to come back.
    private static async Task<Receipt> PersistAsync(IEngine engine, StreamName thing, ICommand command, CommandId id)
    {
        while (true)
        {
            try
            {
                return (await AcceptedAsync(engine, thing, command, id)).Receipt;
            }
            catch (EngineUnavailableException)
            {
                await Task.Yield();
            }
        }
    }

    private async Task<IEngine> AnotherAsync()
    {
        var engine = await StartAsync();
        _started.Add(engine);
        return engine;
    }

    private async Task<StreamName> OpenShelterAsync(int capacity)
    {
        var shelter = new StreamName(ThingKind.Shelter, Guid.NewGuid());
        await AcceptedAsync(_engine, shelter, new ShelterCommand.Register("一中", PlaceCode.Parse("341503101"), "解放路", null, capacity, true));
        await AcceptedAsync(_engine, shelter, new ShelterCommand.Open(Flood));
        return shelter;
    }

    private async Task<List<RecordedEvent>> EverythingAsync()
    {
        var all = new List<RecordedEvent>();
        while (await Journal.ReadAsync(new(all.Count), 1000, CancellationToken.None) is { Count: > 0 } page) all.AddRange(page);
        all.Select(one => one.Position.Value).ShouldBe(Enumerable.Range(1, all.Count).Select(position => (long)position));
        return all;
    }
}
