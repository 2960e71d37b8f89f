using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Engine.Tests.Journals;

/// <summary>A journal that keeps to the port's contract and forgets everything with the process.</summary>
public sealed class InMemoryJournal : IJournal
{
    private readonly Lock _gate = new();
    private readonly List<RecordedEvent> _events = [];
    private readonly Dictionary<StreamName, List<RecordedEvent>> _streams = [];
    private readonly Dictionary<StreamName, SubjectKey> _keys = [];
    private readonly Dictionary<(string, string), ClaimHolder> _claims = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask<Verdict> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        if (request.Events.Count == 0 || (request.NewKey is not null && request.DestroyKey)) throw new ArgumentException("malformed", nameof(request));
        lock (_gate) return ValueTask.FromResult(Append(request));
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamName stream, StreamVersion after, int max, CancellationToken cancellationToken)
    {
        lock (_gate) return ValueTask.FromResult<IReadOnlyList<RecordedEvent>>([.. Of(stream).Where(one => one.Version > after).Take(max)]);
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(JournalPosition after, int max, CancellationToken cancellationToken)
    {
        lock (_gate) return ValueTask.FromResult<IReadOnlyList<RecordedEvent>>([.. _events.Skip((int)after.Value).Take(max)]);
    }

    public ValueTask<JournalPosition> HeadAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return ValueTask.FromResult(new JournalPosition(_events.Count));
    }

    public async Task<JournalPosition> WaitAsync(JournalPosition after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                if (_events.Count > after.Value) return new(_events.Count);
                grown = _grown.Task;
            }

            await grown.WaitAsync(cancellationToken);
        }
    }

    public ValueTask<IReadOnlyList<Receipt>> FindReceiptsAsync(StreamName stream, IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken)
    {
        lock (_gate) return ValueTask.FromResult<IReadOnlyList<Receipt>>([.. commands.Select(command => Find(stream, command)).OfType<Receipt>()]);
    }

    public ValueTask<IReadOnlyDictionary<StreamName, SubjectKey>> FindKeysAsync(IReadOnlyCollection<StreamName> streams, CancellationToken cancellationToken)
    {
        lock (_gate) return ValueTask.FromResult<IReadOnlyDictionary<StreamName, SubjectKey>>(streams.Where(_keys.ContainsKey).ToDictionary(stream => stream, stream => _keys[stream]));
    }

    public ValueTask<ClaimHolder?> FindClaimAsync(string kind, string value, CancellationToken cancellationToken)
    {
        lock (_gate) return ValueTask.FromResult(_claims.GetValueOrDefault((kind, value)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Verdict Append(AppendRequest request)
    {
        var stream = Of(request.Stream);
        var earlier = request.Events.Select(one => one.Command).Distinct().Select(command => Find(request.Stream, command)).OfType<Receipt>().ToArray();
        if (earlier.Length > 0) return new Verdict.AlreadyApplied(earlier);
        if (stream.Count != request.Expected.Value) return new Verdict.VersionConflict(new(stream.Count));
        for (int i = 0; i < request.Claims.Count; i++)
        {
            var claim = request.Claims[i];
            if (claim.Taken && _claims.GetValueOrDefault((claim.Kind, claim.Value)) is { } holder && holder.Stream != request.Stream) return new Verdict.ClaimTaken(i, claim, holder);
        }

        foreach (var claim in request.Claims)
        {
            if (claim.Taken) _claims[(claim.Kind, claim.Value)] = new(request.Stream, claim.Place);
            else if (_claims.GetValueOrDefault((claim.Kind, claim.Value))?.Stream == request.Stream) _claims.Remove((claim.Kind, claim.Value));
        }

        if (request.NewKey is { } key) _keys[request.Stream] = key;
        if (request.DestroyKey) _keys.Remove(request.Stream);
        var first = new JournalPosition(_events.Count + 1);
        foreach (var one in request.Events)
        {
            var recorded = new RecordedEvent(new(_events.Count + 1), request.Stream, new(stream.Count + 1), one.Type, one.Data, one.Command, one.Ordinal, one.Cause, one.Actor, one.At, new byte[32]);
            _events.Add(recorded);
            stream.Add(recorded);
        }

        var grown = _grown;
        _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        grown.SetResult();
        return new Verdict.Appended(first, new(_events.Count), new(stream.Count), [.. request.Events.Select(one => one.Command).Distinct().Select(command => Find(request.Stream, command)!.Value)]);
    }

    private Receipt? Find(StreamName stream, CommandId command) =>
        Of(stream).LastOrDefault(one => one.Command == command) is { } last ? new Receipt(command, last.Position, last.Version) : null;

    private List<RecordedEvent> Of(StreamName stream)
    {
        if (!_streams.TryGetValue(stream, out var events)) _streams[stream] = events = [];
        return events;
    }
}
