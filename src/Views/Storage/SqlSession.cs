using System.Data.Common;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>
/// A connection with its commands kept ready, for one user at a time. Parameters are written <c>$1</c>, <c>$2</c>... on both databases: PostgreSQL reads
/// them as places, SQLite as names.
/// </summary>
internal abstract class SqlSession(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = [];

    protected DbConnection Connection { get; } = connection;

    public bool InTransaction { get; private set; }

    /// <summary>Begins a reading that sees one state of the database throughout.</summary>
    public abstract ValueTask BeginSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Begins a writing; on SQLite it has the file for itself.</summary>
    public abstract ValueTask BeginWriteAsync(CancellationToken cancellationToken);

    public ValueTask CommitAsync(CancellationToken cancellationToken) => EndAsync("commit", cancellationToken);

    /// <summary>Ends whatever was begun, without effect and without complaint.</summary>
    public async ValueTask RollbackAsync()
    {
        if (!InTransaction) return;
        try
        {
            await EndAsync("rollback", CancellationToken.None);
        }
        catch (DbException)
        {
            // The connection is broken; the database has rolled back by itself.
        }
    }

    /// <returns>Rows changed.</returns>
    public async ValueTask<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object?[] values) =>
        await Bound(sql, values).ExecuteNonQueryAsync(cancellationToken);

    public async ValueTask<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params object?[] values)
    {
        var rows = new List<T>();
        await using var reader = await Bound(sql, values).ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Whether finding a row is a journey to another process: then rows are better fetched many at a time.</summary>
    public virtual bool IsFar => false;

    /// <summary>The rows of a view that have one of the keys.</summary>
    public async ValueTask<IReadOnlyList<(string Key, StoredRow Row)>> FindRowsAsync(TableSql table, string[] keys, CancellationToken cancellationToken) =>
        await QueryAsync(table.FindMany, reader => (reader.GetString(6), table.Read(reader)), cancellationToken, [keys]);

    /// <summary>A row of a view, or null where it never was.</summary>
    public virtual async ValueTask<StoredRow?> FindRowAsync(TableSql table, string key, CancellationToken cancellationToken) =>
        (await QueryAsync(table.Find, table.Read, cancellationToken, key)).FirstOrDefault();

    /// <summary>As <see cref="FindRowAsync"/>, where the caller cannot wait.</summary>
    public virtual StoredRow? FindRow(TableSql table, string key)
    {
        using var reader = Bound(table.Find, [key]).ExecuteReader();
        return reader.Read() ? table.Read(reader) : null;
    }

    /// <summary>Writes rows of one view, each key once.</summary>
    public abstract ValueTask WriteRowsAsync(TableSql table, IReadOnlyList<RowWrite> rows, RowWriter json, CancellationToken cancellationToken);

    /// <summary>Runs many statements in order.</summary>
    public virtual async ValueTask ExecuteManyAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements) await ExecuteAsync(statement.Sql, cancellationToken, statement.Values);
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values) await command.DisposeAsync();
        await Connection.DisposeAsync();
    }

    protected async ValueTask BeginAsync(string sql, CancellationToken cancellationToken)
    {
        await ExecuteAsync(sql, cancellationToken);
        InTransaction = true;
    }

    protected abstract void Bind(DbCommand command, object?[] values);

    private async ValueTask EndAsync(string sql, CancellationToken cancellationToken)
    {
        await ExecuteAsync(sql, cancellationToken);
        InTransaction = false;
    }

    private DbCommand Bound(string sql, object?[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = Connection.CreateCommand();
#pragma warning disable CA2100 // Only our own texts come here; what people typed is bound.
            command.CommandText = sql;
#pragma warning restore CA2100
            _commands.Add(sql, command);
        }

        Bind(command, values);
        return command;
    }
}

/// <summary>One statement with its values.</summary>
internal sealed record Statement(string Sql, params object?[] Values);
