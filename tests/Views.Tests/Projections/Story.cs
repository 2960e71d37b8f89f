using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views.Projections;

namespace CivilAffairs.Relief.Views.Tests.Projections;

/// <summary>Events told one after another to projections, as the journal would.</summary>
internal sealed class Story(params IProjection[] projections)
{
    private readonly Dictionary<StreamName, StreamVersion> _versions = [];

    public static Story OfAll() => new([.. ReliefProjections.All()]);

    public MemoryRows Rows { get; } = new();

    public List<DecodedEvent> Events { get; } = [];

    /// <summary>When the next event is recorded: noon in China, and a minute later each time.</summary>
    public DateTimeOffset At { get; set; } = new(2016, 7, 1, 12, 0, 0, ChinaTime.Offset);

    public AccountName Actor { get; } = AccountName.TryParse("liu.wei", out var name) ? name : default;

    public Task<Story> Tell(DisasterId id, params DisasterEvent[] events) => TellAsync(StreamName.Of(id), events);

    public Task<Story> Tell(ShelterId id, params ShelterEvent[] events) => TellAsync(StreamName.Of(id), events);

    public Task<Story> Tell(DepotId id, params DepotEvent[] events) => TellAsync(StreamName.Of(id), events);

    public Task<Story> Tell(HouseholdId id, params HouseholdEvent[] events) => TellAsync(StreamName.Of(id), events);

    public async Task<Story> TellAsync(StreamName stream, IEnumerable<IEvent> events)
    {
        foreach (var body in events)
        {
            var version = _versions[stream] = _versions.GetValueOrDefault(stream).After(1);
            var position = new JournalPosition(Events.Count + 1);
            var type = EventCatalogue.Relief.Find(body.GetType())!.Name;
            var recorded = new RecordedEvent(position, stream, version, type, default, new CommandId(Id.Guid(position.Value)), 0, JournalPosition.None, Actor, At, default);
            At = At.AddMinutes(1);
            var decoded = new DecodedEvent(recorded, body);
            Events.Add(decoded);
            Rows.Position = position;
            foreach (var projection in projections) await projection.ApplyAsync(decoded, Rows, CancellationToken.None);
        }

        return this;
    }
}

/// <summary>Ids that tests can tell apart.</summary>
internal static class Id
{
    public static DisasterId Flood { get; } = new(Guid(0xF1));

    public static DisasterId Snow { get; } = new(Guid(0xF2));

    public static ShelterId School { get; } = new(Guid(0x51));

    public static ShelterId Gym { get; } = new(Guid(0x52));

    public static DepotId County { get; } = new(Guid(0xD1));

    public static DepotId Point { get; } = new(Guid(0xD2));

    public static HouseholdId Household(int n) => new(Guid(0xA000 + n));

    public static MovementId Movement(int n) => new(Guid(0xB000 + n));

    public static HandoutId Handout(int n) => new(Guid(0xC000 + n));

    public static ConsignmentId Consignment(int n) => new(Guid(0xD000 + n));

    public static RequisitionId Requisition(int n) => new(Guid(0xE000 + n));

    public static HoldId Hold(int n) => new(Guid(0xE100 + n));

    public static CountId Count(int n) => new(Guid(0xE200 + n));

    public static Guid Guid(long n) => new((int)n, (short)(n >> 32), 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}
