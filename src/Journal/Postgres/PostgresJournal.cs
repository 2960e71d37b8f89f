using System.Data.Common;
using CivilAffairs.Relief.Domain;
using Npgsql;
using static CivilAffairs.Relief.Journal.Postgres.PostgresRows;

namespace CivilAffairs.Relief.Journal.Postgres;

/// <summary>The journal in one schema of a PostgreSQL database, shared by the nodes of a cluster.</summary>
public sealed class PostgresJournal : IJournal
{
    /// <summary>The schema a journal is in when no other is named.</summary>
    public const string DefaultSchema = "journal";

    private const string EventColumns = "e.position, s.name, e.version, e.type, e.data, e.command_id, e.ordinal, e.cause, e.actor, e.at, e.hash";

    private readonly PostgresConnections _connections;
    private readonly JournalSecrets _secrets;
    private readonly HeadWatch _watch;
    private readonly PostgresListener _listener;
    private readonly GroupCommit _appends;

    private PostgresJournal(PostgresConnections connections, JournalSecrets secrets, JournalOptions options, TimeProvider time)
    {
        _connections = connections;
        _secrets = secrets;
        _watch = new(HeadAsync, options.PollInterval, time);
        _listener = new(connections, _watch, time);
        _appends = new(new PostgresWriter(connections, secrets), _watch, options);
    }

    /// <summary>Opens the schema, made or brought to its present form if need be.</summary>
    /// <param name="connectionString">Of Npgsql; the database exists and is encoded in UTF-8. Not through a pooler that shares sessions.</param>
    /// <param name="schema">A plain lower-case name of at most 41 characters.</param>
    /// <exception cref="JournalException">The database cannot be used, or the journal was written under another master key.</exception>
    public static async Task<PostgresJournal> OpenAsync(
        string connectionString,
        JournalSecrets secrets,
        string schema = DefaultSchema,
        JournalOptions? options = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        var connections = new PostgresConnections(connectionString, schema, options);
        try
        {
            await PostgresSchema.PrepareAsync(connections, secrets, cancellationToken);
            return new(connections, secrets, options, time ?? TimeProvider.System);
        }
        catch (Exception e)
        {
            await connections.DisposeAsync();
            if (e is DbException) throw new JournalException($"Schema {schema} cannot be opened as a journal", e);
            throw;
        }
    }

    public ValueTask<Verdict> AppendAsync(AppendRequest request, CancellationToken cancellationToken) => _appends.AppendAsync(request, cancellationToken);

    public async ValueTask<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamName stream, StreamVersion after, int max, CancellationToken cancellationToken) =>
        await ReadAsync(
            $"select {EventColumns} from streams s join events e on e.stream_id = s.id where s.name = $1 and e.version > $2 order by e.version limit $3",
            [Value(stream.ToString()), Value(after.Value), Value((long)max)],
            Event,
            cancellationToken);

    public async ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(JournalPosition after, int max, CancellationToken cancellationToken) =>
        await ReadAsync(
            $"select {EventColumns} from events e join streams s on s.id = e.stream_id where e.position > $1 order by e.position limit $2",
            [Value(after.Value), Value((long)max)],
            Event,
            cancellationToken);

    public async ValueTask<JournalPosition> HeadAsync(CancellationToken cancellationToken) =>
        (await ReadAsync("select position from head", [], row => new JournalPosition(row.GetInt64(0)), cancellationToken)).Single();

    public Task<JournalPosition> WaitAsync(JournalPosition after, CancellationToken cancellationToken) => _watch.WaitAsync(after, cancellationToken);

    public async ValueTask<IReadOnlyList<Receipt>> FindReceiptsAsync(StreamName stream, IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken) =>
        await ReadAsync(
            "select e.command_id, max(e.position), max(e.version) from streams s join events e on e.stream_id = s.id where s.name = $1 and e.command_id = any($2) group by e.command_id",
            [Value(stream.ToString()), Value(commands.Select(command => command.Value).ToArray())],
            row => new Receipt(new(row.GetGuid(0)), new(row.GetInt64(1)), new(row.GetInt64(2))),
            cancellationToken);

    public async ValueTask<IReadOnlyDictionary<StreamName, SubjectKey>> FindKeysAsync(IReadOnlyCollection<StreamName> streams, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(
            "select s.name, k.wrapped from streams s join subject_keys k on k.stream_id = s.id where s.name = any($1)",
            [Value(streams.Select(stream => stream.ToString()).ToArray())],
            row => (Stream: Stored.Stream(row.GetString(0)), Wrapped: row.GetFieldValue<byte[]>(1)),
            cancellationToken);
        return rows.ToDictionary(row => row.Stream, row => _secrets.Unwrap(row.Stream, row.Wrapped));
    }

    public async ValueTask<ClaimHolder?> FindClaimAsync(string kind, string value, CancellationToken cancellationToken) =>
        (await ReadAsync(
            "select s.name, c.place from claims c join streams s on s.id = c.stream_id where c.key = $1",
            [Value(_secrets.HashClaim(kind, value).ToArray())],
            row => PostgresFacts.Holder(row, 0),
            cancellationToken)).SingleOrDefault();

    public async ValueTask DisposeAsync()
    {
        await _appends.DisposeAsync();
        await _listener.DisposeAsync();
        await _connections.DisposeAsync();
    }

    private async Task<List<T>> ReadAsync<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = _connections.Reading.CreateCommand(sql);
            command.Parameters.AddRange(parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken)) rows.Add(row(reader));
            return rows;
        }
        catch (DbException e)
        {
            throw new JournalException("The journal's database could not be read", e);
        }
    }

    private static RecordedEvent Event(NpgsqlDataReader row) => new(
        new(row.GetInt64(0)),
        Stored.Stream(row.GetString(1)),
        new(row.GetInt64(2)),
        row.GetString(3),
        row.GetFieldValue<byte[]>(4),
        new(row.GetGuid(5)),
        row.GetInt32(6),
        new(row.GetInt64(7)),
        Stored.Account(row.GetString(8)),
        row.GetFieldValue<DateTimeOffset>(9),
        row.GetFieldValue<byte[]>(10));
}
