using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Running;

/// <summary>Events of the journal in order.</summary>
/// <param name="Full">As many as were asked for: there may be more behind them.</param>
internal readonly record struct JournalPage(IReadOnlyList<DecodedEvent> Events, bool Full);

/// <summary>Reads the journal page by page, the next one while the last is still being taken in.</summary>
internal sealed class PageReader(EventReader events) : IAsyncDisposable
{
    private (JournalPosition After, int Max, Task<IReadOnlyList<DecodedEvent>> Events)? _next;

    /// <summary>Events with a position above <paramref name="after"/>, at most <paramref name="max"/>; fewer where a smaller page was read ahead.</summary>
    public async ValueTask<JournalPage> ReadAsync(JournalPosition after, int max, CancellationToken cancellationToken)
    {
        var page = await FindAsync(after, max, cancellationToken);
        if (page.Events.Count > max) page = new([.. page.Events.Take(max)], Full: true);

        // At the journal's end there is nothing to read ahead.
        _next = page.Full ? (page.Events[^1].Position, max, Task.Run(() => events.ReadAsync(page.Events[^1].Position, max, cancellationToken).AsTask(), cancellationToken)) : null;
        return page;
    }

    // The journal is not to be closed under its reader.
    public ValueTask DisposeAsync() => ForgetAsync();

    private async ValueTask<JournalPage> FindAsync(JournalPosition after, int max, CancellationToken cancellationToken)
    {
        if (_next is { } ahead && ahead.After == after) return Page(await ahead.Events, ahead.Max);
        await ForgetAsync();
        return Page(await events.ReadAsync(after, max, cancellationToken), max);
    }

    // What went wrong with a page that nobody asked for concerns nobody.
    private async ValueTask ForgetAsync()
    {
        if (_next is { } left) await ((Task)left.Events).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _next = null;
    }

    private static JournalPage Page(IReadOnlyList<DecodedEvent> events, int max) => new(events, events.Count >= max);
}
