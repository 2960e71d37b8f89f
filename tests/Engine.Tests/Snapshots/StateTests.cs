using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Tests.StandIns;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Tests.Snapshots;

public sealed class StateTests
{
    [Theory]
    [InlineData(ThingKind.Disaster)]
    [InlineData(ThingKind.Shelter)]
    [InlineData(ThingKind.Depot)]
    [InlineData(ThingKind.Household)]
    public void A_state_written_and_read_is_the_same_and_goes_on_the_same(ThingKind kind)
    {
        var type = ReliefThings.All[kind];
        var events = EventCatalogue.Relief.All.Select(one => one.Type).Where(type.EventType.IsAssignableFrom).OrderBy(one => one.Name).ToArray();
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var example = new Example(random);
            var lived = type.Initial;
            for (int step = 0; step < 120; step++) lived = type.Evolve(lived, (IEvent)example.Of(events[random.Next(events.Length)])!);

            var read = type.Read(type.Write(lived));
            Same.Difference(lived, read).ShouldBeNull($"seed {seed}");

            for (int step = 0; step < 40; step++)
            {
                var next = (IEvent)example.Of(events[random.Next(events.Length)])!;
                (lived, read) = (type.Evolve(lived, next), type.Evolve(read, next));
            }

            Same.Difference(lived, read).ShouldBeNull($"seed {seed}, later");
        }
    }
}
