using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Testing;
using CivilAffairs.Relief.Views.Processes;
using CivilAffairs.Relief.Views.Projections;
using CivilAffairs.Relief.Views.Running;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

public sealed class ProcessTests : IAsyncLifetime
{
    private Flood _flood = null!;

    public async Task InitializeAsync() => _flood = await Flood.StartAsync();

    public async Task DisposeAsync() => await _flood.DisposeAsync();

    [Fact]
    public async Task A_family_that_leaves_a_shelter_is_discharged_there_and_admitted_where_it_went()
    {
        await using var processing = await _flood.ProcessAsync();
        var household = await _flood.RegisterAsync(3);
        await _flood.EvacuateAsync(_flood.Engine, household, _flood.School, Guid.NewGuid());
        await _flood.EvacuateAsync(_flood.Engine, household, _flood.Temple, Guid.NewGuid());
        await _flood.DoAsync(StreamName.Of(household), new HouseholdCommand.MoveMembers(new(Guid.NewGuid()), _flood.Disaster, [new(3)], new Whereabouts.WithKin(), _flood.Time.GetUtcNow()), Flood.Officer);

        await processing.SettleAsync();

        Assert.Equal((0, 0), await CountAsync(_flood.School));
        Assert.Equal((2, 0), await CountAsync(_flood.Temple));
        Whole.Check(await _flood.EventsAsync());
        Assert.Equal(0, await processing.OpenDeadlinesAsync());
    }

    [Fact]
    public async Task Places_that_nobody_came_for_are_free_again_when_the_reservation_runs_out()
    {
        await using var processing = await _flood.ProcessAsync();
        var household = await _flood.RegisterAsync();
        var movement = Guid.NewGuid();
        await new Evacuate(_flood.Engine).ReserveAsync(new(household, _flood.School, _flood.Disaster), _flood.Context(Flood.Officer, movement), CancellationToken.None);
        await processing.SettleAsync();
        Assert.Equal((0, 2), await CountAsync(_flood.School));

        await processing.RunOutAsync();

        Assert.Equal((0, 0), await CountAsync(_flood.School));
        Assert.Contains(new(movement), (await _flood.HouseholdAsync(household)).VoidedMovements);
        Assert.IsType<OperationOutcome.Refused>(await new Evacuate(_flood.Engine).ArriveAsync(new(new(movement), _flood.School), _flood.Context(Flood.Officer), CancellationToken.None));
    }

    [Fact]
    public async Task A_consignment_is_expected_received_and_settled_and_its_request_answered()
    {
        await using var processing = await _flood.ProcessAsync();
        var requisition = await _flood.RaiseAsync(20_000);
        var hold = Guid.NewGuid();
        Assert.IsType<OperationOutcome.Done>(await _flood.ApproveAsync(_flood.Engine, requisition, 20_000, hold));
        var consignment = new ConsignmentId(Guid.NewGuid());
        var (point, store) = (StreamName.Of(_flood.Point), StreamName.Of(_flood.Store));
        await _flood.DoAsync(store, new DepotCommand.PrepareConsignment(consignment, _flood.Point, [new(Flood.Rice, new(20_000))], new HoldId(hold)), Flood.Keeper);
        await _flood.DoAsync(store, new DepotCommand.ShipConsignment(consignment, "县物流", "皖N12345", _flood.Time.GetUtcNow().AddHours(2)), Flood.Keeper);
        await processing.SettleAsync();

        var sacks = _flood.Sacks(20_000).Lot;
        await _flood.DoAsync(point, new DepotCommand.ReceiveConsignment(consignment, [new(sacks, new(18_000), new(1_500), new(500), "路上翻车")]), Flood.Keeper);
        await processing.SettleAsync();

        Assert.Equal(ConsignmentStage.PartlyReceived, (await _flood.DepotAsync(_flood.Store)).Outgoing.Find(consignment)!.Stage);
        var kinds = (await _flood.EventsAsync()).Select(e => e.GetType().Name).ToList();
        Assert.True(kinds.IndexOf("RequisitionShipped") < kinds.IndexOf("ConsignmentExpected"));
        Assert.Single(kinds, kind => kind == "ConsignmentSettled");
        Assert.Empty(await new ProcessRefusals(processing.Store).ListAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_held_for_a_requisition_that_is_closed_for_its_remainder_is_free_again()
    {
        await using var processing = await _flood.ProcessAsync();
        var requisition = await _flood.RaiseAsync(20_000);
        var hold = new HoldId(Guid.NewGuid());
        Assert.IsType<OperationOutcome.Done>(await _flood.ApproveAsync(_flood.Engine, requisition, 20_000, hold.Value));
        var (first, second) = (new ConsignmentId(Guid.NewGuid()), new ConsignmentId(Guid.NewGuid()));
        var (point, store) = (StreamName.Of(_flood.Point), StreamName.Of(_flood.Store));
        await _flood.DoAsync(store, new DepotCommand.PrepareConsignment(first, _flood.Point, [new(Flood.Rice, new(12_000))], hold), Flood.Keeper);
        await _flood.DoAsync(store, new DepotCommand.ShipConsignment(first, "县物流", "皖N12345", _flood.Time.GetUtcNow().AddHours(2)), Flood.Keeper);
        await _flood.DoAsync(store, new DepotCommand.PrepareConsignment(second, _flood.Point, [new(Flood.Rice, new(5_000))], hold), Flood.Keeper);
        await processing.SettleAsync();

        await _flood.DoAsync(point, new DepotCommand.CloseRequisition(requisition, "道路中断"), Flood.Keeper);
        await processing.SettleAsync();

        Assert.Equal(HoldStage.Released, (await _flood.DepotAsync(_flood.Store)).Holds.Find(hold)!.Stage);
        Assert.Equal(new Quantity(3_000), Assert.Single((await _flood.EventsAsync()).OfType<DepotEvent.HoldReleased>()).Lines.Single().Quantity);
        await _flood.DoAsync(store, new DepotCommand.CancelConsignment(second, "申请已结案"), Flood.Keeper);
        await _flood.DoAsync(point, new DepotCommand.ReceiveConsignment(first, [new(_flood.Sacks(12_000).Lot, new(12_000), default, default)]), Flood.Keeper);
        await processing.SettleAsync();
        Assert.Empty(await new ProcessRefusals(processing.Store).ListAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task A_lost_consignment_is_settled_as_lost()
    {
        await using var processing = await _flood.ProcessAsync();
        var consignment = new ConsignmentId(Guid.NewGuid());
        await _flood.DoAsync(StreamName.Of(_flood.Store), new DepotCommand.PrepareConsignment(consignment, _flood.Point, [new(Flood.Rice, new(5_000))]), Flood.Keeper);
        await _flood.DoAsync(StreamName.Of(_flood.Store), new DepotCommand.ShipConsignment(consignment, "县物流", "皖N12345", _flood.Time.GetUtcNow().AddHours(2)), Flood.Keeper);
        await processing.SettleAsync();
        await _flood.DoAsync(StreamName.Of(_flood.Point), new DepotCommand.DeclareConsignmentLost(consignment, "车辆被冲走"), Flood.Staff);

        await processing.SettleAsync();

        Assert.Equal(ConsignmentStage.Lost, (await _flood.DepotAsync(_flood.Store)).Outgoing.Find(consignment)!.Stage);
    }

    [Fact]
    public async Task Goods_given_back_return_to_the_depot_once()
    {
        await using var processing = await _flood.ProcessAsync();
        var household = await _flood.RegisterAsync();
        var handout = Guid.NewGuid();
        Assert.IsType<OperationOutcome.Done>(await _flood.HandOutAsync(_flood.Engine, household, handout));
        await _flood.DoAsync(StreamName.Of(household), new HouseholdCommand.GiveBack(new(handout), [_flood.Sacks(4_000)], RestoreRight: false, "受潮"), Flood.Keeper);

        await processing.SettleAsync();
        await ResetAsync(processing, "handout-process");

        Assert.Single((await _flood.EventsAsync()).OfType<DepotEvent.TakenBack>());
        Whole.Check(await _flood.EventsAsync());
    }

    [Fact]
    public async Task What_a_second_registration_was_given_goes_over_to_the_first()
    {
        await using var processing = await _flood.ProcessAsync();
        var (first, second) = (await _flood.RegisterAsync(), await _flood.RegisterAsync());
        Assert.IsType<OperationOutcome.Done>(await _flood.HandOutAsync(_flood.Engine, second, Guid.NewGuid()));
        await _flood.DoAsync(StreamName.Of(second), new HouseholdCommand.MergeInto(first), Actor.Machine);

        await processing.SettleAsync();

        var kept = await _flood.HouseholdAsync(first);
        Assert.Contains(second, kept.Absorbed);
        Assert.Single(kept.Used);
        Assert.IsType<OperationOutcome.Refused>(await _flood.HandOutAsync(_flood.Engine, first, Guid.NewGuid()));
    }

    [Fact]
    public async Task What_a_request_finished_by_itself_needs_no_command()
    {
        var household = await _flood.RegisterAsync();
        await _flood.HandOutAsync(_flood.Engine, household, Guid.NewGuid());
        await _flood.EvacuateAsync(_flood.Engine, household, _flood.School, Guid.NewGuid());
        await _flood.ApproveAsync(_flood.Engine, await _flood.RaiseAsync(1_000), 1_000, Guid.NewGuid());
        var counting = new FailingEngine(_flood.Engine, 0, recorded: false);

        await using var processing = await _flood.ProcessAsync(counting);
        await processing.SettleAsync();

        Assert.Equal(0, counting.Asked);
        Assert.Equal(0, await processing.OpenDeadlinesAsync());
    }

    [Fact]
    public async Task Of_what_is_over_nothing_is_kept()
    {
        await using var place = new SqliteViewPlace();
        await KeepNothingAsync(place);
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task Of_what_is_over_nothing_is_kept_on_PostgreSQL()
    {
        await using var place = new PostgresViewPlace(await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());
        await KeepNothingAsync(place);
    }

    private async Task KeepNothingAsync(ViewPlace place)
    {
        await using (var before = await _flood.ProcessAsync(place: place)) await before.LeaveTombstoneAsync();
        await using var processing = await _flood.ProcessAsync(place: place);
        var household = await _flood.RegisterAsync();
        var movement = Guid.NewGuid();
        await new Evacuate(_flood.Engine).ReserveAsync(new(household, _flood.School, _flood.Disaster), _flood.Context(Flood.Officer, movement), CancellationToken.None);
        await processing.SettleAsync();
        Assert.Equal(1, await processing.KeptRowsAsync());

        await new Evacuate(_flood.Engine).ArriveAsync(new(new(movement), _flood.School), _flood.Context(Flood.Officer), CancellationToken.None);
        await _flood.HandOutAsync(_flood.Engine, household, Guid.NewGuid());
        await _flood.ApproveAsync(_flood.Engine, await _flood.RaiseAsync(1_000), 1_000, Guid.NewGuid());
        await processing.SettleAsync();

        Assert.Equal(0, await processing.KeptRowsAsync());
    }

    [Fact]
    public async Task A_process_begun_anew_knows_what_is_open_and_answers_nothing_again()
    {
        var counting = new FailingEngine(_flood.Engine, 0, recorded: false);
        await using var processing = await _flood.ProcessAsync(counting);
        var household = await _flood.RegisterAsync();
        await _flood.EvacuateAsync(_flood.Engine, household, _flood.School, Guid.NewGuid());
        await _flood.EvacuateAsync(_flood.Engine, household, _flood.Temple, Guid.NewGuid());
        var late = await _flood.RegisterAsync();
        await new Evacuate(_flood.Engine).ReserveAsync(new(late, _flood.School, _flood.Disaster), _flood.Context(Flood.Officer), CancellationToken.None);
        await processing.SettleAsync();
        var asked = counting.Asked;

        await ResetAsync(processing, "movement-process");

        Assert.Equal(asked, counting.Asked);
        Assert.Equal(1, await processing.OpenDeadlinesAsync());
        await processing.RunOutAsync();
        Assert.Equal((0, 0), await CountAsync(_flood.School));
    }

    [Fact]
    public async Task A_refusal_that_should_not_be_is_kept_for_the_operator()
    {
        await using var processing = await _flood.ProcessAsync();
        var consignment = new ConsignmentId(Guid.NewGuid());
        var nowhere = new DepotId(Guid.NewGuid());
        await _flood.DoAsync(StreamName.Of(_flood.Store), new DepotCommand.PrepareConsignment(consignment, nowhere, [new(Flood.Rice, new(5_000))]), Flood.Keeper);
        await _flood.DoAsync(StreamName.Of(_flood.Store), new DepotCommand.ShipConsignment(consignment, "县物流", "皖N12345", _flood.Time.GetUtcNow().AddHours(2)), Flood.Keeper);

        await processing.SettleAsync();

        var refusals = new ProcessRefusals(processing.Store);
        var refusal = Assert.Single(await refusals.ListAsync(10, CancellationToken.None));
        Assert.Equal(("consignment-process", StreamName.Of(nowhere), "ExpectConsignment", "depot-not-registered"), (refusal.Process, refusal.Stream, refusal.Kind, refusal.Code));
        Assert.Equal(FollowUp.Id(consignment.Value, "expect"), refusal.Command);
        Assert.True(await refusals.SettleAsync(refusal.Process, refusal.Command, CancellationToken.None));
        Assert.Empty(await refusals.ListAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task A_command_that_cannot_be_carried_out_stops_that_process_alone()
    {
        var household = await _flood.RegisterAsync();
        var broken = new BrokenThing(_flood.Engine, StreamName.Of(_flood.School));
        await using (var processing = await _flood.ProcessAsync(broken))
        {
            await _flood.EvacuateAsync(_flood.Engine, household, _flood.School, Guid.NewGuid());
            await _flood.EvacuateAsync(_flood.Engine, household, _flood.Temple, Guid.NewGuid());
            await _flood.HandOutAsync(_flood.Engine, household, Guid.NewGuid());

            var stopped = await processing.UntilAsync("movement-process", status => status.Stop is not null);
            await processing.UntilAsync("handout-process", await _flood.Journal.HeadAsync(CancellationToken.None));
            Assert.Equal("household.members-moved.1", stopped.Stop!.Event);
            Assert.Equal(stopped.Stop.At.Value - 1, stopped.Position.Value);

            broken.Mend();
            Assert.True(await new Consumers(processing.Store, _flood.Journal, _flood.Time).RetryAsync("movement-process", AccountName.System, "mended", CancellationToken.None));
            await processing.SettleAsync();
        }

        Whole.Check(await _flood.EventsAsync());
        Assert.Equal((0, 0), await CountAsync(_flood.School));
    }

    [Fact]
    public async Task A_deadline_that_cannot_be_carried_out_is_put_off_and_shown()
    {
        var household = await _flood.RegisterAsync();
        var broken = new BrokenThing(_flood.Engine, StreamName.Of(household));
        await using var processing = await _flood.ProcessAsync(broken);
        await new Evacuate(_flood.Engine).ReserveAsync(new(household, _flood.School, _flood.Disaster), _flood.Context(Flood.Officer), CancellationToken.None);
        await processing.SettleAsync();
        _flood.Time.Pass(TimeSpan.FromHours(3));

        var refusal = await processing.RefusalAsync();
        Assert.Equal(("movement-process", "VoidMovement", "fault"), (refusal.Process, refusal.Kind, refusal.Code));
        Assert.Equal(1, await processing.OpenDeadlinesAsync());

        broken.Mend();
        await processing.RunOutAsync();
        Assert.Equal((0, 0), await CountAsync(_flood.School));
    }

    [Fact]
    public async Task Commands_of_processes_are_recorded_with_what_caused_them_under_the_name_of_who_began()
    {
        await using var processing = await _flood.ProcessAsync();
        var household = await _flood.RegisterAsync();
        await _flood.EvacuateAsync(_flood.Engine, household, _flood.School, Guid.NewGuid());
        await _flood.EvacuateAsync(_flood.Engine, household, _flood.Temple, Guid.NewGuid());
        await processing.SettleAsync();

        var events = await _flood.Journal.ReadAsync(JournalPosition.None, int.MaxValue, CancellationToken.None);
        var discharged = Assert.Single(events, e => e.Type == "shelter.household-discharged.1");
        var cause = events[(int)discharged.Cause.Value - 1];
        Assert.Equal(("household.members-moved.1", Flood.Officer.Account), (cause.Type, discharged.Actor));
    }

    [Fact]
    public async Task All_projections_and_processes_of_the_domain_live_in_one_database()
    {
        await using var place = new SqliteViewPlace();
        await using var store = await ViewStore.OpenAsync(place.Open(), ReliefProjections.All(), ReliefProcesses.All);

        Assert.Equal(ReliefProjections.All().Count + ReliefProcesses.All.Count, (await store.RefreshAsync(CancellationToken.None)).Count);
        await Assert.ThrowsAsync<ArgumentException>(async () => await ViewStore.OpenAsync(place.Open(), [new NoteProjection(), new NoteProjection()]));
    }

    private static async Task ResetAsync(Flood.Processing processing, string process)
    {
        var before = processing.Store.Progress.Find(process)!;
        Assert.True(await new Consumers(processing.Store, null!, TimeProvider.System).ResetAsync(process, AccountName.System, "test", CancellationToken.None));
        await processing.UntilAsync(process, status => status.Epoch > before.Epoch && status.Position >= before.Position);
        await processing.SettleAsync();
    }

    private async Task<(int Present, int Reserved)> CountAsync(ShelterId shelter)
    {
        var state = await _flood.ShelterAsync(shelter);
        return (state.Present, state.Reserved);
    }

    /// <summary>One thing's commands fail as a bug or an unreadable history does.</summary>
    private sealed class BrokenThing(IEngine engine, StreamName thing) : IEngine
    {
        private volatile bool _mended;

        public void Mend() => _mended = true;

        public Task<Outcome> ExecuteAsync(StreamName stream, ICommand command, CommandContext context, JournalPosition cause, CancellationToken cancellationToken) =>
            stream == thing && !_mended ? throw new InvalidOperationException("broken") : engine.ExecuteAsync(stream, command, context, cause, cancellationToken);

        public ValueTask<Confirmed<TState>> ReadAsync<TState>(StreamName stream, CancellationToken cancellationToken)
            where TState : class, IPlaced => engine.ReadAsync<TState>(stream, cancellationToken);
    }
}
