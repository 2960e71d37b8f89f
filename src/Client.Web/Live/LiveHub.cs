using System.Runtime.CompilerServices;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Accounts;
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
public sealed class LiveHub(IViews views, ViewTables tables, LiveOptions options, TimeProvider clock) : Hub
{
    /// <summary>Rows of one view within the caller's scope, from a position on, as they change.</summary>
    /// <param name="request">Which rows, and the last position that the screen has.</param>
    /// <param name="cancellationToken">Ends the subscription; the connection's end does, too.</param>
    /// <exception cref="HubException">No such view, or a place outside the account's area.</exception>
    public IAsyncEnumerable<LiveBatch> Rows(LiveRequest request, CancellationToken cancellationToken)
    {
        var table = tables.Find(request.View) ?? throw new HubException($"view: no view is named '{request.View}'");
        var scope = AccountClaims.ActorOf(Context.User!).Scope;
        if (request.Place is { } place)
        {
            if (place.IsInside(scope)) scope = place;
            else if (!scope.IsInside(place)) throw new HubException("place: outside your area");
        }

        return StreamAsync(table, new ViewFilter(scope, request.Disaster, request.Depot), request.After, request.Epoch, cancellationToken);
    }

    private async IAsyncEnumerable<LiveBatch> StreamAsync(ViewTable table, ViewFilter filter, JournalPosition after, long epoch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var live = false;
        while (true)
        {
            var changes = await views.ChangesAsync(table, filter, after, options.BatchRows, cancellationToken);
            if (changes.Resync || (changes.Epoch != epoch && after != JournalPosition.None))
            {
                yield return LiveBatch.StartOver;
                (after, epoch, live) = (JournalPosition.None, changes.Epoch, false);
                continue;
            }

            (after, epoch) = (changes.Through, changes.Epoch);
            var caughtUp = !changes.More;
            if (changes.Rows.Count > 0 || (caughtUp && !live)) yield return LiveBatch.Of(changes, clock.GetUtcNow());
            live = caughtUp;
            if (!caughtUp) continue;

            // Rows that change again within the pace are sent once: this is what lets hundreds of screens watch a busy disaster.
            await Task.Delay(options.Pace, clock, cancellationToken);
            await views.NextAsync(table, after, cancellationToken);
        }
    }
}

/// <param name="View">Name of the view.</param>
/// <param name="After">The last position that the screen has; zero for a first load.</param>
/// <param name="Epoch">Of the batch that the position is from; a view that was built anew since has another.</param>
/// <param name="Place">Narrows the account's own scope, or null.</param>
public sealed record LiveRequest(string View, JournalPosition After = default, long Epoch = 0, DisasterId? Disaster = null, DepotId? Depot = null, PlaceCode? Place = null);

/// <summary>Rows to merge by key, in order.</summary>
/// <param name="Resync">The screen is too far behind: drop all rows, the whole view follows.</param>
/// <param name="Through">The position to resume from.</param>
/// <param name="More">More follows at once: the screen is catching up, not live.</param>
/// <param name="At">The server's time, by which a screen says how old its figures are.</param>
public sealed record LiveBatch(bool Resync, IReadOnlyList<LiveRow> Rows, JournalPosition Through, long Epoch, bool More, DateTimeOffset? At)
{
    public static LiveBatch StartOver { get; } = new(true, [], JournalPosition.None, 0, true, null);

    public static LiveBatch Of(ViewChanges changes, DateTimeOffset at) =>
        new(false, [.. changes.Rows.Select(row => new LiveRow(row.Key, row.Position, row.Deleted ? null : JsonSerializer.Deserialize<JsonElement>(row.Json.Span)))], changes.Through, changes.Epoch, changes.More, at);
}

/// <param name="Row">The row; null once it is deleted or has left the scope.</param>
public sealed record LiveRow(string Key, JournalPosition Position, JsonElement? Row);

/// <param name="Pace">The least time between two batches of one subscription.</param>
/// <param name="BatchRows">The most rows of a batch.</param>
public sealed record LiveOptions(TimeSpan Pace, int BatchRows)
{
    public static LiveOptions Default { get; } = new(TimeSpan.FromMilliseconds(100), 500);
}
