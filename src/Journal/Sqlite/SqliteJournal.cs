using CivilAffairs.Relief.Domain;
using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Journal.Sqlite;

/// <summary>The journal in one SQLite file. Several processes may have it open; each commit is on the disk before it is told.</summary>
public sealed class SqliteJournal : IJournal
{
    private const string EventColumns = "e.position, s.name, e.version, e.type, e.data, e.command_id, e.ordinal, e.cause, e.actor, e.at, e.hash";

    private readonly SqliteReaders _readers;
    private readonly HeadWatch _watch;
    private readonly GroupCommit _appends;
    private readonly JournalSecrets _secrets;

    private SqliteJournal(string file, JournalSecrets secrets, JournalOptions options, TimeProvider time)
    {
        _secrets = secrets;
        _readers = new(file);
        _watch = new(HeadAsync, options.PollInterval, time);
        _appends = new(new SqliteWriter(file, options, secrets, time), _watch, options);
    }

    /// <summary>Opens the file, made or brought to the present schema if need be. Its folder must exist.</summary>
    /// <exception cref="JournalException">The file cannot be used, or was written under another master key.</exception>
    public static SqliteJournal Open(string file, JournalSecrets secrets, JournalOptions? options = null, TimeProvider? time = null)
    {
        try
        {
            using var session = SqliteSession.OpenWriter(file);
            SqliteSchema.Prepare(session, secrets);
        }
        catch (SqliteException e)
        {
            throw new JournalException($"{file} cannot be opened as a journal", e);
        }

        return new(file, secrets, options ?? new(), time ?? TimeProvider.System);
    }

    public ValueTask<Verdict> AppendAsync(AppendRequest request, CancellationToken cancellationToken) => _appends.AppendAsync(request, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamName stream, StreamVersion after, int max, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<RecordedEvent>>(
            session => Events(session.Prepare(
                    $"select {EventColumns} from streams s join events e on e.stream_id = s.id where s.name = ? and e.version > ? order by e.version limit ?")
                .Bind(1, stream.ToString())
                .Bind(2, after.Value)
                .Bind(3, max)),
            cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(JournalPosition after, int max, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<RecordedEvent>>(
            session => Events(session.Prepare(
                    $"select {EventColumns} from events e join streams s on s.id = e.stream_id where e.position > ? order by e.position limit ?")
                .Bind(1, after.Value)
                .Bind(2, max)),
            cancellationToken);

    public ValueTask<JournalPosition> HeadAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => new JournalPosition(session.Scalar("select position from head")), cancellationToken);

    public Task<JournalPosition> WaitAsync(JournalPosition after, CancellationToken cancellationToken) => _watch.WaitAsync(after, cancellationToken);

    public ValueTask<IReadOnlyList<Receipt>> FindReceiptsAsync(StreamName stream, IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<Receipt>>(
            session =>
            {
                if (StreamId(session, stream) is not { } id) return [];
                return [.. commands.Select(command => SqliteFacts.FindReceipt(session, id, command)).OfType<Receipt>()];
            },
            cancellationToken);

    public ValueTask<IReadOnlyDictionary<StreamName, SubjectKey>> FindKeysAsync(IReadOnlyCollection<StreamName> streams, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyDictionary<StreamName, SubjectKey>>(
            session =>
            {
                var keys = new Dictionary<StreamName, SubjectKey>(streams.Count);
                foreach (var stream in streams)
                {
                    var select = session.Prepare("select k.wrapped from streams s join subject_keys k on k.stream_id = s.id where s.name = ?").Bind(1, stream.ToString());
                    if (!select.Step()) continue;
                    keys[stream] = _secrets.Unwrap(stream, select.Bytes(0));
                    select.Reset();
                }

                return keys;
            },
            cancellationToken);

    public ValueTask<ClaimHolder?> FindClaimAsync(string kind, string value, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => SqliteFacts.FindClaim(session, _secrets.HashClaim(kind, value)), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _appends.DisposeAsync();
        _readers.Dispose();
    }

    private static long? StreamId(SqliteSession session, StreamName stream)
    {
        var select = session.Prepare("select id from streams where name = ?").Bind(1, stream.ToString());
        if (!select.Step()) return null;
        var id = select.Int64(0);
        select.Reset();
        return id;
    }

    private static List<RecordedEvent> Events(SqliteStatement select)
    {
        var events = new List<RecordedEvent>();
        while (select.Step())
        {
            events.Add(new(
                new(select.Int64(0)),
                Stored.Stream(select.Text(1)),
                new(select.Int64(2)),
                select.Text(3),
                select.Bytes(4).ToArray(),
                new(select.Guid(5)),
                (int)select.Int64(6),
                new(select.Int64(7)),
                Stored.Account(select.Text(8)),
                Microseconds.From(select.Int64(9)),
                select.Bytes(10).ToArray()));
        }

        return events;
    }
}
