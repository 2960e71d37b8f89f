using System.Data.Common;
using System.Text.RegularExpressions;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>What is said to the database about one view.</summary>
internal sealed partial class TableSql
{
    private readonly SqlDialect _dialect;
    private readonly (string Name, string Type)[] _own;
    private readonly (string Name, string Type)[] _extra;

    /// <exception cref="ArgumentException">The table's or a column's name is not lower-case letters, digits and underscores.</exception>
    public TableSql(ViewTable view, SqlDialect dialect)
    {
        foreach (var name in view.Columns.Prepend(view.Name))
        {
            if (!Name().IsMatch(name)) throw new ArgumentException($"'{name}' cannot name a view or a column", nameof(view));
        }

        View = view;
        _dialect = dialect;
        _own = [("key", dialect.Text), ("position", "bigint"), ("deleted", "boolean"), ("data", dialect.Blob), ("place", dialect.Text), ("disaster", dialect.Text), ("depot", dialect.Text)];
        _extra = [.. view.Columns.SelectMany(dialect.Columns)];
        Rows = dialect.Table("v_" + view.Name);
        Moved = dialect.Table("m_" + view.Name);
        (string Name, string Type)[] all = [.. _own, .. _extra];
        Upsert = $"insert into {Rows} ({string.Join(", ", all.Select(column => column.Name))}) {dialect.Bound([.. all.Select(column => column.Type)])} on conflict (key) do update set "
            + string.Join(", ", all.Skip(1).Select(column => $"{column.Name} = excluded.{column.Name}"));
        Update = $"update {Rows} set {string.Join(", ", all.Skip(1).ExceptBy(["place", "disaster", "depot"], column => column.Name).Select((column, i) => $"{column.Name} = ${i + 2}"))} where key = $1";
        const string found = "position, deleted, place, disaster, depot, data";
        Find = $"select {found} from {Rows} where key = $1";
        FindMany = $"select {found}, key from {Rows} where key = any($1)";
        Delete = $"delete from {Rows} where key = $1";
        DeleteMany = $"delete from {Rows} where key = any($1)";
    }

    public ViewTable View { get; }

    /// <summary>A row that is deleted stays for a while and says so, to those who follow the view and to an audit. Nobody follows the rows of a process.</summary>
    public bool KeepsTombstones { get; init; } = true;

    /// <summary>The table of the rows.</summary>
    public string Rows { get; }

    /// <summary>The table of the places that rows went away from.</summary>
    public string Moved { get; }

    /// <summary>Selects one row by its key.</summary>
    public string Find { get; }

    /// <summary>Selects rows by an array of keys, which only PostgreSQL knows; the key comes last.</summary>
    public string FindMany { get; }

    /// <summary>Deletes one row by its key, for good.</summary>
    public string Delete { get; }

    /// <summary>As <see cref="Delete"/>, by an array of keys, which only PostgreSQL knows.</summary>
    public string DeleteMany { get; }

    /// <summary>Writes a row, or on PostgreSQL rows: key, position, deleted, data, place, disaster, depot, and the columns of the view.</summary>
    public string Upsert { get; }

    /// <summary>Writes a row that is there with the same scope: key, position, deleted, data, and the columns of the view. Only where each column of a view is one here.</summary>
    public string Update { get; }

    /// <summary>What the table looks like; another look means it is built anew.</summary>
    public string Shape => $"{View.Name}({string.Join(',', View.Columns)})";

    public IEnumerable<string> Create()
    {
        var text = _dialect.Text;
        var columns = _own.Select(column => $"{column.Name} {column.Type} {(column.Name == "key" ? "primary key" : "not null")}").Concat(_extra.Select(column => $"{column.Name} {column.Type}"));
        yield return $"create table if not exists {Rows} ({string.Join(", ", columns)})";
        if (View.IsPrivate)
        {
            // Nobody follows these rows: only tombstones are ever looked for, so that a row changes without touching an index.
            yield return $"create index if not exists \"vd_{View.Name}\" on {Rows} (deleted) where deleted";
        }
        else
        {
            yield return $"create index if not exists \"vp_{View.Name}\" on {Rows} (position)";
            yield return $"create index if not exists \"vl_{View.Name}\" on {Rows} (place)";
        }

        yield return $"""
            create table if not exists {Moved} (
                key {text} not null, place {text} not null, disaster {text} not null, depot {text} not null, position bigint not null, primary key (key, place, disaster, depot))
            """;
        yield return $"create index if not exists \"mp_{View.Name}\" on {Moved} (position)";
    }

    public IEnumerable<string> Drop() => [$"drop table if exists {Rows}", $"drop table if exists {Moved}"];

    /// <summary>Forgets all tombstones.</summary>
    public string Sweep => $"delete from {Rows} where deleted";

    public IEnumerable<string> Empty() => [_dialect.Empty(Rows), _dialect.Empty(Moved)];

    public Statement Note(MovedRow moved) => new(
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
    public StoredRow Read(DbDataReader reader)
    {
        var position = new JournalPosition(reader.GetInt64(0));
        return reader.GetBoolean(1) ? Tombstone(position, reader.GetString(2), reader.GetString(3), reader.GetString(4)) : Read(position, reader.GetFieldValue<byte[]>(5));
    }

    /// <summary>A row that is not deleted. Its scope follows from it.</summary>
    public StoredRow Read(JournalPosition position, ReadOnlySpan<byte> data)
    {
        var row = RowJson.Read(data, View);
        return new(row, position, View.ScopeOf(row));
    }

    public static StoredRow Tombstone(JournalPosition position, string place, string disaster, string depot) => new(null, position, ScopeText.Read(place, disaster, depot));

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,39}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
