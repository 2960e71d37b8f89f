using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>What is said to the database about one view.</summary>
internal sealed partial class TableSql
{
    private readonly SqlDialect _dialect;
    private readonly (string Name, string Type)[] _extra;
    private readonly string _upsert;

    /// <exception cref="ArgumentException">The table's or a column's name is not lower-case letters, digits and underscores.</exception>
    public TableSql(ViewTable view, SqlDialect dialect)
    {
        foreach (var name in view.Columns.Prepend(view.Name))
        {
            if (!Name().IsMatch(name)) throw new ArgumentException($"'{name}' cannot name a view or a column", nameof(view));
        }

        View = view;
        _dialect = dialect;
        Rows = dialect.Table("v_" + view.Name);
        Moved = dialect.Table("m_" + view.Name);
        _extra = [.. view.Columns.SelectMany(dialect.Columns)];
        string[] columns = ["key", "position", "deleted", "place", "disaster", "depot", "data", .. _extra.Select(column => column.Name)];
        var places = Enumerable.Range(1, columns.Length).Select(n => "$" + n.ToString(CultureInfo.InvariantCulture));
        _upsert = $"insert into {Rows} ({string.Join(", ", columns)}) values ({string.Join(", ", places)}) on conflict (key) do update set " +
            string.Join(", ", columns.Skip(1).Select(column => $"{column} = excluded.{column}"));
        Find = $"select position, deleted, place, disaster, depot, data from {Rows} where key = $1";
    }

    public ViewTable View { get; }

    /// <summary>The table of the rows.</summary>
    public string Rows { get; }

    /// <summary>The table of the places that rows went away from.</summary>
    public string Moved { get; }

    public string Find { get; }

    /// <summary>What the table looks like; another look means it is built anew.</summary>
    public string Shape => $"{View.Name}({string.Join(',', View.Columns)})";

    public IEnumerable<string> Create()
    {
        var text = _dialect.Text;
        yield return $"""
            create table if not exists {Rows} (
                key {text} primary key, position bigint not null, deleted boolean not null, place {text} not null, disaster {text} not null, depot {text} not null,
                data {_dialect.Blob} not null{string.Concat(_extra.Select(column => $", {column.Name} {column.Type}"))})
            """;
        yield return $"create index if not exists \"vp_{View.Name}\" on {Rows} (position)";
        if (!View.IsPrivate) yield return $"create index if not exists \"vl_{View.Name}\" on {Rows} (place)";
        yield return $"""
            create table if not exists {Moved} (
                key {text} not null, place {text} not null, disaster {text} not null, depot {text} not null, position bigint not null, primary key (key, place, disaster, depot))
            """;
        yield return $"create index if not exists \"mp_{View.Name}\" on {Moved} (position)";
    }

    public IEnumerable<string> Drop() => [$"drop table if exists {Rows}", $"drop table if exists {Moved}"];

    public Statement Upsert(string key, StoredRow row, byte[] data)
    {
        var deleted = row.Row is null;
        var extra = deleted ? Enumerable.Repeat<object?>(null, _extra.Length) : View.ValuesOf(row.Row!).SelectMany(_dialect.Values);
        var scope = row.Scope!;
        return new(_upsert, [key, row.Position.Value, deleted, ScopeText.Of(scope.Place), ScopeText.Of(scope.Disaster), ScopeText.Of(scope.Depot), data, .. extra]);
    }

    public Statement Upsert(MovedRow moved) => new(
        $"insert into {Moved} (key, place, disaster, depot, position) values ($1, $2, $3, $4, $5) on conflict (key, place, disaster, depot) do update set position = excluded.position",
        moved.Row.Key,
        ScopeText.Of(moved.Former.Place),
        ScopeText.Of(moved.Former.Disaster),
        ScopeText.Of(moved.Former.Depot),
        moved.Position.Value);

    /// <summary>Forgets tombstones up to the position, inclusive.</summary>
    public IEnumerable<Statement> Prune(JournalPosition through) =>
    [
        new($"delete from {Rows} where deleted and position <= $1", through.Value),
        new($"delete from {Moved} where position <= $1", through.Value),
    ];

    /// <summary>Reads what <see cref="Find"/> selects.</summary>
    public static StoredRow Read(DbDataReader reader, Func<byte[], object> parse)
    {
        var data = reader.GetFieldValue<byte[]>(5);
        return new(
            reader.GetBoolean(1) ? null : parse(data),
            data,
            new JournalPosition(reader.GetInt64(0)),
            ScopeText.Read(reader.GetString(2), reader.GetString(3), reader.GetString(4)));
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,39}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
