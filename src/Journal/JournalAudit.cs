using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>Where the journal's own order is broken first.</summary>
public sealed record JournalBreak(JournalPosition Position, string Reason);

/// <summary>What a walk over the whole journal found.</summary>
/// <param name="Last">Position of the last event walked.</param>
/// <param name="Hash">Its hash; kept elsewhere, it proves later that nothing before it was changed. 32 bytes.</param>
/// <param name="Broken">Null when all is whole.</param>
public sealed record JournalAuditReport(JournalPosition Last, ReadOnlyMemory<byte> Hash, JournalBreak? Broken);

/// <summary>Walks a journal from its first event: positions and stream versions without gaps, every hash right.</summary>
public static class JournalAudit
{
    private const int Page = 1000;

    public static async Task<JournalAuditReport> RunAsync(IJournal journal, CancellationToken cancellationToken)
    {
        var head = await journal.HeadAsync(cancellationToken);
        var walk = new Walk();
        while (true)
        {
            var events = await journal.ReadAsync(walk.Last, Page, cancellationToken);
            foreach (var e in events)
            {
                if (walk.Take(e) is { } reason) return new(walk.Last, walk.Hash, new(e.Position, reason));
            }

            if (events.Count > 0) continue;
            var missing = walk.Last < head ? new JournalBreak(new(walk.Last.Value + 1), $"the head says {head}, the last event is {walk.Last}") : null;
            return new(walk.Last, walk.Hash, missing);
        }
    }

    private sealed class Walk
    {
        private readonly Dictionary<StreamName, StreamVersion> _versions = [];

        public JournalPosition Last { get; private set; }

        public ReadOnlyMemory<byte> Hash { get; private set; } = EventHash.Genesis;

        /// <summary>Why the event cannot follow the ones before, or null.</summary>
        public string? Take(RecordedEvent e)
        {
            if (e.Position.Value != Last.Value + 1) return $"follows position {Last}";
            var version = _versions.GetValueOrDefault(e.Stream);
            if (e.Version != version.After(1)) return $"{e.Stream} goes from version {version} to {e.Version}";
            if (!e.Hash.Span.SequenceEqual(EventHash.Of(Hash.Span, e))) return "its hash does not cover its content and the hash before it";
            _versions[e.Stream] = e.Version;
            Last = e.Position;
            Hash = e.Hash;
            return null;
        }
    }
}
