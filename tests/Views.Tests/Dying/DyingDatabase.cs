using System.Diagnostics;
using CivilAffairs.Relief.Views.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CivilAffairs.Relief.Views.Tests.Dying;

/// <summary>Views in a file, in a process that dies as by a power cut at a chosen change of a row or a checkpoint.</summary>
internal sealed class DyingDatabase(string file, int change) : ViewDatabase
{
    private readonly SqliteViewDatabase _views = new(file);
    private readonly SemaphoreSlim _writing = new(1);
    private int _changes;

    internal override bool Shared => _views.Shared;

    internal override SqlDialect Dialect => _views.Dialect;

    internal override ValueTask PrepareAsync(CancellationToken cancellationToken) => _views.PrepareAsync(cancellationToken);

    internal override async ValueTask<SqlSession> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        raw.sqlite3_update_hook(connection.Handle, Count, null);
        return new SqliteSession(connection);
    }

    internal override ValueTask<T> ReadAsync<T>(Func<SqlSession, ValueTask<T>> read, CancellationToken cancellationToken) => _views.ReadAsync(read, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await _views.DisposeAsync();
        _writing.Dispose();
    }

    private protected override async ValueTask<IDisposable?> TurnAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        return new Turn(_writing);
    }

    private void Count(object data, int kind, utf8z database, utf8z table, long row)
    {
        var name = table.utf8_to_string();
        if (name != FixedTables.Consumers && !name.StartsWith("v_", StringComparison.Ordinal)) return;
        if (Interlocked.Increment(ref _changes) == change) Process.GetCurrentProcess().Kill();
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
