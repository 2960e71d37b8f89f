using System.Data.Common;
using System.Globalization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>The conditions and values of one query as it is put together.</summary>
internal sealed class Condition(SqlDialect dialect, ViewTable view)
{
    private readonly List<object?> _values = [];

    public object?[] Values => [.. _values];

    public string Bind(object? value)
    {
        _values.Add(value);
        return "$" + _values.Count.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Rows that the filter's scope, disaster and depot let through.</summary>
    public string Within(ViewFilter filter, string alias)
    {
        var terms = new List<string> { Inside(filter.Scope, alias) };
        if (filter.Disaster is { } disaster) terms.Add($"{alias}.disaster = {Bind(ScopeText.Of(disaster))}");
        if (filter.Depot is { } depot) terms.Add($"{alias}.depot = {Bind(ScopeText.Of(depot))}");
        return string.Join(" and ", terms);
    }

    public string Inside(PlaceCode scope, string alias)
    {
        if (scope == PlaceCode.Country) return "true";

        // ':' follows '9': the range holds exactly the codes that begin with this one.
        var digits = ScopeText.Of(scope);
        var inside = $"{alias}.place >= {Bind(digits)} and {alias}.place < {Bind(digits + ":")}";
        if (!view.SeenFromBelow) return inside;
        var above = Enum.GetValues<PlaceTier>().Select(scope.AtTier).Where(place => place != scope).Distinct().Select(place => Bind(ScopeText.Of(place)));
        return $"({inside} or {alias}.place in ({string.Join(", ", above)}))";
    }

    /// <summary>Rows whose column values and search text are those asked for.</summary>
    /// <exception cref="ArgumentException">The view has no such column.</exception>
    public string Matching(ViewTable table, ViewFilter filter)
    {
        var terms = new List<string>();
        foreach (var (column, value) in filter.Equal)
        {
            Require(table, column);
            var ways = (value is IReadOnlyCollection<object> several ? several : [value]).Select(Plain).Select(plain => dialect.Equal(column, plain, Bind(plain)));
            terms.Add($"({string.Join(" or ", ways)})");
        }

        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            Require(table, "search");
            foreach (var word in filter.Search.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) terms.Add(dialect.Holds("search", Bind(word.ToLowerInvariant())));
        }

        if (filter.Key is { } key) terms.Add($"t.key = {Bind(key)}");

        return terms.Count == 0 ? "true" : string.Join(" and ", terms);
    }

    private static object Plain(object value) => value switch
    {
        bool truth => truth ? 1L : 0L,
        int number => (long)number,
        _ => value,
    };

    public static void Require(ViewTable table, string column)
    {
        if (!table.Columns.Contains(column, StringComparer.Ordinal)) throw new ArgumentException($"the view '{table.Name}' has no column '{column}'", nameof(column));
    }
}

/// <summary>The queries of readers, each within one state of the database.</summary>
internal static class ViewQueries
{
    /// <summary>Rows changed after a position and up to the checkpoint; whole positions only, so that no row of a position is passed over.</summary>
    public static async ValueTask<ViewChanges> ChangesAsync(SqlSession session, TableSql sql, SqlDialect dialect, ViewFilter filter, JournalPosition after, JournalPosition checkpoint, int max, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(after, checkpoint, max + 1L);
        if (rows.Count <= max) return new(rows, checkpoint, More: false);

        var cut = rows[max].Position;
        var whole = rows.TakeWhile(row => row.Position < cut).ToList();
        if (whole.Count > 0) return new(whole, whole[^1].Position, More: true);

        // More rows belong to this one position than were asked for: they go together.
        return new(await ReadAsync(new(cut.Value - 1), cut, long.MaxValue), cut, More: true);

        async ValueTask<List<ViewRow>> ReadAsync(JournalPosition from, JournalPosition through, long limit)
        {
            var condition = new Condition(dialect, sql.View);
            var text = after == JournalPosition.None ? FirstLoad(sql, condition, filter, from, through) : Later(sql, condition, filter, from, through);
            return await session.QueryAsync($"{text} limit {condition.Bind(limit)}", ReadRow, cancellationToken, condition.Values);
        }
    }

    public static async ValueTask<(List<ViewRow> Rows, long Total)> ListAsync(SqlSession session, TableSql sql, SqlDialect dialect, ViewFilter filter, ViewPaging paging, CancellationToken cancellationToken)
    {
        var condition = new Condition(dialect, sql.View);
        var matching = $"from {sql.Rows} t where not t.deleted and {condition.Within(filter, "t")} and {condition.Matching(sql.View, filter)}";
        var total = await session.QueryAsync($"select count(*) {matching}", static reader => reader.GetInt64(0), cancellationToken, condition.Values);
        var way = paging.Descending ? "desc" : "asc";
        var order = paging.Sort switch
        {
            null or "key" => $"t.key {way}",
            "position" => $"t.position {way}, t.key {way}",
            _ => $"{dialect.Order(Known(sql.View, paging.Sort), paging.Descending)}, t.key {way}",
        };
        var page = $"select t.key, t.position, t.deleted, t.data {matching} order by {order} limit {condition.Bind((long)paging.Take)} offset {condition.Bind((long)paging.Skip)}";
        return (await session.QueryAsync(page, ReadRow, cancellationToken, condition.Values), total[0]);
    }

    public static async ValueTask<ViewRow?> FindAsync(SqlSession session, TableSql sql, SqlDialect dialect, string key, PlaceCode scope, CancellationToken cancellationToken)
    {
        var condition = new Condition(dialect, sql.View);
        var text = $"select t.key, t.position, t.deleted, t.data from {sql.Rows} t where t.key = {condition.Bind(key)} and not t.deleted and {condition.Inside(scope, "t")}";
        return (await session.QueryAsync(text, ReadRow, cancellationToken, condition.Values)).FirstOrDefault();
    }

    private static string FirstLoad(TableSql sql, Condition condition, ViewFilter filter, JournalPosition from, JournalPosition through) =>
        $"""
        select t.key, t.position, t.deleted, t.data from {sql.Rows} t
        where t.position > {condition.Bind(from.Value)} and t.position <= {condition.Bind(through.Value)} and not t.deleted
            and {condition.Within(filter, "t")} and {condition.Matching(sql.View, filter)}
        order by t.position, t.key
        """;

    // A row that no longer matches, or went out of the scope, reads as deleted: the reader may hold it from before.
    private static string Later(TableSql sql, Condition condition, ViewFilter filter, JournalPosition from, JournalPosition through)
    {
        var after = condition.Bind(from.Value);
        var last = condition.Bind(through.Value);
        return $"""
            select key, position, deleted, data from (
                select t.key, t.position, t.deleted or not coalesce({condition.Matching(sql.View, filter)}, false) as deleted, t.data from {sql.Rows} t
                where t.position > {after} and t.position <= {last} and {condition.Within(filter, "t")}
                union all
                select m.key, max(m.position), true, null from {sql.Moved} m
                where m.position > {after} and m.position <= {last} and {condition.Within(filter, "m")}
                    and not exists (select 1 from {sql.Rows} t where t.key = m.key and {condition.Within(filter, "t")})
                group by m.key) changed
            order by position, key
            """;
    }

    private static string Known(ViewTable table, string column)
    {
        Condition.Require(table, column);
        return column;
    }

    private static ViewRow ReadRow(DbDataReader reader)
    {
        var deleted = reader.GetBoolean(2);
        return new(reader.GetString(0), new(reader.GetInt64(1)), deleted, deleted ? ReadOnlyMemory<byte>.Empty : reader.GetFieldValue<byte[]>(3));
    }
}
