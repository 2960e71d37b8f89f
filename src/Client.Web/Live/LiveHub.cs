using System.Runtime.CompilerServices;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace CivilAffairs.Relief.Client.Web.Live;

/// <summary>
/// Pushes the rows of views to screens. A subscription is a stream of batches that the screen's own connection pulls, so a slow screen falls behind by itself:
/// changes coalesce per row while it does, and neither the writer nor another screen waits for it.
/// </summary>
[Authorize]
public sealed class LiveHub(IViews views, SharedReads reads, ViewTables tables, Freshness freshness, LiveOptions options, DoorMetrics metrics, TimeProvider clock) : Hub
{
    private const int MostStreams = 100;

    public override Task OnConnectedAsync()
    {
        metrics.Screen(1);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        metrics.Screen(-1);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Rows of one view within the caller's scope, from a position on, as they change.</summary>
    /// <param name="request">Which rows, and the last position that the screen has.</param>
    /// <param name="cancellationToken">Ends the subscription; the connection's end does, too.</param>
    /// <exception cref="HubException">No such view, a place outside the account's area, or too many subscriptions on one connection.</exception>
    public IAsyncEnumerable<LiveBatch> Rows(LiveRequest? request, CancellationToken cancellationToken)
    {
        if (request?.View is null) throw new HubException("view: is missing");
        var table = tables.Find(request.View) ?? throw new HubException($"view: no view is named '{request.View}'");
        var scope = AccountClaims.ActorOf(Context.User!).Scope;
        if (request.Place is { } place)
        {
            if (place.IsInside(scope)) scope = place;
            else if (!scope.IsInside(place)) throw new HubException("place: outside your area");
        }

        var streams = OpenStream();
        return CountedAsync(table, streams, StreamAsync(table, new ViewFilter(scope, request.Disaster, request.Depot), request.After, request.Epoch, cancellationToken));
    }

    /// <summary>Which readers of the journal stand still, at once and whenever it changes. A page whose view is among them says so: its rows are as old as that.</summary>
    /// <param name="cancellationToken">Ends the subscription; the connection's end does, too.</param>
    public async IAsyncEnumerable<IReadOnlyList<Standstill>> Standstills([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A connection needs one of these; more count as any subscription.
        var streams = OpenStream();
        try
        {
            IReadOnlyList<Standstill>? told = null;
            while (true)
            {
                var now = views.Standstills();
                if (told is null || !now.Select(Mark).SequenceEqual(told.Select(Mark))) yield return told = now;
                await Task.Delay(options.Look, clock, cancellationToken);
            }
        }
        finally
        {
            streams.Close();
        }

        static (string, JournalPosition, DateTimeOffset) Mark(Standstill one) => (one.Consumer, one.At, one.Since);
    }

    /// <summary>How many subscriptions the connection has.</summary>
    private OpenStreams Streams => Context.Items.TryGetValue(typeof(OpenStreams), out var known) ? (OpenStreams)known! : (OpenStreams)(Context.Items[typeof(OpenStreams)] = new OpenStreams());

    private OpenStreams OpenStream()
    {
        var streams = Streams;
        if (streams.Open() <= MostStreams) return streams;
        streams.Close();
        throw new HubException($"view: a connection watches at most {MostStreams}");
    }

    private async IAsyncEnumerable<LiveBatch> CountedAsync(ViewTable table, OpenStreams streams, IAsyncEnumerable<LiveBatch> batches)
    {
        metrics.Subscription(table.Name, 1);
        try
        {
            await foreach (var batch in batches)
            {
                metrics.Pushed(table.Name, batch.Rows.Count);
                metrics.Offered(table.Name, 1);
                try
                {
                    yield return batch;
                }
                finally
                {
                    // Asked for the next one: the connection took this; or it is gone.
                    metrics.Offered(table.Name, -1);
                }
            }
        }
        finally
        {
            metrics.Subscription(table.Name, -1);
            streams.Close();
        }
    }

    private async IAsyncEnumerable<LiveBatch> StreamAsync(ViewTable table, ViewFilter filter, JournalPosition after, long epoch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (live, loaded) = (false, false);
        var told = clock.GetTimestamp();
        while (true)
        {
            // A view that has not moved since needs no query: most wake-ups of a quiet disaster are such.
            var isOld = !loaded || views.Checkpoint(table) != after || views.Epoch(table) != epoch;
            var found = isOld ? await ReadAsync(table, filter, after, cancellationToken) : null;

            // While the views cannot be reached the screen hears that it is behind, and goes on where it was.
            loaded = !isOld || found is not null;
            var changes = found ?? new ViewChanges([], after, More: false) { Epoch = epoch };
            if (changes.Resync || (changes.Epoch != epoch && after != JournalPosition.None))
            {
                yield return LiveBatch.StartOver;
                (after, epoch, live) = (JournalPosition.None, changes.Epoch, false);
                continue;
            }

            (after, epoch) = (changes.Through, changes.Epoch);
            var asOf = freshness.AsOf(after);
            var nowLive = !changes.More && freshness.IsLive(asOf);
            if (changes.Rows.Count > 0 || nowLive != live || clock.GetElapsedTime(told) >= options.Heartbeat)
            {
                yield return LiveBatch.Of(changes, nowLive, asOf);
                (live, told) = (nowLive, clock.GetTimestamp());
            }

            if (changes.More) continue;

            // Rows that change again within the pace are sent once: this is what lets hundreds of screens watch a busy disaster. A view that keeps up has a pace of
            // its own, and what it has to say is sent at once.
            var read = clock.GetTimestamp();
            await NextAsync(table, after, cancellationToken);
            if (clock.GetElapsedTime(read) < options.Pace / 2) await Task.Delay(UntilNextBeat(), clock, cancellationToken);
        }
    }

    // All screens keep the same beat, so that those which watch the same read it together.
    private TimeSpan UntilNextBeat() => options.Pace - TimeSpan.FromTicks(clock.GetElapsedTime(0).Ticks % options.Pace.Ticks);

    private async Task<ViewChanges?> ReadAsync(ViewTable table, ViewFilter filter, JournalPosition after, CancellationToken cancellationToken)
    {
        try
        {
            return await reads.ChangesAsync(table, filter, after, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && Away.Is(fault))
        {
            return null;
        }
    }

    // A quiet disaster is still live: the screen hears so by the heartbeat, and when the view falls behind.
    private async Task NextAsync(ViewTable table, JournalPosition after, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = views.NextAsync(table, after, waiting.Token);
        await Task.WhenAny(next, Task.Delay(options.Look, clock, waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}

/// <param name="View">Name of the view.</param>
/// <param name="After">The last position that the screen has; zero for a first load.</param>
/// <param name="Epoch">Of the batch that the position is from; a view that was built anew since has another.</param>
/// <param name="Place">Narrows the account's own scope, or null.</param>
public sealed record LiveRequest(string View, JournalPosition After = default, long Epoch = 0, DisasterId? Disaster = null, DepotId? Depot = null, PlaceCode? Place = null);

/// <summary>Rows to merge by key, in order.</summary>
/// <param name="Resync">The screen is too far behind: drop all rows, the whole view follows.</param>
/// <param name="Through">The position to resume from, with <paramref name="Epoch"/>.</param>
/// <param name="Live">Whether the rows now show everything that happened up to two seconds ago; otherwise the screen is catching up.</param>
/// <param name="AsOf">The moment up to which they are complete; null while that is not known.</param>
public sealed record LiveBatch(bool Resync, IReadOnlyList<LiveRow> Rows, JournalPosition Through, long Epoch, bool Live, DateTimeOffset? AsOf)
{
    public static LiveBatch StartOver { get; } = new(true, [], JournalPosition.None, 0, false, null);

    public static LiveBatch Of(ViewChanges changes, bool live, DateTimeOffset? asOf) =>
        new(false, [.. changes.Rows.Select(row => new LiveRow(row.Key, row.Position, row.Deleted ? null : new RawJson(row.Json)))], changes.Through, changes.Epoch, live, asOf);
}

/// <param name="Row">The row; null once it is deleted or has left the scope.</param>
public sealed record LiveRow(string Key, JournalPosition Position, RawJson? Row);

/// <param name="Pace">The time from one beat to the next; a subscription gets one batch a beat at most.</param>
/// <param name="Look">How long a quiet subscription waits before it looks whether it is still live.</param>
/// <param name="Heartbeat">How long a screen may hear nothing while it is connected.</param>
/// <param name="BatchRows">The most rows of a batch.</param>
public sealed record LiveOptions(TimeSpan Pace, TimeSpan Look, TimeSpan Heartbeat, int BatchRows)
{
    public static LiveOptions Default { get; } = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 250);
}

/// <summary>The subscriptions of one connection. Its calls come one after another; the ends of streams come at any time.</summary>
internal sealed class OpenStreams
{
    private int _count;

    public int Open() => Interlocked.Increment(ref _count);

    public void Close() => Interlocked.Decrement(ref _count);
}
