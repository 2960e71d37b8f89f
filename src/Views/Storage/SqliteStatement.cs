using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>A statement that stays prepared and returns nothing. Straight on the native API: a command object for each row costs more than the row.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly List<int> _places = [];
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), database);
    }

    public void Run(object?[] values)
    {
        for (int i = 0; i < values.Length; i++) Check(Bind(PlaceOf(i), values[i]));
        int code;
        do code = raw.sqlite3_step(_statement);
        while (code == raw.SQLITE_ROW);
        var reset = raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE) Check(reset);
    }

    public void Dispose() => _statement.Dispose();

    // To SQLite $1 is a name: places are given in the order in which the names first stand in the text.
    private int PlaceOf(int value)
    {
        while (_places.Count <= value) _places.Add(raw.sqlite3_bind_parameter_index(_statement, "$" + (_places.Count + 1).ToString(CultureInfo.InvariantCulture)));
        return _places[value];
    }

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        bool truth => raw.sqlite3_bind_int64(_statement, index, truth ? 1 : 0),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, index, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        _ => throw new ArgumentException($"a {value.GetType().Name} is not kept in a column", nameof(value)),
    };

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _database);
    }
}
