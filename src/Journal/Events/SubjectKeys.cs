using System.Collections.Concurrent;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Events;

/// <summary>The keys of the streams whose events a reader of the tail has lately met, fetched many at a time.</summary>
/// <param name="journal">Where the keys are kept.</param>
/// <param name="most">How many are remembered; beyond that all are let go and fetched again.</param>
public sealed class SubjectKeys(IJournal journal, int most = 50_000)
{
    private readonly ConcurrentDictionary<StreamName, SubjectKey> _known = [];

    /// <summary>The keys of those of the streams that have one; an erased stream is absent.</summary>
    public async ValueTask<IReadOnlyDictionary<StreamName, SubjectKey>> FindAsync(IEnumerable<StreamName> streams, CancellationToken cancellationToken)
    {
        var found = new Dictionary<StreamName, SubjectKey>();
        var misses = new HashSet<StreamName>();
        foreach (var stream in streams)
        {
            if (_known.TryGetValue(stream, out var key)) found[stream] = key;
            else misses.Add(stream);
        }

        if (misses.Count == 0) return found;
        if (_known.Count + misses.Count > most) _known.Clear();
        foreach (var (stream, key) in await journal.FindKeysAsync(misses, cancellationToken)) _known[stream] = found[stream] = key;
        return found;
    }

    /// <summary>The stream was erased: its key is known no longer.</summary>
    public void Forget(StreamName stream) => _known.TryRemove(stream, out _);
}
