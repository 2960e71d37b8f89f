using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>Views in one SQLite file.</summary>
public sealed class SqliteViewDatabase(string file) : ViewDatabase
{
    private const int MostReaders = 8;

    private readonly ConcurrentBag<SqlSession> _readers = [];
    private readonly SemaphoreSlim _reading = new(MostReaders);

    // Waiting for the turn in here is fair and quick; SQLite's own waiting polls.
    private readonly SemaphoreSlim _writing = new(1);

    internal override bool Shared => false;

    internal override SqlDialect Dialect => SqlDialect.Sqlite;

    internal override async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(cancellationToken);
        await WriteAsync(
            session,
            async writing =>
            {
                foreach (var sql in FixedTables.Create(Dialect)) await writing.ExecuteAsync(sql, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    internal override async ValueTask<SqlSession> OpenAsync(CancellationToken cancellationToken)
    {
        // Here, unlike in the journal, a power cut may take the last commits, rows and checkpoint together: they are made again from the journal.
        var session = await ConnectAsync(cancellationToken);
        await session.ExecuteAsync("pragma journal_mode = wal", cancellationToken);
        await session.ExecuteAsync("pragma synchronous = normal", cancellationToken);

        // What an erased household had in its rows is overwritten, not left in free pages.
        await session.ExecuteAsync("pragma secure_delete = on", cancellationToken);
        await session.ExecuteAsync("pragma cache_size = -65536", cancellationToken);

        // A page that changes again before it is carried over is carried over once: a sixth less is written than at a quarter of this (bench/README.md).
        await session.ExecuteAsync("pragma wal_autocheckpoint = 32000", cancellationToken);
        return session;
    }

    internal override async ValueTask<SqlSession> OpenReadingAsync(CancellationToken cancellationToken)
    {
        var session = await ConnectAsync(cancellationToken);
        await session.ExecuteAsync("pragma cache_size = -16384", cancellationToken);
        return session;
    }

    internal override async ValueTask<T> ReadAsync<T>(Func<SqlSession, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        SqlSession? session = null;
        try
        {
            if (!_readers.TryTake(out session)) session = await ConnectAsync(cancellationToken);
            await session.BeginSnapshotAsync(cancellationToken);
            var result = await read(session);
            await session.CommitAsync(cancellationToken);
            _readers.Add(session);
            return result;
        }
        catch
        {
            if (session is not null) await session.DisposeAsync();
            throw;
        }
        finally
        {
            _reading.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var session)) await session.DisposeAsync();
        _reading.Dispose();
        _writing.Dispose();
    }

    private protected override async ValueTask<IDisposable?> TurnAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        return new Turn(_writing);
    }

    private async ValueTask<SqlSession> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            return new SqliteSession(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
