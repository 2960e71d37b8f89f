using System.Collections.Concurrent;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views;

namespace CivilAffairs.Relief.Client.Web.Live;

/// <summary>
/// Reads what changed once for all screens that have the same and want the same: after a batch that all of them got, hundreds of screens on one disaster ask the very same question at the
/// same moment. The answer depends on nothing but the question and where the view is, so it is as good for the last one as for the first.
/// </summary>
public sealed class SharedReads(IViews views, LiveOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Question, Lazy<Task<ViewChanges>>> _answers = new();
    private readonly ConcurrentQueue<(Question Question, long At)> _asked = new();

    /// <summary>As <see cref="IViews.ChangesAsync"/>.</summary>
    public async Task<ViewChanges> ChangesAsync(ViewTable table, ViewFilter filter, JournalPosition after, CancellationToken cancellationToken)
    {
        ForgetOld();
        var question = new Question(table, filter.Scope, filter.Disaster, filter.Depot, after, views.Checkpoint(table), views.Epoch(table));
        if (!_answers.TryGetValue(question, out var answer))
        {
            answer = _answers.GetOrAdd(question, _ => new(() => views.ChangesAsync(table, filter, after, options.BatchRows, CancellationToken.None).AsTask()));
            _asked.Enqueue((question, clock.GetTimestamp()));
        }

        try
        {
            return await answer.Value.WaitAsync(cancellationToken);
        }
        catch when (answer.Value.IsFaulted)
        {
            // The next one asks for itself.
            _answers.TryRemove(new(question, answer));
            throw;
        }
    }

    // A screen that comes later has another question, for the view has moved on; what is kept longer only costs memory.
    private void ForgetOld()
    {
        while (_asked.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At) > options.Pace && _asked.TryDequeue(out oldest)) _answers.TryRemove(oldest.Question, out _);
    }

    private sealed record Question(ViewTable Table, PlaceCode Scope, DisasterId? Disaster, DepotId? Depot, JournalPosition After, JournalPosition Checkpoint, long Epoch);
}
