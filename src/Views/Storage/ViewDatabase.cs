namespace CivilAffairs.Relief.Views.Storage;

/// <summary>The database that keeps the views, apart from the journal's: a file of its own, or a schema of its own.</summary>
public abstract class ViewDatabase : IAsyncDisposable
{
    /// <summary>Whether other machines may have the same database: a lease that is held is then waited for instead of taken over at start.</summary>
    internal abstract bool Shared { get; }

    internal abstract SqlDialect Dialect { get; }

    /// <summary>Brings the fixed tables into being.</summary>
    internal abstract ValueTask PrepareAsync(CancellationToken cancellationToken);

    /// <summary>A session of the caller's own, for writing.</summary>
    internal abstract ValueTask<SqlSession> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A session of the caller's own, for reading beside one that writes.</summary>
    internal virtual ValueTask<SqlSession> OpenReadingAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <summary>Reads one state of the database.</summary>
    internal abstract ValueTask<T> ReadAsync<T>(Func<SqlSession, ValueTask<T>> read, CancellationToken cancellationToken);

    /// <summary>Runs a write transaction: commits when the work returns, else rolls back.</summary>
    internal async ValueTask<T> WriteAsync<T>(SqlSession session, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        await session.BeginWriteAsync(cancellationToken);
        try
        {
            var result = await work(session);
            await session.CommitAsync(cancellationToken);
            return result;
        }
        catch
        {
            await session.RollbackAsync();
            throw;
        }
    }

    /// <summary>As the other, on a session of the moment.</summary>
    internal async ValueTask<T> WriteAsync<T>(Func<SqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(cancellationToken);
        return await WriteAsync(session, work, cancellationToken);
    }

    /// <summary>Waits for the turn to write, where only one may at a time; dispose of it to pass it on.</summary>
    private protected abstract ValueTask<IDisposable?> TurnAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
