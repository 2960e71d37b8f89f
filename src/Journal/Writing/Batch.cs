using System.Runtime.InteropServices;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>
/// One commit in the making: judges requests in order, each seeing what those before it did, and gathers the rows to write. Pure but for the facts it asks.
/// </summary>
internal sealed class Batch(Head head, IBatchFacts facts, KnownStreams known, JournalSecrets secrets)
{
    private readonly long _streamsBefore = head.Streams;
    private readonly Dictionary<(long Stream, CommandId Command), Receipt> _recorded = [];
    private readonly Dictionary<ClaimKey, ClaimHolder?> _holders = [];

    public Head Head { get; private set; } = head;

    public List<Verdict> Verdicts { get; } = [];

    public List<StreamMark> NewStreams { get; } = [];

    public List<EventRow> Events { get; } = [];

    /// <summary>Claims whose holder changed; null where nobody holds it any more.</summary>
    public Dictionary<ClaimKey, ClaimRow?> Claims { get; } = [];

    /// <summary>Wrapped keys by stream id; null where the key is destroyed.</summary>
    public Dictionary<long, byte[]?> Keys { get; } = [];

    public void Judge(AppendRequest request) => Verdicts.Add(Decide(request));

    private Verdict Decide(AppendRequest request)
    {
        var stream = Find(request.Stream);
        if (stream is not null && Repeated(request, stream) is { Count: > 0 } receipts) return new Verdict.AlreadyApplied(receipts);
        var version = new StreamVersion(stream?.Version ?? 0);
        if (version != request.Expected) return new Verdict.VersionConflict(version);

        Dictionary<ClaimKey, ClaimHolder?>? holders = null;
        for (var i = 0; i < request.Claims.Count; i++)
        {
            if (TakenBy(request.Stream, request.Claims[i], holders ??= []) is { } holder) return new Verdict.ClaimTaken(i, request.Claims[i], holder);
        }

        stream ??= Create(request.Stream);
        if (holders is not null) Record(stream, holders);
        if (request.NewKey is { } key) Keys[stream.Id] = secrets.Wrap(stream.Name, key);
        if (request.DestroyKey) Keys[stream.Id] = null;
        return Append(stream, request.Events);
    }

    private StreamMark? Find(StreamName name)
    {
        if (known.Find(name) is { } mark) return mark;
        var found = facts.FindStream(name);
        if (found is not null) known.Add(found);
        return found;
    }

    private StreamMark Create(StreamName name)
    {
        Head = Head with { Streams = Head.Streams + 1 };
        var created = new StreamMark(name, Head.Streams, 0);
        known.Add(created);
        NewStreams.Add(created);
        return created;
    }

    private List<Receipt>? Repeated(AppendRequest request, StreamMark stream)
    {
        List<Receipt>? receipts = null;
        var createdHere = stream.Id > _streamsBefore;
        foreach (var e in request.Events)
        {
            if (e.Ordinal > 0) continue;
            var receipt = _recorded.TryGetValue((stream.Id, e.Command), out var here) ? here : createdHere ? null : facts.FindReceipt(stream, e.Command);
            if (receipt is { } recorded) (receipts ??= []).Add(recorded);
        }

        return receipts;
    }

    /// <summary>Who stands in the way of a claim, or null when it is settled in <paramref name="holders"/>. Letting go what another holds changes nothing.</summary>
    private ClaimHolder? TakenBy(StreamName stream, Claim claim, Dictionary<ClaimKey, ClaimHolder?> holders)
    {
        var key = secrets.HashClaim(claim.Kind, claim.Value);
        if (!holders.TryGetValue(key, out var holder) && !_holders.TryGetValue(key, out holder)) holder = facts.FindClaim(key);
        var mine = holder is null || holder.Stream == stream;
        if (claim.Taken && !mine) return holder;
        if (claim.Taken || (mine && holder is not null)) holders[key] = claim.Taken ? new(stream, claim.Place) : null;
        return null;
    }

    private void Record(StreamMark stream, Dictionary<ClaimKey, ClaimHolder?> holders)
    {
        foreach (var (key, holder) in holders)
        {
            _holders[key] = holder;
            Claims[key] = holder is null ? null : new(stream.Id, holder.Place);
        }
    }

    private Verdict.Appended Append(StreamMark stream, IReadOnlyList<NewEvent> events)
    {
        var first = Head.Position + 1;
        var receipts = new List<Receipt>(1);
        foreach (var e in events)
        {
            var position = new JournalPosition(Head.Position + 1);
            var version = new StreamVersion(++stream.Version);
            var bare = new RecordedEvent(position, stream.Name, version, e.Type, e.Data, e.Command, e.Ordinal, e.Cause, e.Actor, Microseconds.Whole(e.At), default);
            var hash = EventHash.Of(Head.Hash.Span, bare);
            Events.Add(new(stream.Id, bare, hash));
            Head = Head with { Position = position.Value, Hash = hash };

            if (e.Ordinal == 0) receipts.Add(default);
            receipts[^1] = new(e.Command, position, version);
        }

        foreach (var receipt in CollectionsMarshal.AsSpan(receipts)) _recorded[(stream.Id, receipt.Command)] = receipt;
        return new(new(first), new(Head.Position), new(stream.Version), receipts);
    }
}

/// <summary>An event to insert; the event itself carries no hash yet.</summary>
internal readonly record struct EventRow(long StreamId, RecordedEvent Event, byte[] Hash);

/// <summary>A claim to keep.</summary>
internal sealed record ClaimRow(long StreamId, PlaceCode? Place);
