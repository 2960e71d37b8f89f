using System.Data.Common;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views.Running;
using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>
/// Statement 6: builds every view anew in a place of its own and compares all rows - key, position, place, disaster, depot and JSON - with the live
/// ones. Rows that changed after the audit began are left out, and views that another build keeps, which are counted.
/// </summary>
/// <remarks>
/// The names of an erased household are gone from its events, so a rebuild never writes them into a row, and has nothing to change where the live row lost them or
/// whatever followed from them: there the live row says the same and carries a later position.
/// </remarks>
/// <param name="live">The views in use.</param>
/// <param name="projections">What keeps them.</param>
/// <param name="scratch">An empty database for the rebuild; disposed of afterwards.</param>
public sealed class ViewsAudit(ViewStore live, Func<IReadOnlyList<IProjection>> projections, Func<ViewDatabase> scratch)
{
    private const int Page = 2000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly AuditFindings _findings = new(AuditStatement.Views);

    /// <summary>How long the live views may take to come to where the audit began.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <param name="erased">A household of this journal was erased.</param>
    internal async ValueTask<AuditVerdict> RunAsync(IJournal journal, EventReader events, bool erased, CancellationToken cancellationToken)
    {
        var head = await journal.HeadAsync(cancellationToken);
        var rebuilt = projections();
        await using var store = await ViewStore.OpenAsync(scratch(), rebuilt, cancellationToken: cancellationToken);
        await RebuildAsync(store, rebuilt, journal, events, head, cancellationToken);
        foreach (var projection in rebuilt) await CompareAsync(projection, store, head, erased, cancellationToken);
        return _findings.Verdict();
    }

    private static async ValueTask RebuildAsync(ViewStore store, IReadOnlyList<IProjection> rebuilt, IJournal journal, EventReader events, JournalPosition head, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var runner = new ProjectionRunner(journal, events, store, rebuilt, new ViewOptions { KeepTombstones = long.MaxValue / 4 }, TimeProvider.System);
        var running = runner.RunAsync(done.Token);
        try
        {
            foreach (var projection in rebuilt)
            {
                var standing = store.Progress.WaitAsync(projection.Name, status => status.Position >= head || status.Stop is not null, cancellationToken);
                if (await Task.WhenAny(standing, running) == running) await running;
                await standing;
            }
        }
        finally
        {
            await done.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async ValueTask CompareAsync(IProjection projection, ViewStore rebuilt, JournalPosition head, bool erased, CancellationToken cancellationToken)
    {
        var stop = rebuilt.Progress.Find(projection.Name)?.Stop;
        if (!_findings.Check(stop is null, "rebuild-stops", null, stop?.At ?? head, () => $"'{projection.Name}' cannot take {stop!.Event}: {stop.Error}")) return;
        var kept = await LiveAsync(projection, head, cancellationToken);
        if (kept is not null && kept.Version != projection.Version)
        {
            // While a cluster is brought to a new version, nodes of one build keep what those of the other cannot make.
            _findings.Count("views-of-another-build");
            return;
        }

        var at = kept?.Position ?? JournalPosition.None;
        if (!_findings.Check(at >= head, "behind", null, at, () => $"'{projection.Name}' is at {at} of {head}")) return;

        // The scratch store made its tables from another set of projections: names are what both know.
        foreach (var table in projection.Tables)
        {
            var liveTable = live.Tables.Keys.First(one => one.Name == table.Name);
            await CompareAsync(new RowWalk(live, liveTable, head), new RowWalk(rebuilt, table, head), erased, cancellationToken);
        }
    }

    /// <summary>The live view once it stands at the head; at once where it stands still, or where it is another build's, which is not compared however far it is.</summary>
    private async ValueTask<ConsumerStatus?> LiveAsync(IProjection projection, JournalPosition head, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Look)
        {
            var status = (await live.RefreshAsync(cancellationToken)).FirstOrDefault(one => one.Name == projection.Name);
            if (status is null || status.Version != projection.Version || status.Position >= head || status.Stop is not null || waited >= Patience) return status;
            await Task.Delay(Look, cancellationToken);
        }
    }

    /// <summary>Both come in order of their keys, so that two pages are all that is kept of them.</summary>
    private async ValueTask CompareAsync(RowWalk lives, RowWalk rebuilds, bool erased, CancellationToken cancellationToken)
    {
        var (one, other) = (await lives.NextAsync(cancellationToken), await rebuilds.NextAsync(cancellationToken));
        while (one is not null || other is not null)
        {
            var order = one is null ? 1 : other is null ? -1 : string.CompareOrdinal(one.Key, other.Key);
            if (order == 0)
            {
                _findings.Count("rows");
                var same = one!.Same(other!) && (one.Position == other!.Position || (erased && one.Position > other.Position));
                Check(same, "row-differs", lives, one);
                (one, other) = (await lives.NextAsync(cancellationToken), await rebuilds.NextAsync(cancellationToken));
            }
            else if (order < 0)
            {
                Check(holds: false, "row-unfounded", lives, one!);
                one = await lives.NextAsync(cancellationToken);
            }
            else
            {
                // Changed or deleted since the audit began: the live row has moved behind the head, with a tombstone if it is gone.
                if (await lives.HasMovedOnAsync(other!.Key, cancellationToken)) _findings.Count("rows-moved-on");
                else Check(holds: false, "row-missing", lives, other);
                other = await rebuilds.NextAsync(cancellationToken);
            }
        }
    }

    // Keys are ids and places; they may be told, the rows may not.
    private void Check(bool holds, string rule, RowWalk lives, AuditRow row) => _findings.Check(holds, rule, null, row.Position, () => $"{lives.Table.Name} {row.Key}");

    /// <summary>A row as the database has it.</summary>
    private sealed record AuditRow(string Key, JournalPosition Position, string Place, string Disaster, string Depot, byte[] Data)
    {
        public bool Same(AuditRow other) => Place == other.Place && Disaster == other.Disaster && Depot == other.Depot && Data.AsSpan().SequenceEqual(other.Data);
    }

    /// <summary>All rows of a view that last changed up to a position, in order of their keys, page by page.</summary>
    private sealed class RowWalk(ViewStore store, ViewTable table, JournalPosition head)
    {
        private readonly TableSql _sql = store.Tables[table];
        private Queue<AuditRow> _page = [];
        private string _last = string.Empty;

        public ViewTable Table => table;

        public async ValueTask<AuditRow?> NextAsync(CancellationToken cancellationToken)
        {
            if (_page.Count == 0) _page = new(await ReadAsync(cancellationToken));
            if (!_page.TryDequeue(out var row)) return null;
            _last = row.Key;
            return row;
        }

        public async ValueTask<bool> HasMovedOnAsync(string key, CancellationToken cancellationToken)
        {
            var found = await store.Database.ReadAsync(session => session.QueryAsync($"select position from {_sql.Rows} where key = $1", static reader => reader.GetInt64(0), cancellationToken, key), cancellationToken);
            return found.Count > 0 && found[0] > head.Value;
        }

        private ValueTask<List<AuditRow>> ReadAsync(CancellationToken cancellationToken) => store.Database.ReadAsync(
            session => session.QueryAsync(
                $"""
                select key, position, place, disaster, depot, data from {_sql.Rows}
                where not deleted and position <= $1 and key > $2 order by key limit $3
                """,
                Read,
                cancellationToken,
                head.Value,
                _last,
                (long)Page),
            cancellationToken);

        private static AuditRow Read(DbDataReader reader) => new(
            reader.GetString(0),
            new(reader.GetInt64(1)),
            reader.GetString(2),
            reader.GetString(3),
            reader.GetString(4),
            reader.GetFieldValue<byte[]>(5));
    }
}
