using System.Globalization;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Projections;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>What is worked out for one household where it stands before an officer: which shelter is for it.</summary>
public static class HouseholdEndpoints
{
    private const int MostShelters = 500;
    private const int MostSuggestions = 8;

    public static void MapHouseholds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/households/{id:guid}").RequireAuthorization().WithTags("households");
        group.MapGet("/shelter-suggestions", SuggestAsync).Produces<ShelterSuggestions>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Task<IResult> SuggestAsync(Guid id, HttpContext http, IEngine engine, IViews views, TimeProvider clock) => ForAsync(id, http, engine, async (household, disaster) =>
    {
        List<HouseholdMember> members = [.. household.Present];
        if (http.Request.Query["members"].ToString() is { Length: > 0 } named)
        {
            var numbers = named.Split(',').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? household.Find(new(number)) : null).ToList();
            if (numbers.Contains(null)) return Queries.Unknown(http, "members");
            members = [.. numbers.OfType<HouseholdMember>().Distinct()];
        }

        var wish = ShelterWish.Of(household, members, ChinaTime.DateOf(clock.GetUtcNow()));

        // The neighbour's shelters as well: an officer may bring people there. Of those that are not the officer's own nothing is told but what one needs to send them.
        var filter = new ViewFilter(wish.Home.AtTier(PlaceTier.Prefecture), disaster) { Equal = new Dictionary<string, object>(StringComparer.Ordinal) { ["stage"] = nameof(ShelterStage.Open) } };
        var page = await views.ListAsync(ShelterRow.Table, filter, new ViewPaging("free", Descending: true, Take: MostShelters), http.RequestAborted);
        var open = page.Rows
            .Select(row => JsonSerializer.Deserialize<ShelterRow>(row.Json.Span, ReliefJson.Options)!)
            .Where(shelter => members.Exists(member => member.Where != new Whereabouts.InShelter(shelter.Id)))
            .Select(shelter => new ShelterSuggestion(shelter.Id, shelter.Name, shelter.Place, shelter.Address, shelter.Free, shelter.StepFree, ShelterWish.Shared(wish.Home, shelter.Place), ShelterWish.Metres(wish.Location, shelter.Location)));
        return Results.Json(new ShelterSuggestions(wish.Persons, wish.NeedStepFree, [.. wish.Choose(open).Take(MostSuggestions)]), ReliefJson.Options);
    });

    private static async Task<IResult> ForAsync(Guid id, HttpContext http, IEngine engine, Func<HouseholdState, DisasterId, Task<IResult>> then)
    {
        if (!DisasterId.TryParse(http.Request.Query["disaster"], out var disaster)) return Queries.Unknown(http, "disaster");
        var household = (await engine.ReadAsync<HouseholdState>(new StreamName(ThingKind.Household, id), http.RequestAborted)).State;
        return household.Place?.IsInside(AccountClaims.ActorOf(http.User).Scope) == true ? await then(household, disaster) : Problems.NotFound(http);
    }
}

/// <param name="Persons">Who look for a place together.</param>
/// <param name="NeedStepFree">Somebody among them gets in badly over steps.</param>
/// <param name="Shelters">With room for all of them, the best first; empty where there is none.</param>
public sealed record ShelterSuggestions(int Persons, bool NeedStepFree, IReadOnlyList<ShelterSuggestion> Shelters);
