using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Snapshots;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivilAffairs.Relief.Engine.Tests.StandIns;

/// <summary>An engine of tills and diaries on a watched journal.</summary>
public sealed class Town : IAsyncDisposable
{
    public static readonly PlaceCode Village = PlaceCode.Parse("341503101001");

    public Town(IJournal? journal = null, EngineOptions? options = null, ISnapshots? snapshots = null, TimeProvider? time = null)
    {
        Journal = new(journal ?? new InMemoryJournal());
        Engine = new(new EntityHost(Journal, Codec, Things, snapshots, options ?? new(), time ?? TimeProvider.System, NullLogger.Instance));
    }

    public static EventCodec Codec { get; } = new(new EventCatalogue(TillDecider.Events, DiaryDecider.Events));

    public static ThingTypes Things { get; } = new(TillDecider.Type, DiaryDecider.Type);

    public WatchedJournal Journal { get; }

    public InProcessEngine Engine { get; }

    public static StreamName NewTill() => new(ThingKind.Depot, Guid.NewGuid());

    public static StreamName NewDiary() => new(ThingKind.Household, Guid.NewGuid());

    public static CommandId NewId() => new(Guid.NewGuid());

    public Task<Outcome> TellAsync(StreamName thing, ICommand command, CommandId? id = null, Actor? by = null, CancellationToken cancellationToken = default) =>
        Engine.ExecuteAsync(thing, command, new(id ?? NewId(), by ?? Actor.Machine, DateTimeOffset.UnixEpoch), JournalPosition.None, cancellationToken);

    public async Task<Outcome.Accepted> AcceptedAsync(StreamName thing, ICommand command, CommandId? id = null) =>
        (await TellAsync(thing, command, id)).ShouldBeOfType<Outcome.Accepted>();

    public async Task<TillState> TillAsync(StreamName till) => (await Engine.ReadAsync<TillState>(till, CancellationToken.None)).State;

    public async Task<DiaryState> DiaryAsync(StreamName diary) => (await Engine.ReadAsync<DiaryState>(diary, CancellationToken.None)).State;

    public async ValueTask DisposeAsync() => await Engine.DisposeAsync();
}
