using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Tests.Events;

public sealed class EventCatalogueTests
{
    [Fact]
    public void Every_event_of_the_domain_has_exactly_one_stored_name()
    {
        var events = typeof(IEvent).Assembly.GetTypes().Where(type => typeof(IEvent).IsAssignableFrom(type) && !type.IsAbstract);
        EventCatalogue.Relief.All.Select(one => one.Type).ShouldBe(events, ignoreOrder: true);
    }

    [Fact]
    public void The_name_begins_with_the_thing_whose_event_it_is()
    {
        foreach (var one in EventCatalogue.Relief.All)
            one.Type.DeclaringType!.Name.ShouldBe(one.Name[..one.Name.IndexOf('.', StringComparison.Ordinal)] + "event", StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Contracts_of_all_events_can_be_built() => EventCodec.Relief.Catalogue.ShouldBeSameAs(EventCatalogue.Relief);

    [Fact]
    public void Two_events_cannot_share_a_name_nor_one_have_two()
    {
        Should.Throw<ArgumentException>(() => new EventCatalogue([EventName.Of<SampleEvent.Moved>("sample.moved.1"), EventName.Of<SampleEvent.GroupNoted>("sample.moved.1")]));
        Should.Throw<ArgumentException>(() => new EventCatalogue([EventName.Of<SampleEvent.Moved>("sample.moved.1")], [EventName.Of<SampleEvent.Moved>("sample.moved.2")]));
    }

    [Theory]
    [InlineData("sample.moved")]
    [InlineData("Sample.Moved.1")]
    [InlineData("sample.moved.0")]
    [InlineData("sample.moved.1\n")]
    public void A_name_says_thing_fact_and_version(string name) =>
        Should.Throw<ArgumentException>(() => new EventCatalogue([EventName.Of<SampleEvent.Moved>(name)]));
}
