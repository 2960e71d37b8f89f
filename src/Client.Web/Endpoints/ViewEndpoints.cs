using System.Globalization;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Description;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Projections;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Lists and details: every view, within the scope of whoever asks.</summary>
public static class ViewEndpoints
{
    private const int LargestPage = 500;

    public static void MapViews(this IEndpointRouteBuilder routes, ViewTables tables)
    {
        var group = routes.MapGroup("/api/views").RequireAuthorization();
        foreach (var table in tables.All)
        {
            group.MapGet($"/{table.Name}", (HttpContext http, IViews views, IJournal journal) => ListAsync(http, views, journal, table))
                .Produces(StatusCodes.Status200OK, typeof(RowsReply<>).MakeGenericType(table.Row), "application/json")
                .WithMetadata(new ListsView(table))
                .WithTags("views");

            // A key of two things has a slash in it.
            group.MapGet($"/{table.Name}/{{**key}}", (string key, HttpContext http, IViews views, IJournal journal) => FindAsync(http, views, journal, table, key))
                .Produces(StatusCodes.Status200OK, table.Row, "application/json")
                .WithTags("views");
        }
    }

    private static async Task<IResult> ListAsync(HttpContext http, IViews views, IJournal journal, ViewTable table)
    {
        var query = http.Request.Query;
        if (Filter(http, table, out var filter) is { } fault) return fault;
        var sort = query["sort"].ToString() is { Length: > 0 } named ? named : null;
        if (sort is not (null or "key" or "position") && !table.Columns.Contains(sort)) return Queries.Unknown(http, "sort");
        if (filter.Search is not null && !table.Columns.Contains("search")) return Queries.Unknown(http, "search");
        if (!Queries.Whole(query["skip"], 0, 0, 10_000_000, out var skip)) return Queries.Unknown(http, "skip");
        if (!Queries.Whole(query["take"], 50, 1, LargestPage, out var take)) return Queries.Unknown(http, "take");
        if (ReferenceEquals(table, HouseholdRow.Table))
        {
            if (await HouseholdSearch.ReadAsync(filter, journal, http.RequestAborted) is not { } found) return Queries.Unknown(http, "search");
            filter = found;
        }

        if (await WaitAsync(http, views, journal, table) is { } late) return late;
        // Read first: where the view is built anew in between, whoever watches on from here is told to begin again.
        var epoch = views.Epoch(table);
        var page = await views.ListAsync(table, filter, new ViewPaging(sort, query["order"] == "desc", skip, take), http.RequestAborted);
        return new JsonRows(page, epoch);
    }

    private static async Task<IResult> FindAsync(HttpContext http, IViews views, IJournal journal, ViewTable table, string key)
    {
        if (await WaitAsync(http, views, journal, table) is { } late) return late;
        var row = await views.FindRowAsync(table, key, AccountClaims.ActorOf(http.User).Scope, http.RequestAborted);
        if (row is null) return Problems.NotFound(http);

        // Weak, so that nobody takes it for the version of the thing, which a command may name: a row is made of several things, and later.
        return Results.Bytes(row.Json.ToArray(), "application/json; charset=utf-8", entityTag: new($"\"{views.Epoch(table)}.{row.Position}\"", isWeak: true));
    }

    /// <summary>Reads the filter from the query; a place narrows the account's own scope and never widens it.</summary>
    public static IResult? Filter(HttpContext http, ViewTable table, out ViewFilter filter)
    {
        var query = http.Request.Query;
        filter = new(AccountClaims.ActorOf(http.User).Scope);

        // No text of a view holds this character, and a database may choke on it.
        if (query.FirstOrDefault(parameter => parameter.Value.ToString().Contains('\0', StringComparison.Ordinal)).Key is { } unreadable) return Queries.Unknown(http, unreadable);
        if (query.TryGetValue("place", out var place))
        {
            if (!PlaceCode.TryParse(place, out var code)) return Queries.Unknown(http, "place");
            if (code.IsInside(filter.Scope)) filter = filter with { Scope = code };
            else if (!filter.Scope.IsInside(code)) return Problems.Of(http, new OutOfScope(filter.Scope));
        }

        if (query.TryGetValue("disaster", out var disaster))
        {
            if (!DisasterId.TryParse(disaster, out var id)) return Queries.Unknown(http, "disaster");
            filter = filter with { Disaster = id };
        }

        if (query.TryGetValue("depot", out var depot))
        {
            if (!DepotId.TryParse(depot, out var id)) return Queries.Unknown(http, "depot");
            filter = filter with { Depot = id };
        }

        var equal = table.Columns.Where(column => column != "search" && query.ContainsKey(column)).ToDictionary(column => column, column => Value(query[column].ToString()), StringComparer.Ordinal);
        filter = filter with { Equal = equal, Search = query["search"].ToString() is var text && string.IsNullOrWhiteSpace(text) ? null : text };
        return null;
    }

    // Only the rows know whether a column holds texts or numbers: a place's code is a text.
    private static object Value(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && text == number.ToString(CultureInfo.InvariantCulture) ? new object[] { text, number }
        : bool.TryParse(text, out var flag) ? new object[] { text, flag }
        : text;

    /// <summary>A reader may ask for a view at least as new as its own command's position.</summary>
    private static async Task<IResult?> WaitAsync(HttpContext http, IViews views, IJournal journal, ViewTable table)
    {
        if (!http.Request.Query.TryGetValue("atLeast", out var text)) return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return Queries.Unknown(http, "atLeast");
        var position = new JournalPosition(number);
        if (views.Checkpoint(table) >= position) return null;
        try
        {
            // Nobody was ever told a position that is not there: to wait for it is to hold the connection for nothing.
            if (await journal.HeadAsync(http.RequestAborted) < position) return Queries.Unknown(http, "atLeast");
            await views.WaitForAsync(table, position, http.RequestAborted);
            return null;
        }
        catch (TimeoutException)
        {
            return Problems.Unavailable(http);
        }
    }

    /// <summary>Rows written as they are stored, without reading their JSON.</summary>
    private sealed class JsonRows(ViewPage page, long epoch) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            await using var json = new Utf8JsonWriter(httpContext.Response.BodyWriter);
            json.WriteStartObject();
            json.WriteNumber("total", page.Total);
            json.WriteNumber("through", page.Through.Value);
            json.WriteNumber("epoch", epoch);
            json.WriteStartArray("rows");
            foreach (var row in page.Rows)
            {
                json.WriteStartObject();
                json.WriteString("key", row.Key);
                json.WriteNumber("position", row.Position.Value);
                json.WritePropertyName("row");
                json.WriteRawValue(row.Json.Span, skipInputValidation: true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}

/// <summary>One page of a view, as the interface is described.</summary>
/// <param name="Total">Rows that match in all.</param>
/// <param name="Through">Position of the journal up to which the rows are complete.</param>
/// <param name="Epoch">Of the view that they were read from: with it, and where they are all, the live feed goes on after <paramref name="Through"/>.</param>
public sealed record RowsReply<TRow>(long Total, JournalPosition Through, long Epoch, IReadOnlyList<RowReply<TRow>> Rows);

/// <param name="Position">Of the event that last changed the row.</param>
public sealed record RowReply<TRow>(string Key, JournalPosition Position, TRow Row);
