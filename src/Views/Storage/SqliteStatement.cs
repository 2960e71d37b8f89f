using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>A statement that stays prepared, for one user at a time. Straight on the native API: a command object for each row costs more than the row.</summary>
/// <remarks>Parameters are <c>$1</c>, <c>$2</c>... and are bound from 0; columns count from 0.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), database);

        // To SQLite $1 is a name: places are given in the order in which the names first stand in the text.
        _places = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement)).Select(n => raw.sqlite3_bind_parameter_index(_statement, "$" + n.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>Runs a statement that returns nothing.</summary>
    public void Run(ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++) Bind(i, values[i]);
        Run();
    }

    /// <summary>Runs a statement that returns nothing, as it is bound.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    public void Bind(int parameter, object? value)
    {
        switch (value)
        {
            case null:
                Check(raw.sqlite3_bind_null(_statement, _places[parameter]));
                break;
            case long number:
                Bind(parameter, number);
                break;
            case bool truth:
                Bind(parameter, truth ? 1 : 0);
                break;
            case string text:
                Bind(parameter, text);
                break;
            case byte[] bytes:
                Bind(parameter, bytes.AsSpan());
                break;
            default:
                throw new ArgumentException($"a {value.GetType().Name} is not kept in a column", nameof(value));
        }
    }

    public void Bind(int parameter, long number) => Check(raw.sqlite3_bind_int64(_statement, _places[parameter], number));

    public void Bind(int parameter, string text)
    {
        // No bytes at all would be taken for no text.
        if (text.Length == 0)
        {
            Check(raw.sqlite3_bind_text(_statement, _places[parameter], text));
            return;
        }

        // SQLite takes a copy: none of ours is left behind.
        Span<byte> near = stackalloc byte[256];
        byte[]? far = null;
        try
        {
            var most = Encoding.UTF8.GetMaxByteCount(text.Length);
            var utf8 = most <= near.Length ? near : far = ArrayPool<byte>.Shared.Rent(most);
            Check(raw.sqlite3_bind_text(_statement, _places[parameter], utf8[..Encoding.UTF8.GetBytes(text, utf8)]));
        }
        finally
        {
            if (far is not null) ArrayPool<byte>.Shared.Return(far);
        }
    }

    public void Bind(int parameter, ReadOnlySpan<byte> bytes) =>
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, _places[parameter], 0) : raw.sqlite3_bind_blob(_statement, _places[parameter], bytes));

    /// <summary>As <see cref="Run()"/>.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Change()
    {
        Run();
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Moves to the next row; at the end the statement is ready for its next use.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW) return true;
        var reset = raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE) Check(reset);
        return false;
    }

    /// <summary>Ends a reading before its last row.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>Good until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _database);
    }
}
