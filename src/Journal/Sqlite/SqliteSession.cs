using Microsoft.Data.Sqlite;

namespace CivilAffairs.Relief.Journal.Sqlite;

/// <summary>A connection with its prepared statements, for one user at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    // What a commit writes is mostly one page of an index for each stream in it: a larger page would be written for the same few bytes.
    private const int PageSize = 4096;
    private const int CheckpointPages = 32_000;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    private SqliteSession(string file, SqliteOpenMode mode)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        _connection.Open();
    }

    /// <summary>The appending connection: every commit is synced to the disk before it counts.</summary>
    public static SqliteSession OpenWriter(string file)
    {
        var session = new SqliteSession(file, SqliteOpenMode.ReadWriteCreate);
        session.With(
            $"pragma busy_timeout = 10000; pragma page_size = {PageSize}; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; " +
            $"pragma secure_delete = on; pragma wal_autocheckpoint = {CheckpointPages}; pragma cache_size = -16384");
        if (session.ScalarText("pragma journal_mode") == "wal") return session;
        session.Dispose();
        throw new JournalException($"{file} lies where a write-ahead log cannot be kept, such as a network folder");
    }

    public static SqliteSession OpenReader(string file)
    {
        var session = new SqliteSession(file, SqliteOpenMode.ReadWrite);
        return session.With("pragma busy_timeout = 10000; pragma query_only = on; pragma cache_size = -16384");
    }

    /// <summary>Without any settings, for looking after a file that nobody has open.</summary>
    public static SqliteSession OpenBare(string file) => new(file, SqliteOpenMode.ReadWrite);

    /// <summary>A statement that stays prepared.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement)) return statement;
        statement = new(_connection.Handle!, sql);
        _statements.Add(sql, statement);
        return statement;
    }

    /// <summary>Runs one or several statements once, their rows unread.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the only row.</summary>
    public long Scalar(string sql)
    {
        var statement = Prepare(sql);
        if (!statement.Step()) throw new JournalException($"No row from: {sql}");
        var value = statement.Int64(0);
        statement.Reset();
        return value;
    }

    public string ScalarText(string sql)
    {
        var statement = Prepare(sql);
        if (!statement.Step()) throw new JournalException($"No row from: {sql}");
        var value = statement.Text(0);
        statement.Reset();
        return value;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }

    private SqliteSession With(string pragmas)
    {
        try
        {
            Execute(pragmas);
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }
}
