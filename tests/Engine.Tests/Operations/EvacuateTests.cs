using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Tests.Operations;

public sealed class EvacuateTests
{
    [Fact]
    public async Task A_family_that_comes_unannounced_is_inside_and_recorded_there()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 3);

        (await Admit(county, family)).ShouldBeOfType<OperationOutcome.Done>();

        var school = await county.SchoolAsync();
        (school.Present, school.Reserved).ShouldBe((3, 0));
        (await county.HouseholdAsync(family)).Members.ShouldAllBe(member => member.Where == new Whereabouts.InShelter(county.School));
    }

    [Fact]
    public async Task When_a_family_came_is_told_by_whoever_saw_it_and_is_over_by_then()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 3);
        var (evacuate, id, hourAgo) = (new Evacuate(county.Engine), Guid.NewGuid(), County.Now.AddHours(-1));
        AdmitToShelter came = new(family, county.School, county.Flood, OccurredAt: County.Now.AddHours(1));

        var refused = await evacuate.AdmitAsync(came, County.Context(County.Officer, id), CancellationToken.None);
        refused.ShouldBeOfType<OperationOutcome.Refused>().Refusal.ShouldBe(new InTheFuture("occurredAt"));
        (await evacuate.AdmitAsync(came with { OccurredAt = hourAgo }, County.Context(County.Officer, id), CancellationToken.None)).ShouldBeOfType<OperationOutcome.Done>();

        var moved = (await new EventReader(county.Journal, EventCodec.Relief).ReadAsync(JournalPosition.None, 1000, CancellationToken.None)).Select(one => one.Body).OfType<HouseholdEvent.MembersMoved>();
        moved.Single().OccurredAt.ShouldBe(hourAgo);
    }

    [Fact]
    public async Task Places_for_those_at_the_door_are_not_kept_as_long_as_for_those_on_the_way()
    {
        await using var county = await County.StartAsync();
        var (here, coming) = (await county.RegisterAsync(persons: 1), await county.RegisterAsync(persons: 1));

        (await Admit(county, here)).ShouldBeOfType<OperationOutcome.Done>();
        (await new Evacuate(county.Engine).ReserveAsync(new(coming, county.School, county.Flood), County.Context(County.Officer), CancellationToken.None)).ShouldBeOfType<OperationOutcome.Done>();

        var kept = (await new EventReader(county.Journal, EventCodec.Relief).ReadAsync(JournalPosition.None, 1000, CancellationToken.None)).Select(one => one.Body).OfType<ShelterEvent.PlacesReserved>();
        kept.Select(one => (one.Household, one.ExpiresAt - County.Now)).ShouldBe([(here, TimeSpan.FromMinutes(10)), (coming, TimeSpan.FromHours(2))]);
    }

    [Fact]
    public async Task A_time_of_arrival_to_come_leaves_the_places_kept()
    {
        await using var county = await County.StartAsync();
        var (_, movement) = await OnTheWayAsync(county);

        var refused = await new Evacuate(county.Engine).ArriveAsync(new(movement, county.School, County.Now.AddHours(1)), County.Context(County.Officer), CancellationToken.None);

        refused.ShouldBeOfType<OperationOutcome.Refused>().Refusal.ShouldBe(new InTheFuture("occurredAt"));
        (await county.SchoolAsync()).Reserved.ShouldBe(3);
    }

    [Fact]
    public async Task Places_wait_for_those_on_the_way_and_arriving_twice_is_arriving_once()
    {
        await using var county = await County.StartAsync();
        var (_, movement) = await OnTheWayAsync(county);
        (await county.SchoolAsync()).Reserved.ShouldBe(3);

        for (int i = 0; i < 2; i++)
        {
            (await Arrive(county, movement)).ShouldBeOfType<OperationOutcome.Done>();
        }

        (await county.SchoolAsync()).Present.ShouldBe(3);
    }

    [Fact]
    public async Task Arriving_is_answered_so_however_late_it_is_said_again()
    {
        await using var county = await County.StartAsync();
        var (family, movement) = await OnTheWayAsync(county);
        var first = (await Arrive(county, movement)).ShouldBeOfType<OperationOutcome.Done>();
        await county.DoAsync(StreamName.Of(county.School), new ShelterCommand.Discharge(new(Guid.NewGuid()), family, [new(1), new(2), new(3)], new Whereabouts.AtHome()), Actor.Machine);

        (await Arrive(county, movement)).ShouldBe(first);
        (await Arrive(county, new(Guid.NewGuid()))).ShouldBeOfType<OperationOutcome.Refused>().Refusal.ShouldBeOfType<NoPlacesReserved>();
        (await Cancel(county, movement)).ShouldBeOfType<OperationOutcome.Refused>();
    }

    [Fact]
    public async Task What_somebody_else_finished_under_another_name_is_done_though_they_have_left_since()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 1);
        var movement = new MovementId(Guid.NewGuid());
        var evacuate = new Evacuate(county.Engine);
        var written = 0;
        county.Journal.Before = request => request.Stream == StreamName.Of(county.School) && Interlocked.Increment(ref written) == 2
            ? throw new CivilAffairs.Relief.Journal.JournalException("gone")
            : Task.CompletedTask;
        Task<OperationOutcome> AdmitAsync() => evacuate.AdmitAsync(new(family, county.School, county.Flood), County.Context(County.Officer, movement.Value), CancellationToken.None);
        await Should.ThrowAsync<EngineUnavailableException>(AdmitAsync());
        county.Journal.Before = _ => Task.CompletedTask;
        await county.DoAsync(StreamName.Of(county.School), new ShelterCommand.Admit(movement), Actor.Machine);
        await county.DoAsync(StreamName.Of(county.School), new ShelterCommand.Discharge(new(Guid.NewGuid()), family, [new(1)], new Whereabouts.AtHome()), Actor.Machine);

        (await AdmitAsync()).ShouldBeOfType<OperationOutcome.Done>();

        (await county.SchoolAsync()).Present.ShouldBe(0);
    }

    [Fact]
    public async Task Cancelling_twice_is_cancelling_once()
    {
        await using var county = await County.StartAsync();
        var (_, movement) = await OnTheWayAsync(county);
        var first = (await Cancel(county, movement)).ShouldBeOfType<OperationOutcome.Done>();

        (await Cancel(county, movement)).ShouldBe(first);
    }

    [Fact]
    public async Task Of_two_families_for_whom_only_one_has_room_one_is_refused_and_stays_at_home()
    {
        await using var county = await County.StartAsync();
        var families = new[] { await county.RegisterAsync(persons: 3), await county.RegisterAsync(persons: 3) };

        var outcomes = await Task.WhenAll(families.Select(family => Admit(county, family)));

        outcomes.Count(outcome => outcome is OperationOutcome.Done).ShouldBe(1);
        outcomes.OfType<OperationOutcome.Refused>().ShouldHaveSingleItem().Refusal.ShouldBeOfType<NoRoom>();
        (await county.SchoolAsync()).Present.ShouldBe(3);
    }

    [Fact]
    public async Task A_cancelled_movement_frees_its_places_and_cannot_arrive()
    {
        await using var county = await County.StartAsync();
        var (_, movement) = await OnTheWayAsync(county);

        (await Cancel(county, movement)).ShouldBeOfType<OperationOutcome.Done>();

        (await county.SchoolAsync()).Reserved.ShouldBe(0);
        (await Arrive(county, movement)).ShouldBeOfType<OperationOutcome.Refused>();
    }

    [Fact]
    public async Task An_officer_of_neither_place_is_refused()
    {
        await using var county = await County.StartAsync();
        var family = await county.RegisterAsync(persons: 1);
        var stranger = County.Officer with { Scope = PlaceCode.Parse("341503101") };

        var outcome = await new Evacuate(county.Engine).AdmitAsync(new(family, county.School, county.Flood), County.Context(stranger), CancellationToken.None);

        outcome.ShouldBeOfType<OperationOutcome.Refused>().Refusal.ShouldBeOfType<OutOfScope>();
    }

    /// <summary>A family of three for whom places are kept.</summary>
    private static async Task<(HouseholdId Family, MovementId Movement)> OnTheWayAsync(County county)
    {
        var (family, movement) = (await county.RegisterAsync(persons: 3), new MovementId(Guid.NewGuid()));
        var kept = await new Evacuate(county.Engine).ReserveAsync(new(family, county.School, county.Flood), County.Context(County.Officer, movement.Value), CancellationToken.None);
        kept.ShouldBeOfType<OperationOutcome.Done>();
        return (family, movement);
    }

    private static Task<OperationOutcome> Arrive(County county, MovementId movement) =>
        new Evacuate(county.Engine).ArriveAsync(new(movement, county.School), County.Context(County.Officer), CancellationToken.None);

    private static Task<OperationOutcome> Cancel(County county, MovementId movement) =>
        new Evacuate(county.Engine).CancelAsync(new(movement, county.School), County.Context(County.Officer), CancellationToken.None);

    private static Task<OperationOutcome> Admit(County county, HouseholdId family) =>
        new Evacuate(county.Engine).AdmitAsync(new(family, county.School, county.Flood), County.Context(County.Officer), CancellationToken.None);
}
