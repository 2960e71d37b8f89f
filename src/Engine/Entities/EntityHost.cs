using CivilAffairs.Relief.Engine.Snapshots;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CivilAffairs.Relief.Engine.Entities;

/// <summary>What all entities of a process share.</summary>
/// <param name="Snapshots">Null where none are kept.</param>
public sealed record EntityHost(IJournal Journal, EventCodec Codec, ThingTypes Things, ISnapshots? Snapshots, EngineOptions Options, TimeProvider Time, ILogger Log)
{
    public EntityHost(IJournal journal, EventCodec codec, ThingTypes things)
        : this(journal, codec, things, Snapshots: null, new(), TimeProvider.System, NullLogger.Instance)
    {
    }
}
