using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Running;

namespace CivilAffairs.Relief.Views.Tests;

/// <summary>One process with its views and its runner.</summary>
public sealed class ViewNode : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop;
    private readonly Task _running;
    private bool _stopped;

    private ViewNode(ViewStore store, Consumers consumers, Task running, CancellationTokenSource stop)
    {
        Store = store;
        Consumers = consumers;
        _running = running;
        _stop = stop;
    }

    public ViewStore Store { get; }

    public Consumers Consumers { get; }

    public static async Task<ViewNode> StartAsync(ViewPlace place, NoteJournal journal, IReadOnlyList<IProjection> projections, ViewOptions? options = null)
    {
        options ??= new() { PageSize = 50, WaitTimeout = Patience };
        var store = await ViewStore.OpenAsync(place.Open(), projections, options: options);
        var stop = new CancellationTokenSource();
        var runner = new ProjectionRunner(journal.Journal, journal.Reader, store, projections, options, TimeProvider.System);
        return new(store, new(store, journal.Journal, TimeProvider.System), Task.Run(() => runner.RunAsync(stop.Token)), stop);
    }

    /// <summary>Completes with the consumer's status once it satisfies.</summary>
    public async Task<ConsumerStatus> UntilAsync(string consumer, Func<ConsumerStatus, bool> satisfies)
    {
        try
        {
            return await Store.Progress.WaitAsync(consumer, satisfies, CancellationToken.None).WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"'{consumer}' is {Store.Progress.Find(consumer)} and did not come to what the test waits for", late);
        }
    }

    public Task UntilAsync(string consumer, JournalPosition position) => UntilAsync(consumer, status => status.Position >= position);

    /// <summary>All rows of a view that a reader gets who begins now, by key.</summary>
    public async Task<IReadOnlyList<ViewRow>> RowsAsync(ViewTable table)
    {
        var changes = await Store.ChangesAsync(table, new(PlaceCode.Country), JournalPosition.None, int.MaxValue - 1, CancellationToken.None);
        return [.. changes.Rows.OrderBy(row => row.Key, StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopped) return;
        _stopped = true;
        await _stop.CancelAsync();
        await _running.WaitAsync(Patience);
        await Store.DisposeAsync();
        _stop.Dispose();
    }
}
