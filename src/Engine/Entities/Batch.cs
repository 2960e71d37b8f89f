using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Entities;

/// <summary>
/// Letters decided one after another on a state that evolves with each, up to one request for the journal. Nothing is told and nothing is kept before
/// the journal's verdict; on another verdict than hoped for the batch is thrown away and decided again.
/// </summary>
internal sealed class Batch : IDisposable
{
    private readonly ThingType _type;
    private readonly EventCodec _codec;
    private readonly StreamName _stream;
    private readonly Holding _from;
    private readonly List<(Letter Letter, Fate Fate)> _fates;
    private readonly HashSet<CommandId> _accepted = [];
    private readonly List<NewEvent> _events = [];
    private readonly List<(Claim Claim, Letter Letter)> _claims = [];
    private IPlaced _state;
    private SubjectSeal _seal;
    private SubjectKey? _newKey;
    private bool _erases;

    private Batch(ThingType type, EventCodec codec, StreamName stream, Holding from, int letters)
    {
        _type = type;
        _codec = codec;
        _stream = stream;
        _from = from;
        _state = from.State;
        _seal = new(stream, from.Key, from.IsErased);
        _fates = new(letters);
    }

    /// <summary>What became of one letter.</summary>
    private abstract record Fate
    {
        // Those that say nothing more are made once.
        public static readonly Fate IsLoaded = new Loaded();

        public static readonly Fate IsRepeatInBatch = new RepeatInBatch();

        public static readonly Fate IsAccepted = new Accepted();

        public static readonly Fate IsAlreadyTrue = new AlreadyTrue();

        public sealed record Loaded : Fate;

        public sealed record Repeat(Receipt Receipt) : Fate;

        public sealed record RepeatInBatch : Fate;

        public sealed record Accepted : Fate;

        public sealed record AlreadyTrue : Fate;

        public sealed record Refused(Refusal Refusal) : Fate;

        public sealed record Broken(Exception Bug) : Fate;
    }

    private StreamVersion Version => _from.Version.After(_events.Count);

    public bool HasEvents => _events.Count > 0;

    /// <summary>Commands that will be recorded.</summary>
    public int Recorded => _accepted.Count;

    /// <summary>
    /// Commands refused or found true already. Were one of them a repeat, its answer would be another, and the journal is not asked about them by an
    /// append as it is about the accepted.
    /// </summary>
    public IEnumerable<CommandId> Unrecorded => _fates.Where(one => one.Fate is Fate.Refused or Fate.AlreadyTrue).Select(one => one.Letter.Context.Id);

    public static Batch Decide(ThingType type, EventCodec codec, StreamName stream, Holding from, IReadOnlyCollection<Letter> letters, Receipts receipts)
    {
        var batch = new Batch(type, codec, stream, from, letters.Count);
        foreach (var letter in letters) batch._fates.Add((letter, batch.DecideOne(letter, receipts)));
        return batch;
    }

    public void Dispose() => _seal.Dispose();

    public AppendRequest ToRequest() => new(_stream, _from.Version, _events)
    {
        Claims = _claims.Count == 0 ? [] : [.. _claims.Select(one => one.Claim)],
        // What is sealed and erased in one breath needs no key kept.
        NewKey = _erases ? null : _newKey,
        DestroyKey = _erases,
    };

    /// <summary>The letter whose command brought the claim.</summary>
    public Letter OwnerOf(int claim) => _claims[claim].Letter;

    /// <summary>What is held once the journal has taken the request.</summary>
    public Holding After(Verdict.Appended appended) =>
        new(_state, appended.Version, appended.Last, _events[^1].Command, _erases ? null : _newKey ?? _from.Key, _from.IsErased || _erases);

    /// <summary>Answers every letter from what is confirmed now.</summary>
    public void Answer(Holding confirmed, Receipts receipts)
    {
        foreach (var (letter, fate) in _fates)
        {
            switch (fate)
            {
                case Fate.Broken broken:
                    letter.Fail(broken.Bug);
                    break;
                case Fate.Loaded:
                    letter.Tell(outcome: null);
                    break;
                case Fate.Refused refused:
                    letter.Tell(new Outcome.Refused(refused.Refusal));
                    break;
                case Fate.AlreadyTrue:
                    letter.Tell(new Outcome.AlreadyTrue(confirmed.Position, confirmed.Version));
                    break;
                case Fate.Repeat repeat:
                    letter.Tell(new Outcome.Accepted(repeat.Receipt, Repeated: true));
                    break;
                default:
                    receipts.TryFind(letter.Context.Id, out var receipt);
                    letter.Tell(new Outcome.Accepted(receipt, Repeated: fate is Fate.RepeatInBatch));
                    break;
            }
        }
    }

    private Fate DecideOne(Letter letter, Receipts receipts)
    {
        if (letter.Command is not { } command) return Fate.IsLoaded;
        var context = letter.Context;
        if (receipts.TryFind(context.Id, out var first)) return new Fate.Repeat(first);
        if (_accepted.Contains(context.Id)) return Fate.IsRepeatInBatch;
        try
        {
            if (Authority.Check(_stream, command, _state, context.By) is { } refusal) return new Fate.Refused(refusal);
            if (context.Expected is { } expected && expected != Version) return new Fate.Refused(new ChangedMeanwhile(Version));
            switch (_type.Decide(command, _state, context))
            {
                case Decision.Refused refused:
                    return new Fate.Refused(refused.Refusal);
                case Decision.Accepted accepted:
                    Take(letter, accepted.Events);
                    return Fate.IsAccepted;
                default:
                    return Fate.IsAlreadyTrue;
            }
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            // A decider that throws is wrong about this command; its neighbours are not to suffer.
            return new Fate.Broken(bug);
        }
    }

    private void Take(Letter letter, IReadOnlyList<IEvent> facts)
    {
        var (state, events, claims, erases) = (_state, _events.Count, _claims.Count, false);
        try
        {
            for (var ordinal = 0; ordinal < facts.Count; ordinal++)
            {
                var fact = facts[ordinal];
                var (type, data) = _codec.Encode(fact, _seal);
                _events.Add(new(letter.Context.Id, ordinal, type, data, letter.Context.By.Account, letter.Context.At, letter.Cause));
                foreach (var claim in _type.ClaimsOf(_stream, fact, state)) _claims.Add((claim, letter));
                state = _type.Evolve(state, fact);
                erases |= fact is IErasure;
            }
        }
        catch
        {
            // As if the command had never come.
            _events.RemoveRange(events, _events.Count - events);
            _claims.RemoveRange(claims, _claims.Count - claims);
            throw;
        }

        // Only here, where nothing throws any more, does the command count.
        _state = state;
        _accepted.Add(letter.Context.Id);
        if (_seal.IsNew) _newKey = _seal.Key;
        if (!erases) return;
        _erases = true;
        _seal.Dispose();
        _seal = new(_stream, key: null, erased: true);
    }
}
