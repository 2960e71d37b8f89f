using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Journal.Sqlite;

/// <summary>Appends batches to a SQLite file. The file lock taken by <c>begin immediate</c> is the lock on the head row.</summary>
internal sealed class SqliteWriter(string file, JournalOptions options, JournalSecrets secrets, TimeProvider time) : IBatchWriter
{
    private const int Busy = 5;

    private KnownStreams _known = new();
    private SqliteSession? _session;
    private bool _mustScrub;

    public async ValueTask<WrittenBatch> WriteAsync(IReadOnlyList<AppendRequest> requests)
    {
        try
        {
            var session = _session ??= SqliteSession.OpenWriter(file);
            await BeginAsync(session);
            var batch = Judge(session, requests);
            if (batch.Events.Count == 0)
            {
                session.Execute("rollback");
            }
            else
            {
                Insert(session, batch);
                session.Prepare("commit").Run();
            }

            _known.Keep(batch.Head);
            Scrub(session, batch);
            return new(batch.Verdicts, batch.Head.Position);
        }
        catch (Exception e)
        {
            // Nothing this connection believes is trusted after a fault.
            Forget();
            if (e is SqliteException) throw new JournalException("The journal's file could not be written", e);
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        Forget();
        return ValueTask.CompletedTask;
    }

    private void Forget()
    {
        _known = new();
        _session?.Dispose();
        _session = null;
    }

    // SQLite's own waiting backs off to 100 ms between looks, and a busy neighbour would win every race; looking each millisecond is fair enough.
    private async ValueTask BeginAsync(SqliteSession session)
    {
        var begin = session.Prepare("begin immediate");
        session.Prepare("pragma busy_timeout = 0").Run();
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                begin.Run();
                break;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == Busy && time.GetElapsedTime(started) < options.TurnTimeout)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), time);
            }
        }
    }

    private Batch Judge(SqliteSession session, IReadOnlyList<AppendRequest> requests)
    {
        var head = ReadHead(session);
        _known.Align(head);
        var batch = new Batch(head, new SqliteFacts(session), _known, secrets);
        foreach (var request in requests) batch.Judge(request);
        return batch;
    }

    private static Head ReadHead(SqliteSession session)
    {
        var select = session.Prepare("select position, hash, streams from head");
        if (!select.Step()) throw new JournalException("The journal has no head");
        var head = new Head(select.Int64(0), select.Bytes(1).ToArray(), select.Int64(2));
        select.Reset();
        return head;
    }

    private static void Insert(SqliteSession session, Batch batch)
    {
        foreach (var stream in batch.NewStreams)
        {
            session.Prepare("insert into streams (id, name) values (?, ?)").Bind(1, stream.Id).Bind(2, stream.Name.ToString()).Run();
        }

        var insert = session.Prepare(
            "insert into events (position, stream_id, version, type, data, command_id, ordinal, cause, actor, at, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        foreach (var (streamId, e, hash) in batch.Events)
        {
            insert.Bind(1, e.Position.Value).Bind(2, streamId).Bind(3, e.Version.Value).Bind(4, e.Type).BindText(5, e.Data.Span).Bind(6, e.Command.Value)
                .Bind(7, e.Ordinal).Bind(8, e.Cause.Value).Bind(9, e.Actor.ToString()).Bind(10, Microseconds.Of(e.At)).Bind(11, hash)
                .Run();
        }

        foreach (var (key, claim) in batch.Claims) Insert(session, key, claim);
        foreach (var (streamId, wrapped) in batch.Keys)
        {
            if (wrapped is null) session.Prepare("delete from subject_keys where stream_id = ?").Bind(1, streamId).Run();
            else session.Prepare("insert or replace into subject_keys (stream_id, wrapped) values (?, ?)").Bind(1, streamId).Bind(2, wrapped).Run();
        }

        session.Prepare("update head set position = ?, hash = ?, streams = ?")
            .Bind(1, batch.Head.Position).Bind(2, batch.Head.Hash.Span).Bind(3, batch.Head.Streams)
            .Run();
    }

    private static void Insert(SqliteSession session, ClaimKey key, ClaimRow? claim)
    {
        if (claim is null) session.Prepare("delete from claims where key = ?").Bind(1, key.ToArray()).Run();
        else session.Prepare("insert or replace into claims (key, stream_id, place) values (?, ?, ?)").Bind(1, key.ToArray()).Bind(2, claim.StreamId).Bind(3, claim.Place?.ToString()).Run();
    }

    // A destroyed key must not live on in the write-ahead log. While a reader holds the log this does nothing, and the next batch tries again.
    private void Scrub(SqliteSession session, Batch batch)
    {
        if (batch.Keys.ContainsValue(null)) _mustScrub = true;
        if (!_mustScrub) return;
        _mustScrub = session.Scalar("pragma wal_checkpoint(truncate)") != 0;
    }
}
