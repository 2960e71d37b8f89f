using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>A reaction and the event it answers; none where a deadline calls for it.</summary>
internal sealed record Pending(Reaction Reaction, string Process, DecodedEvent? Cause);

/// <summary>What one process does about one page of events.</summary>
internal sealed class ReactionBatch(string process, RowBatch rows, SqlDialect dialect) : IReactions
{
    private readonly List<Pending> _sent = [];
    private readonly List<(string Key, Deadline? Deadline)> _deadlines = [];
    private (int Sent, int Deadlines) _before;
    private DecodedEvent? _event;

    public RowBatch Rows => rows;

    public IReadOnlyList<Pending> Sent => _sent;

    public void Begin(DecodedEvent @event)
    {
        _event = @event;
        _before = (_sent.Count, _deadlines.Count);
        rows.Begin(@event.Position);
    }

    public void Undo()
    {
        _sent.RemoveRange(_before.Sent, _sent.Count - _before.Sent);
        _deadlines.RemoveRange(_before.Deadlines, _deadlines.Count - _before.Deadlines);
        rows.Undo();
    }

    public void Send(Reaction reaction) => _sent.Add(new(reaction, process, _event));

    public void Schedule(Deadline deadline) => _deadlines.Add((deadline.Key, deadline));

    public void Cancel(string key) => _deadlines.Add((key, null));

    public ValueTask<TRow?> FindAsync<TRow>(ViewTable<TRow> table, string key, CancellationToken cancellationToken)
        where TRow : class => rows.FindAsync(table, key, cancellationToken);

    public void Put<TRow>(ViewTable<TRow> table, string key, TRow row)
        where TRow : class => rows.Put(table, key, row);

    public void Delete<TRow>(ViewTable<TRow> table, string key)
        where TRow : class => rows.Delete(table, key);

    /// <summary>What becomes of the deadlines, each key once.</summary>
    public IEnumerable<Statement> Deadlines()
    {
        var last = new Dictionary<string, Deadline?>(StringComparer.Ordinal);
        foreach (var (key, deadline) in _deadlines) last[key] = deadline;
        return last.Select(one => one.Value is { } deadline ? DeadlineTable.Set(dialect, process, deadline) : DeadlineTable.Remove(dialect, process, one.Key));
    }
}
