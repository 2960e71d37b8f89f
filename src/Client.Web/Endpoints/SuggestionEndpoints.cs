using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Projections;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>What the plans in force suggest for a disaster. Command staff decide.</summary>
public static class SuggestionEndpoints
{
    public static void MapSuggestions(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/disasters/{id:guid}/suggested-level", SuggestAsync).RequireAuthorization().Produces<LevelSuggestion>().ProducesProblem(StatusCodes.Status404NotFound).WithTags("disasters");

    private static async Task<IResult> SuggestAsync(Guid id, HttpContext http, IViews views, PlanStore plans, TimeProvider clock)
    {
        // The figures of the whole disaster: whoever does not see those gets no suggestion.
        var board = await views.FindAsync(BoardRow.Table, id.ToString(), AccountClaims.ActorOf(http.User).Scope, http.RequestAborted);
        if (board is null) return Problems.NotFound(http);
        var suggested = SuggestedLevel.From(FiguresOf(board.Figures), await plans.ThresholdsAsync(http.RequestAborted), board.Place, ChinaTime.DateOf(clock.GetUtcNow()));
        return Results.Json(new LevelSuggestion(suggested), ReliefJson.Options);
    }

    private static DisasterFigures FiguresOf(BoardFigures board) => new(
        board.Where.Dead + board.Where.Missing,
        board.EverRelocated,
        board.Losses.CollapsedRooms + board.Losses.SeverelyDamagedRooms,

        // A home may be in both figures: the larger never overstates.
        Math.Max(board.Losses.CollapsedHouseholds, board.Losses.SeverelyDamagedHouseholds));
}

/// <param name="Suggested">Null where the figures reach no threshold of the plan in force.</param>
public sealed record LevelSuggestion(SuggestedLevel? Suggested);
