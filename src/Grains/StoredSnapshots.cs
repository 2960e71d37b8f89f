using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Snapshots;
using Orleans.Storage;

namespace CivilAffairs.Relief.Grains;

/// <summary>Snapshots in a grain storage of the cluster. A cache: with all of them deleted things start from their first event, and are the same.</summary>
public sealed class StoredSnapshots(IGrainStorage storage) : ISnapshots
{
    private const string Name = "snapshot";

    public async ValueTask<Snapshot?> FindAsync(StreamName stream, CancellationToken cancellationToken)
    {
        try
        {
            return (await ReadAsync(stream)).State?.ToSnapshot();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // No snapshot is worth more than the history, whatever is wrong with it.
            return null;
        }
    }

    public async ValueTask SaveAsync(StreamName stream, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var kept = await ReadAsync(stream);
        if (kept.State is { } other && other.Position >= snapshot.Position.Value && other.Schema == snapshot.Schema) return;
        kept.State = SnapshotRow.Of(snapshot);
        await storage.WriteStateAsync(Name, Id(stream), kept);
    }

    private static GrainId Id(StreamName stream) => GrainId.Create("relief-snapshot", stream.ToString());

    private async Task<GrainState<SnapshotRow?>> ReadAsync(StreamName stream)
    {
        var state = new GrainState<SnapshotRow?>();
        await storage.ReadStateAsync(Name, Id(stream), state);
        if (!state.RecordExists) state.State = null;
        return state;
    }
}

/// <summary>A snapshot as it is kept.</summary>
public sealed record SnapshotRow
{
    public string Schema { get; init; } = string.Empty;

    public long Version { get; init; }

    public long Position { get; init; }

    public Guid Command { get; init; }

    /// <summary>UTF-8 JSON in base 64, so that no storage looks into it.</summary>
    public string State { get; init; } = string.Empty;

    public static SnapshotRow Of(Snapshot snapshot) => new()
    {
        Schema = snapshot.Schema,
        Version = snapshot.Version.Value,
        Position = snapshot.Position.Value,
        Command = snapshot.Command.Value,
        State = Convert.ToBase64String(snapshot.State.Span),
    };

    public Snapshot ToSnapshot() => new(Schema, new(Version), new(Position), new(Command), Convert.FromBase64String(State));
}
