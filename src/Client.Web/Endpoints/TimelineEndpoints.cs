using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Projections;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>What happened to one thing: who did what and when, from the journal, the latest first.</summary>
public static class TimelineEndpoints
{
    private const int LargestPage = 200;

    public static void MapTimelines(this IEndpointRouteBuilder routes)
    {
        routes.MapTimeline<DisasterState>(ThingKind.Disaster, DisasterRow.Table);
        routes.MapTimeline<ShelterState>(ThingKind.Shelter, ShelterRow.Table);
        routes.MapTimeline<DepotState>(ThingKind.Depot, DepotRow.Table);
        routes.MapTimeline<HouseholdState>(ThingKind.Household, HouseholdRow.Table);
    }

    private static void MapTimeline<TState>(this IEndpointRouteBuilder routes, ThingKind kind, ViewTable table)
        where TState : class, IPlaced
    {
        routes.MapGet($"/api/{table.Name}/{{id:guid}}/timeline", (Guid id, HttpContext http, IEngine engine, IJournal journal) => ReadAsync<TState>(http, engine, journal, new(kind, id), table.SeenFromBelow))
            .RequireAuthorization()
            .Produces<Timeline>()
            .WithTags(table.Name);
    }

    private static async Task<IResult> ReadAsync<TState>(HttpContext http, IEngine engine, IJournal journal, StreamName stream, bool seenFromBelow)
        where TState : class, IPlaced
    {
        if (!Queries.Whole(http.Request.Query["take"], 50, 1, LargestPage, out var take)) return Queries.Unknown(http, "take");
        if (!Queries.Whole(http.Request.Query["before"], int.MaxValue, 1, int.MaxValue, out var before)) return Queries.Unknown(http, "before");
        var actor = AccountClaims.ActorOf(http.User);
        var thing = await engine.ReadAsync<TState>(stream, http.RequestAborted);
        if (thing.State.Place is not { } place || !(place.IsInside(actor.Scope) || (seenFromBelow && actor.Scope.IsInside(place)))) return Problems.NotFound(http);

        var end = Math.Min(before - 1, thing.Version.Value);
        var after = Math.Max(0, end - take);
        var recorded = end == after ? [] : await journal.ReadStreamAsync(stream, new(after), (int)(end - after), http.RequestAborted);

        // Without its key an event tells as little of a person as after an erasure.
        var keys = PersonalData.MayRead(actor.Role) ? await journal.FindKeysAsync([stream], http.RequestAborted) : new Dictionary<StreamName, SubjectKey>();
        var rows = recorded.Reverse().Select(one => Happening.Of(one, keys.GetValueOrDefault(stream))).ToList();
        Requests.Tag(http, thing.Version);
        return Results.Json(new Timeline(rows, thing.Version, after == 0 ? null : new StreamVersion(after + 1)), ReliefJson.Options);
    }

    /// <param name="Rows">The latest first.</param>
    /// <param name="Version">Of the thing: how much has happened to it in all.</param>
    /// <param name="Before">For the page of what was before; null where nothing was.</param>
    public sealed record Timeline(IReadOnlyList<Happening> Rows, StreamVersion Version, StreamVersion? Before);

    /// <param name="Type">Name of the event in the journal, such as <c>shelter.opened.1</c>.</param>
    /// <param name="Event">What it says; resident IDs and accounts are masked, and persons left out for who may not read of them.</param>
    public sealed record Happening(JournalPosition Position, StreamVersion Version, DateTimeOffset At, AccountName By, string Type, JsonElement? Event)
    {
        private static readonly JsonSerializerOptions Shown = Masking();

        public static Happening Of(RecordedEvent recorded, SubjectKey? key)
        {
            var body = EventCodec.Relief.Decode(recorded, key);
            return new(recorded.Position, recorded.Version, recorded.At, recorded.Actor, recorded.Type, JsonSerializer.SerializeToElement(body, body.GetType(), Shown));
        }

        private static JsonSerializerOptions Masking()
        {
            var options = ReliefJson.Create(strict: false);
            options.Converters.Add(new MaskedConverter<ResidentId>(id => id.Masked()));
            options.Converters.Add(new MaskedConverter<BankAccount>(account => account.Masked()));
            return options;
        }
    }
}
