using static CivilAffairs.Relief.Domain.Tests.AShelter;
using Spec = CivilAffairs.Relief.Domain.Tests.Specification<
    CivilAffairs.Relief.Domain.ShelterDecider, CivilAffairs.Relief.Domain.ShelterState, CivilAffairs.Relief.Domain.ShelterCommand, CivilAffairs.Relief.Domain.ShelterEvent>;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class ShelterCapacityTests
{
    [Fact]
    public void Capacity_changes_in_every_stage()
    {
        foreach (var stage in Enum.GetValues<ShelterStage>().Where(stage => stage != ShelterStage.Unknown))
            GivenStage(stage).When(new ShelterCommand.ChangeCapacity(20, "加床")).Then(new ShelterEvent.CapacityChanged(20, "加床")).State.Free.ShouldBe(20);
    }

    [Fact]
    public void The_same_capacity_is_true_already() => GivenOpen().When(new ShelterCommand.ChangeCapacity(10, "核实")).ThenNothing();

    [Fact]
    public void Capacity_below_present_and_reserved_is_refused()
    {
        var half = GivenOpen(Reserved(1, Wang, 1, 2, 3), Admitted(1, Wang, 1, 2, 3), Reserved(2, Li, 1, 2));

        half.When(new ShelterCommand.ChangeCapacity(4, "漏雨")).ThenRefused(new PlacesInUse("capacity", 5));
        half.When(new ShelterCommand.ChangeCapacity(5, "漏雨")).ThenAccepted().State.Free.ShouldBe(0);
    }

    [Fact]
    public void Capacity_may_sink_into_the_authorised_overflow()
    {
        var state = GivenOpen(new ShelterEvent.OverflowAuthorised(2, "夜间转移"), Reserved(1, Wang, 1, 2, 3, 4, 5));

        state.When(new ShelterCommand.ChangeCapacity(3, "漏雨")).ThenAccepted().State.Free.ShouldBe(0);
        state.When(new ShelterCommand.ChangeCapacity(2, "漏雨")).ThenRefused(new PlacesInUse("capacity", 3));
    }

    [Fact]
    public void Only_command_staff_authorise_overflow() => Authority.Allowed(typeof(ShelterCommand.AuthoriseOverflow)).ShouldBe([Role.CommandStaff]);

    [Fact]
    public void Overflow_makes_room_up_to_its_limit()
    {
        var full = GivenOpen(Reserved(1, Wang, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        full.When(Reserve(2, Li, 1)).ThenRefused(new NoRoom(0));
        var wider = full.When(new ShelterCommand.AuthoriseOverflow(2, "夜间转移")).Then(new ShelterEvent.OverflowAuthorised(2, "夜间转移"));

        wider.When(Reserve(2, Li, 1, 2, 3)).ThenRefused(new NoRoom(2));
        wider.When(Reserve(2, Li, 1, 2)).ThenAccepted().State.Free.ShouldBe(0);
    }

    [Fact]
    public void Overflow_in_use_is_not_taken_back()
    {
        var used = GivenOpen(new ShelterEvent.OverflowAuthorised(3, "夜间转移"), Reserved(1, Wang, [.. Enumerable.Range(1, 12)]));

        used.When(new ShelterCommand.AuthoriseOverflow(1, "已缓解")).ThenRefused(new PlacesInUse("extraPersons", 2));
        used.When(new ShelterCommand.AuthoriseOverflow(2, "已缓解")).ThenAccepted();
        used.When(new ShelterCommand.AuthoriseOverflow(3, "再说一次")).ThenNothing();
    }

    [Fact]
    public void A_closed_shelter_gets_no_overflow() =>
        GivenStage(ShelterStage.Closed).When(new ShelterCommand.AuthoriseOverflow(2, "夜间转移")).ThenRefused(new ShelterStageForbids(ShelterStage.Closed));

    public static TheoryData<string, string, ShelterCommand> Wrong => new()
    {
        { "name", "required", Register with { Name = " " } },
        { "name", "too-long", Register with { Name = new('长', 201) } },
        { "place", "unknown-place", Register with { Place = PlaceCode.Parse("990101") } },
        { "place", "place-too-wide", Register with { Place = PlaceCode.Parse("3415") } },
        { "address", "required", Register with { Address = "" } },
        { "floorAreaSquareMetres", "out-of-range", Register with { FloorAreaSquareMetres = 0 } },
        { "capacity", "out-of-range", Register with { Capacity = 0 } },
        { "capacity", "out-of-range", Register with { Capacity = ShelterCapacity.Most + 1 } },
        { "location", "unknown", Register with { Location = new(91, 116) } },
        { "store", "required", Register with { Store = default(DepotId) } },
        { "disaster", "required", new ShelterCommand.Open(default) },
        { "capacity", "out-of-range", new ShelterCommand.ChangeCapacity(0, "漏雨") },
        { "reason", "required", new ShelterCommand.ChangeCapacity(5, "") },
        { "extraPersons", "out-of-range", new ShelterCommand.AuthoriseOverflow(-1, "夜间转移") },
        { "reason", "required", new ShelterCommand.AuthoriseOverflow(1, " ") },
        { "reason", "required", new ShelterCommand.StartClosing("") },
        { "reason", "too-long", new ShelterCommand.StartClosing(new('长', 201)) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_field_is_named(string field, string code, ShelterCommand command) =>
        (command is ShelterCommand.Register ? GivenNothing : Spec.Given(Registered)).When(command).ThenRefused(field, code);
}
