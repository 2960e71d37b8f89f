using static CivilAffairs.Relief.Domain.Tests.ADisaster;
using Spec = CivilAffairs.Relief.Domain.Tests.Specification<
    CivilAffairs.Relief.Domain.DisasterDecider, CivilAffairs.Relief.Domain.DisasterState, CivilAffairs.Relief.Domain.DisasterCommand, CivilAffairs.Relief.Domain.DisasterEvent>;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class DisasterPlacesTests
{
    [Fact]
    public void Affected_places_are_set_as_a_whole() =>
        GivenReported().When(new DisasterCommand.SetAffectedPlaces([District])).Then(new DisasterEvent.AffectedPlacesSet([District])).State.Affects(OtherTown).ShouldBeTrue();

    [Fact]
    public void The_same_places_are_true_already() => GivenReported().When(new DisasterCommand.SetAffectedPlaces([OtherTown, Town])).ThenNothing();

    [Fact]
    public void A_place_under_an_evacuation_order_stays_affected()
    {
        GivenReported(Ordered).When(new DisasterCommand.SetAffectedPlaces([OtherTown])).ThenRefused(new EvacuationStands("affected", Town));
        GivenReported(Ordered).When(new DisasterCommand.SetAffectedPlaces([District])).ThenAccepted();
        GivenReported(Ordered, Lifted).When(new DisasterCommand.SetAffectedPlaces([OtherTown])).ThenAccepted();
    }

    [Fact]
    public void An_order_says_who_must_go_and_until_when() =>
        GivenReported().When(Order).Then(Ordered).State.Evacuations[Town].ShouldBe(new EvacuationOrder(true, Evening, "水位超警戒"));

    [Fact]
    public void A_village_of_an_affected_town_may_be_ordered_out()
    {
        var village = PlaceCatalogue.Shipped.Children(Town).Select(place => place.Code).FirstOrDefault(PlaceCode.Parse("341503101201"));

        GivenReported().When(Order with { Place = village }).ThenAccepted();
    }

    [Fact]
    public void The_same_order_twice_is_true_already() => GivenReported(Ordered).When(Order).ThenNothing();

    [Fact]
    public void Another_order_replaces_the_first()
    {
        var listed = GivenReported(Ordered).When(Order with { Everyone = false }).ThenAccepted();

        listed.State.Evacuations.ShouldHaveSingleItem().Value.Everyone.ShouldBeFalse();
    }

    [Fact]
    public void A_lifted_order_may_be_given_again() => GivenReported(Ordered, Lifted).When(Order).Then(Ordered).State.Evacuations[Town].Lifted.ShouldBeFalse();

    [Fact]
    public void Lifting_ends_the_order() =>
        GivenReported(Ordered).When(new DisasterCommand.LiftEvacuation(Town, "水已退")).Then(Lifted).State.Evacuations[Town].Lifted.ShouldBeTrue();

    [Fact]
    public void Lifting_twice_is_true_already() => GivenReported(Ordered, Lifted).When(new DisasterCommand.LiftEvacuation(Town, "水已退")).ThenNothing();

    [Fact]
    public void Only_what_was_ordered_is_lifted() => GivenReported(Ordered).When(new DisasterCommand.LiftEvacuation(OtherTown, "水已退")).ThenRefused(new NoEvacuationOrder());

    [Fact]
    public void Details_are_corrected_with_a_reason()
    {
        var state = GivenReported()
            .When(new DisasterCommand.CorrectDetails(DisasterKind.Flood, "裕安区洪涝", StruckAt.AddHours(-1), "核实"))
            .Then(new DisasterEvent.DetailsCorrected(DisasterKind.Flood, "裕安区洪涝", StruckAt.AddHours(-1), "核实"))
            .State;

        (state.Title, state.StruckAt).ShouldBe(("裕安区洪涝", StruckAt.AddHours(-1)));
    }

    [Fact]
    public void The_same_details_are_true_already() => GivenReported().When(new DisasterCommand.CorrectDetails(DisasterKind.Flood, Reported.Title, StruckAt, "核实")).ThenNothing();

    public static TheoryData<string, string, DisasterCommand> Wrong => new()
    {
        { "kind", "unknown", Report with { Kind = (DisasterKind)99 } },
        { "title", "required", Report with { Title = "  " } },
        { "title", "too-long", Report with { Title = new('长', 201) } },
        { "struckAt", "in-the-future", Report with { StruckAt = Spec.Noon.AddHours(1) } },
        { "struckAt", "required", Report with { StruckAt = default } },
        { "place", "unknown-place", Report with { Place = PlaceCode.Parse("990101") } },
        { "affected", "required", Report with { Affected = [] } },
        { "affected[1]", "unknown-place", Report with { Affected = [Town, PlaceCode.Parse("341503999")] } },
        { "affected[1]", "outside-jurisdiction", Report with { Affected = [Town, Elsewhere] } },
        { "affected[1]", "repeated", Report with { Affected = [Town, Town] } },
        { "affected", "required", new DisasterCommand.SetAffectedPlaces([]) },
        { "affected[0]", "outside-jurisdiction", new DisasterCommand.SetAffectedPlaces([Elsewhere]) },
        { "affected[0]", "unknown-place", new DisasterCommand.SetAffectedPlaces([PlaceCode.Parse("341503999")]) },
        { "reason", "required", new DisasterCommand.CorrectDetails(DisasterKind.Flood, "裕安区洪涝", StruckAt, "") },
        { "struckAt", "in-the-future", new DisasterCommand.CorrectDetails(DisasterKind.Flood, "裕安区洪涝", Spec.Noon.AddDays(1), "核实") },
        { "place", "unknown-place", Order with { Place = PlaceCode.Parse("341503999") } },
        { "place", "place-too-wide", Order with { Place = District } },
        { "place", "place-not-affected", Order with { Place = PlaceCode.Parse("341503103") } },
        { "until", "in-the-past", Order with { Until = Spec.Noon } },
        { "reason", "required", Order with { Reason = "" } },
        { "reason", "required", new DisasterCommand.LiftEvacuation(Town, "") },
        { "level", "unknown", new DisasterCommand.Respond((ResponseLevel)9, "灾情加重") },
        { "reason", "required", new DisasterCommand.Respond(ResponseLevel.II, "") },
        { "reason", "required", new DisasterCommand.StartRecovery("") },
        { "reason", "required", new DisasterCommand.Close("") },
        { "reason", "required", new DisasterCommand.Cancel("") },
        { "reason", "too-long", new DisasterCommand.Cancel(new('长', 201)) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_field_is_named(string field, string code, DisasterCommand command) =>
        (command is DisasterCommand.Report ? Spec.Given() : GivenReported()).When(command).ThenRefused(field, code);
}
