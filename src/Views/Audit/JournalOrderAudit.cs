using System.Buffers.Binary;
using System.Security.Cryptography;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>Statement 5 without the hashes: positions and versions without gaps, every event readable, no command twice.</summary>
internal sealed class JournalOrderAudit
{
    private readonly AuditFindings _findings = new(AuditStatement.Journal);
    private readonly Dictionary<StreamName, (StreamVersion Version, CommandId Command, int Ordinal)> _streams = [];
    private readonly HashSet<UInt128> _commands = [];

    public JournalPosition Last { get; private set; }

    public void Take(DecodedEvent @event)
    {
        var recorded = @event.Recorded;
        _findings.Check(recorded.Position.Value == Last.Value + 1, "position-gap", recorded.Stream, recorded.Position, () => $"follows position {Last}");
        Last = recorded.Position;
        var known = _streams.TryGetValue(recorded.Stream, out var former);
        _findings.Check(recorded.Version == former.Version.After(1), "version-gap", recorded.Stream, recorded.Position, () => $"version {recorded.Version} follows version {former.Version}");

        // The events of one command stand together, numbered from 0.
        var goesOn = known && former.Command == recorded.Command && recorded.Ordinal == former.Ordinal + 1;
        _findings.Check(goesOn || (recorded.Ordinal == 0 && _commands.Add(Key(recorded))), "command-twice", recorded.Stream, recorded.Position, () => $"command {recorded.Command}, ordinal {recorded.Ordinal}");
        _streams[recorded.Stream] = (recorded.Version, recorded.Command, recorded.Ordinal);
        _findings.Check(@event.Fault is null, "unreadable", recorded.Stream, recorded.Position, () => $"{recorded.Type} cannot be read");
    }

    /// <param name="chain">What the walk over the hashes found; null where there is none.</param>
    public AuditVerdict Finish(JournalAuditReport? chain)
    {
        if (chain is not null) _findings.Check(chain.Broken is null, "chain-broken", null, chain.Broken?.Position ?? JournalPosition.None, () => chain.Broken!.Reason);
        _findings.Count("events", Last.Value);
        _findings.Count("streams", _streams.Count);
        _findings.Count("commands", _commands.Count);
        return _findings.Verdict();
    }

    // Sixteen bytes a command instead of two ids, hashed because ids that programs count up would fall together in any plain sum.
    private static UInt128 Key(RecordedEvent recorded)
    {
        Span<byte> ids = stackalloc byte[32];
        recorded.Stream.Key.TryWriteBytes(ids);
        recorded.Command.Value.TryWriteBytes(ids[16..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(ids, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
