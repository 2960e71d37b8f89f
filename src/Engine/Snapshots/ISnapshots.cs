using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Snapshots;

/// <summary>States kept to start long streams sooner. A cache: any of it may be missing, old or lost.</summary>
public interface ISnapshots
{
    /// <summary>The snapshot kept last, or null.</summary>
    ValueTask<Snapshot?> FindAsync(StreamName stream, CancellationToken cancellationToken);

    /// <summary>Keeps a snapshot in place of the one before.</summary>
    ValueTask SaveAsync(StreamName stream, Snapshot snapshot, CancellationToken cancellationToken);
}

/// <summary>A state as it was after one event.</summary>
/// <param name="Schema">Form and meaning of the state; one of another schema is passed over.</param>
/// <param name="Version">Version of the stream after that event.</param>
/// <param name="Position">Position of that event.</param>
/// <param name="Command">Command of that event: a journal restored from an older copy may hold another event there, and then the snapshot is void.</param>
/// <param name="State">UTF-8 JSON.</param>
public sealed record Snapshot(string Schema, StreamVersion Version, JournalPosition Position, CommandId Command, ReadOnlyMemory<byte> State);
