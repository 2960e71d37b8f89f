using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Entities;

/// <summary>Brings a thing's state up from the journal, from a snapshot where one fits.</summary>
internal sealed class EntityLoader(EntityHost host, StreamName stream, ThingType type, Receipts receipts)
{
    private readonly bool _personal = host.Codec.HoldsPersonal(type.EventType);

    /// <summary>Whether snapshots may be kept: never of personal data, which would outlive its erasure.</summary>
    public bool KeepsSnapshots => !_personal && host.Snapshots is not null;

    /// <exception cref="UnreadableEventException">An event cannot be read or is of another kind of thing.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async Task<Holding> LoadAsync(CancellationToken cancellationToken)
    {
        // The key first: should the stream be erased meanwhile, its erasure is among the events read after.
        var key = _personal ? (await host.Journal.FindKeysAsync([stream], cancellationToken)).GetValueOrDefault(stream) : null;
        if (KeepsSnapshots && await FromSnapshotAsync(cancellationToken) is { } start)
        {
            receipts.Restart(complete: false);
            return await ReplayAsync(start, cancellationToken);
        }

        receipts.Restart(complete: true);
        return await ReplayAsync(new(type.Initial, StreamVersion.None, JournalPosition.None, default, key, IsErased: false), cancellationToken);
    }

    private async Task<Holding> ReplayAsync(Holding holding, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await host.Journal.ReadStreamAsync(stream, holding.Version, host.Options.PageSize, cancellationToken);
            foreach (var recorded in page)
            {
                receipts.Add(new(recorded.Command, recorded.Position, recorded.Version));
                holding = Take(holding, recorded);
            }

            if (page.Count < host.Options.PageSize) return holding;
        }
    }

    private Holding Take(Holding holding, RecordedEvent recorded)
    {
        var fact = host.Codec.Decode(recorded, holding.Key);
        try
        {
            var erased = holding.IsErased || fact is IErasure;
            return new(type.Evolve(holding.State, fact), recorded.Version, recorded.Position, recorded.Command, erased ? null : holding.Key, erased);
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            throw new UnreadableEventException(recorded, $"a {type.Kind} cannot take it in", bug);
        }
    }

    private async Task<Holding?> FromSnapshotAsync(CancellationToken cancellationToken)
    {
        if (await host.Snapshots!.FindAsync(stream, cancellationToken) is not { } snapshot || snapshot.Schema != type.Schema || snapshot.Version <= StreamVersion.None) return null;
        var anchor = await host.Journal.ReadStreamAsync(stream, snapshot.Version.After(-1), 1, cancellationToken);
        if (anchor is not [var last] || last.Version != snapshot.Version || last.Position != snapshot.Position || last.Command != snapshot.Command) return null;
        try
        {
            return new(type.Read(snapshot.State.Span), snapshot.Version, snapshot.Position, snapshot.Command, Key: null, IsErased: false);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or ArgumentException or FormatException or InvalidOperationException)
        {
            host.Log.SnapshotUnreadable(stream, fault.GetType().Name);
            return null;
        }
    }
}
