using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Journal.Sqlite;

/// <summary>Connections for reading; they never wait for the writer, nor it for them.</summary>
internal sealed class SqliteReaders(string file) : IDisposable
{
    private const int Most = 8;

    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _free = new(Most);
    private volatile bool _closed;

    /// <exception cref="JournalException">The file cannot be read.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        await _free.WaitAsync(cancellationToken);
        SqliteSession? session = null;
        try
        {
            if (!_idle.TryTake(out session)) session = SqliteSession.OpenReader(file);
            var result = read(session);
            _idle.Add(session);
            if (_closed) CloseIdle();
            return result;
        }
        catch (Exception e)
        {
            session?.Dispose();
            if (e is SqliteException) throw new JournalException("The journal's file could not be read", e);
            throw;
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        _closed = true;
        CloseIdle();
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var session)) session.Dispose();
    }
}
