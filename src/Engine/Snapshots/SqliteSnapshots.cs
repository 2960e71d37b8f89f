using System.Threading.Channels;
using CivilAffairs.Relief.Domain;
using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Engine.Snapshots;

/// <summary>Snapshots in an SQLite file of their own. Saving is done in the background; when it cannot keep up, or the file is bad, snapshots are dropped.</summary>
public sealed class SqliteSnapshots : ISnapshots, IAsyncDisposable
{
    private const int QueueBound = 256;

    private readonly Channel<(StreamName Stream, Snapshot Snapshot)> _queue = Channel.CreateBounded<(StreamName, Snapshot)>(
        new BoundedChannelOptions(QueueBound) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly SqliteConnection _connection;
    private readonly Lock _using = new();
    private readonly Task _writing;

    /// <param name="path">The file; created when it is not there, made anew when it is not a database.</param>
    public SqliteSnapshots(string path)
    {
        _connection = Open(path);
        _writing = WriteAsync();
    }

    public ValueTask<Snapshot?> FindAsync(StreamName stream, CancellationToken cancellationToken)
    {
        try
        {
            lock (_using) return ValueTask.FromResult(Find(stream));
        }
        catch (Exception fault) when (IsBadData(fault))
        {
            return ValueTask.FromResult<Snapshot?>(null);
        }
    }

    public ValueTask SaveAsync(StreamName stream, Snapshot snapshot, CancellationToken cancellationToken)
    {
        _queue.Writer.TryWrite((stream, snapshot));
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes what is queued and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
        await _connection.DisposeAsync();
    }

    private static bool IsBadData(Exception fault) => fault is SqliteException or InvalidCastException or FormatException or ArgumentException;

    private static SqliteConnection Open(string path)
    {
        try
        {
            return OpenOnce(path);
        }
        catch (SqliteException)
        {
            // A cache is worth no repair.
            foreach (var file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
            return OpenOnce(path);
        }
    }

    private static SqliteConnection OpenOnce(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var setup = connection.CreateCommand();
            // A snapshot lost or torn by a power cut costs a replay only, so no flush is waited for.
            setup.CommandText =
                """
                pragma journal_mode = wal;
                pragma synchronous = off;
                create table if not exists snapshots(
                    stream text primary key, schema text not null, version integer not null, position integer not null, command text not null, state blob not null) without rowid;
                """;
            setup.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task WriteAsync()
    {
        await foreach (var (stream, snapshot) in _queue.Reader.ReadAllAsync())
        {
            try
            {
                lock (_using) Save(stream, snapshot);
            }
            catch (SqliteException)
            {
                // The next one may fit again; nobody depends on this one.
            }
        }
    }

    private Snapshot? Find(StreamName stream)
    {
        using var query = _connection.CreateCommand();
        query.CommandText = "select schema, version, position, command, state from snapshots where stream = $stream";
        query.Parameters.AddWithValue("$stream", stream.ToString());
        using var row = query.ExecuteReader();
        return row.Read() ? new(row.GetString(0), new(row.GetInt64(1)), new(row.GetInt64(2)), new(Guid.Parse(row.GetString(3))), row.GetFieldValue<byte[]>(4)) : null;
    }

    private void Save(StreamName stream, Snapshot snapshot)
    {
        using var save = _connection.CreateCommand();
        save.CommandText = "insert or replace into snapshots(stream, schema, version, position, command, state) values($stream, $schema, $version, $position, $command, $state)";
        save.Parameters.AddWithValue("$stream", stream.ToString());
        save.Parameters.AddWithValue("$schema", snapshot.Schema);
        save.Parameters.AddWithValue("$version", snapshot.Version.Value);
        save.Parameters.AddWithValue("$position", snapshot.Position.Value);
        save.Parameters.AddWithValue("$command", snapshot.Command.ToString());
        save.Parameters.AddWithValue("$state", snapshot.State.ToArray());
        save.ExecuteNonQuery();
    }
}
