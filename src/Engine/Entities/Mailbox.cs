namespace CivilAffairs.Relief.Engine.Entities;

/// <summary>How a letter was received.</summary>
internal enum Posted
{
    /// <summary>It waits; somebody is at work.</summary>
    Waiting,

    /// <summary>It waits, and the poster has to start the work.</summary>
    First,

    /// <summary>Too many wait already.</summary>
    Full,

    /// <summary>The thing was let go: ask for it anew.</summary>
    Closed,
}

/// <summary>The letters waiting for one thing, and whether somebody is at work on them. There is no thread of its own: work runs while there are letters.</summary>
internal sealed class Mailbox(int bound)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<Letter>? _waiting;
    private bool _working;
    private volatile bool _closed;

    public bool IsClosed => _closed;

    public Posted Post(Letter letter)
    {
        lock (_gate)
        {
            if (_closed) return Posted.Closed;
            if (_waiting?.Count >= bound) return Posted.Full;
            (_waiting ??= new(1)).Add(letter);
            if (_working) return Posted.Waiting;
            _working = true;
            return Posted.First;
        }
    }

    /// <summary>The letters that wait, at most <paramref name="most"/>; the caller's to change. With none the work is over, and the next poster starts it again.</summary>
    public List<Letter>? Take(int most)
    {
        lock (_gate)
        {
            if (_waiting is not { } waiting)
            {
                _working = false;
                if (_closed) _emptied.TrySetResult();
                return null;
            }

            if (waiting.Count <= most)
            {
                _waiting = null;
                return waiting;
            }

            var taken = waiting.GetRange(0, most);
            waiting.RemoveRange(0, most);
            return taken;
        }
    }

    /// <summary>Closes the box for good unless somebody is at work.</summary>
    public bool TryClose()
    {
        lock (_gate)
        {
            if (_working) return false;
            return _closed = true;
        }
    }

    /// <summary>Takes no more letters, and completes when those inside are answered.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            return _working ? _emptied.Task : Task.CompletedTask;
        }
    }
}
