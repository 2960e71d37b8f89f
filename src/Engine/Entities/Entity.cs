using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Snapshots;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Entities;

/// <summary>
/// One thing at work. Its mailbox gathers commands while an append is on its way; all that wait are decided one after another on the evolving state,
/// recorded by one append, and answered. Readers see the last confirmed state only.
/// </summary>
/// <remarks>Runs on the scheduler of whoever posts first, so that a grain may host it. Never on two threads at once.</remarks>
public sealed class Entity
{
    private readonly EntityHost _host;
    private readonly StreamName _stream;
    private readonly ThingType _type;
    private readonly Mailbox _mailbox;
    private readonly Receipts _receipts;
    private readonly EntityLoader _loader;
    private volatile Holding? _held;
    private StreamVersion _snapshotAt;
    private long _lastAsked;

    /// <exception cref="ArgumentException">No things of the stream's kind are hosted.</exception>
    public Entity(EntityHost host, StreamName stream)
    {
        _host = host;
        _stream = stream;
        _type = host.Things[stream.Kind];
        _mailbox = new(host.Options.MailboxBound);
        _receipts = new(Math.Max(host.Options.ReceiptBound, 2 * host.Options.BatchBound));
        _loader = new(host, stream, _type, _receipts);
        _lastAsked = host.Time.GetTimestamp();
    }

    public StreamName Stream => _stream;

    /// <summary>When somebody last asked for the thing, as a timestamp of the host's clock.</summary>
    public long LastAsked => Volatile.Read(ref _lastAsked);

    /// <summary>Whether it was let go; it answers nobody any more.</summary>
    public bool IsLetGo => _mailbox.IsClosed;

    /// <summary>Executes a command, or answers null where the entity was let go and must be asked for anew.</summary>
    /// <remarks>Faults as <see cref="IEngine.ExecuteAsync"/>.</remarks>
    public async Task<Outcome?> ExecuteAsync(ICommand command, CommandContext context, JournalPosition cause, CancellationToken cancellationToken)
    {
        if (!_type.Takes(command)) throw new ArgumentException($"{command.GetType()} is no command of a {_type.Kind}", nameof(command));
        var letter = new Letter(command, context with { Thing = _stream }, cause, cancellationToken);
        return Post(letter) ? await letter.Answer.WaitAsync(cancellationToken) : null;
    }

    /// <summary>The last confirmed state, or null where the entity was let go and must be asked for anew.</summary>
    /// <remarks>Faults as <see cref="IEngine.ReadAsync"/>.</remarks>
    public async ValueTask<Confirmed<TState>?> ReadAsync<TState>(CancellationToken cancellationToken)
        where TState : class, IPlaced
    {
        Volatile.Write(ref _lastAsked, _host.Time.GetTimestamp());
        Holding? held;
        while ((held = _held) is null)
        {
            var letter = new Letter(cancellationToken);
            if (!Post(letter)) return null;
            await letter.Answer.WaitAsync(cancellationToken);
        }

        return held.State is TState state
            ? new(state, held.Version, held.Position)
            : throw new InvalidOperationException($"the state of a {_type.Kind} is {_type.StateType}, not {typeof(TState)}");
    }

    /// <summary>Lets the entity go for good, unless it is at work or was asked for after <paramref name="idleSince"/>.</summary>
    public bool TryLetGo(long idleSince) => LastAsked <= idleSince && _mailbox.TryClose();

    /// <summary>Takes no more commands and waits until those inside are answered.</summary>
    public Task StopAsync() => _mailbox.CloseAsync();

    private bool Post(Letter letter)
    {
        Volatile.Write(ref _lastAsked, _host.Time.GetTimestamp());
        switch (_mailbox.Post(letter))
        {
            case Posted.Closed:
                return false;
            case Posted.Full:
                throw new EngineUnavailableException($"too many commands wait for {_stream}");
            case Posted.First:
                EngineTelemetry.Posted(_stream, 1);

                // The work serves many callers: it must not carry the first one's trace and ambient values.
                using (ExecutionContext.SuppressFlow()) _ = WorkAsync();
                return true;
            default:
                EngineTelemetry.Posted(_stream, 1);
                return true;
        }
    }

    private async Task WorkAsync()
    {
        await Task.Yield();
        while (_mailbox.Take(_host.Options.BatchBound) is { } letters)
        {
            EngineTelemetry.Posted(_stream, -letters.Count);
            letters.RemoveAll(letter => letter.TryWithdraw());
            if (letters.Count > 0) await HandleAsync(letters);
        }
    }

    private async Task HandleAsync(List<Letter> letters)
    {
        try
        {
            await DecideAndRecordAsync(letters);
        }
        catch (Exception fault)
        {
            // Whatever it was, the state held may no longer be the stream's: the next command loads it anew.
            _held = null;
            var told = fault is EngineUnavailableException or UnreadableEventException ? fault : new EngineUnavailableException($"{_stream} is unavailable: {fault.Message}", fault);
            letters.ForEach(letter => letter.Fail(told));
        }
    }

    private async Task DecideAndRecordAsync(List<Letter> letters)
    {
        HashSet<CommandId>? known = null;
        for (int conflicts = 0; letters.Count > 0;)
        {
            if (conflicts > _host.Options.ConflictBound) throw new EngineUnavailableException($"{_stream} keeps changing under its entity");
            var held = _held ?? await LoadAsync();
            using var batch = Batch.Decide(_type, _host.Codec, _stream, held, letters, _receipts);
            if (!_receipts.IsComplete && await FindRepeatsAsync(batch, known ??= [])) continue;
            if (!batch.HasEvents)
            {
                if (_host.Options.SharedJournal && batch.Unrecorded.Any() && await IsStaleAsync(held)) conflicts++;
                else
                {
                    batch.Answer(held, _receipts);
                    return;
                }

                continue;
            }

            switch (await AppendAsync(batch.ToRequest()))
            {
                case Verdict.Appended appended:
                    Confirm(batch, appended);
                    return;
                case Verdict.VersionConflict conflict:
                    _host.Log.Conflicted(_stream, held.Version, conflict.Actual);
                    EngineTelemetry.Conflicted(_stream);
                    _held = null;
                    conflicts++;
                    break;
                case Verdict.AlreadyApplied applied:
                    await TakeEarlierAsync(applied, held);
                    conflicts++;
                    break;
                case Verdict.ClaimTaken taken:
                    var owner = batch.OwnerOf(taken.Index);
                    owner.Tell(new Outcome.Refused(Claims.Refuse(taken.Claim, taken.Holder.Stream, taken.Holder.Place)));
                    letters.Remove(owner);
                    break;
            }
        }
    }

    /// <summary>Looks up those commands whose answer would differ if they were repeats, each once a batch. True when one was.</summary>
    private async ValueTask<bool> FindRepeatsAsync(Batch batch, HashSet<CommandId> known)
    {
        var misses = batch.Unrecorded.Where(known.Add).ToArray();
        if (misses.Length == 0) return false;
        var found = await _host.Journal.FindReceiptsAsync(_stream, misses, CancellationToken.None);
        foreach (var receipt in found) _receipts.Add(receipt);
        return found.Count > 0;
    }

    /// <summary>Some accepted commands had been recorded before, by another activation or longer ago than receipts are remembered.</summary>
    private async Task TakeEarlierAsync(Verdict.AlreadyApplied applied, Holding held)
    {
        if (applied.Receipts.Any(receipt => receipt.Version > held.Version)) await LoadAsync();
        foreach (var receipt in applied.Receipts) _receipts.Add(receipt);
    }

    private async ValueTask<bool> IsStaleAsync(Holding held)
    {
        if ((await _host.Journal.ReadStreamAsync(_stream, held.Version, 1, CancellationToken.None)).Count == 0) return false;
        _held = null;
        return true;
    }

    private async Task<Holding> LoadAsync()
    {
        _held = null;
        try
        {
            var held = await _loader.LoadAsync(CancellationToken.None);
            _snapshotAt = held.Version;
            return _held = held;
        }
        catch (Exception fault)
        {
            _host.Log.NotLoaded(_stream, fault);
            throw;
        }
    }

    private async ValueTask<Verdict> AppendAsync(AppendRequest request)
    {
        try
        {
            // Not bound to any caller: it carries the commands of all of them.
            return await _host.Journal.AppendAsync(request, CancellationToken.None);
        }
        catch (Exception fault)
        {
            _host.Log.OutcomeUnknown(_stream, fault);
            throw;
        }
    }

    private void Confirm(Batch batch, Verdict.Appended appended)
    {
        var held = batch.After(appended);
        foreach (var receipt in appended.Receipts) _receipts.Add(receipt);
        _held = held;
        EngineTelemetry.Appended(_stream, batch.Recorded);
        batch.Answer(held, _receipts);
        if (_loader.KeepsSnapshots && held.Version.Value - _snapshotAt.Value >= _host.Options.SnapshotEvery) _ = KeepSnapshotAsync(held);
    }

    private async Task KeepSnapshotAsync(Holding held)
    {
        _snapshotAt = held.Version;
        try
        {
            await _host.Snapshots!.SaveAsync(_stream, new Snapshot(_type.Schema, held.Version, held.Position, held.Last, _type.Write(held.State)), CancellationToken.None);
        }
        catch (Exception fault)
        {
            _host.Log.SnapshotNotKept(_stream, fault.GetType().Name);
        }
    }
}
