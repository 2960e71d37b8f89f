using System.Globalization;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>Where the two databases write the same thing differently.</summary>
internal abstract class SqlDialect
{
    public static SqlDialect Sqlite { get; } = new SqliteDialect();

    public static SqlDialect Postgres { get; } = new PostgresDialect();

    /// <summary>Type of bytes.</summary>
    public abstract string Blob { get; }

    /// <summary>Type of text that compares byte by byte, so that both databases sort alike.</summary>
    public abstract string Text { get; }

    /// <summary>A key that the database counts up by itself.</summary>
    public abstract string Counted { get; }

    /// <summary>A table's name in SQL.</summary>
    public abstract string Table(string name);

    /// <summary>Definitions of the columns that one column of a view needs.</summary>
    public abstract IEnumerable<(string Name, string Type)> Columns(string column);

    /// <summary>What an insert takes its rows from: one row, a parameter for each column, or many, an array for each column.</summary>
    public abstract string Bound(IReadOnlyList<string> types);

    /// <summary>Takes all rows out of a table.</summary>
    public abstract string Empty(string table);

    /// <summary>Condition that a column of a view equals the value bound at <paramref name="place"/>.</summary>
    public abstract string Equal(string column, object value, string place);

    /// <summary>Condition that the <c>search</c> column holds the text, in lower case, bound at <paramref name="place"/>.</summary>
    public abstract string Holds(string column, string place);

    /// <summary>Sorts by a column of a view, rows without a value before the smallest.</summary>
    public abstract string Order(string column, bool descending);

    /// <summary>A value of a view's column as it is kept: numbers and truth values as whole numbers.</summary>
    public static object? Plain(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? 1L : 0L,
        long number => number,
        int number => (long)number,
        _ => throw new ArgumentException($"a view's column holds text, long, bool or null, not {value.GetType().Name}", nameof(value)),
    };

    private static string Place(int index) => "$" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Direction(bool descending) => descending ? "desc nulls last" : "asc nulls first";

    private sealed class SqliteDialect : SqlDialect
    {
        public override string Blob => "blob";

        public override string Text => "text";

        public override string Counted => "integer primary key autoincrement";

        public override string Table(string name) => $"\"{name}\"";

        // Without a type, so that text stays text and numbers stay numbers.
        public override IEnumerable<(string Name, string Type)> Columns(string column) => [($"\"c_{column}\"", "")];

        public override string Bound(IReadOnlyList<string> types) => $"values ({string.Join(", ", types.Select((_, i) => Place(i)))})";

        public override string Empty(string table) => $"delete from {table}";

        public override string Equal(string column, object value, string place) => $"\"c_{column}\" = {place}";

        public override string Holds(string column, string place) => $"instr(lower(\"c_{column}\"), {place}) > 0";

        public override string Order(string column, bool descending) => $"\"c_{column}\" {Direction(descending)}";
    }

    private sealed class PostgresDialect : SqlDialect
    {
        public override string Blob => "bytea";

        public override string Text => "text collate \"C\"";

        public override string Counted => "bigint generated always as identity primary key";

        public override string Table(string name) => $"views.\"{name}\"";

        // A column of a view holds either text or numbers; nothing tells which before the first row.
        public override IEnumerable<(string Name, string Type)> Columns(string column) => [($"\"n_{column}\"", "bigint"), ($"\"t_{column}\"", Text)];

        public override string Bound(IReadOnlyList<string> types) => $"select * from unnest({string.Join(", ", types.Select((type, i) => $"{Place(i)}::{type.Split(' ')[0]}[]"))})";

        public override string Empty(string table) => $"truncate {table}";

        public override string Equal(string column, object value, string place) => value is string ? $"\"t_{column}\" = {place}" : $"\"n_{column}\" = {place}";

        public override string Holds(string column, string place) => $"strpos(lower(\"t_{column}\"), {place}) > 0";

        public override string Order(string column, bool descending) => $"\"n_{column}\" {Direction(descending)}, \"t_{column}\" {Direction(descending)}";
    }
}
