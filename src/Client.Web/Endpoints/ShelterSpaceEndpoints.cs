using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>How many people a floor has room for by the norms in force where it is. Who opens the shelter decides.</summary>
public static class ShelterSpaceEndpoints
{
    private static readonly NormKind[] Kinds = [NormKind.ShelterSpaceLocal, NormKind.ShelterSpaceSphere];

    public static void MapShelterSpace(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/places/{code}/shelter-space", TellAsync).RequireAuthorization().Produces<IReadOnlyList<ShelterSpace>>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).WithTags("reference");

    private static async Task<IResult> TellAsync(string code, string? floor, HttpContext http, NormStore norms, TimeProvider clock)
    {
        var scope = AccountClaims.ActorOf(http.User).Scope;
        if (!PlaceCode.TryParse(code, out var place) || PlaceCatalogue.Shipped.Find(place) is null || !(place.IsInside(scope) || scope.IsInside(place))) return Problems.NotFound(http);
        if (!Queries.Whole(floor, 0, 0, ShelterCapacity.LargestFloor, out var squareMetres)) return Queries.Unknown(http, "floor");
        var table = NormTable.Shipped.With((await norms.ListAsync(http.RequestAborted)).Select(own => own.Norm));
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        return Results.Json(
            Kinds.Select(kind => table.Find(kind, place, today)).OfType<Norm>().Select(norm => new ShelterSpace(norm.Kind, norm.Kind.Meaning().Name, norm.Describe(), Math.Min(norm.PersonsOn(new(squareMetres)), ShelterCapacity.Most))).ToList(),
            ReliefJson.Options);
    }
}

/// <summary>What one norm says of a floor.</summary>
/// <param name="Each">Space for one person, with its unit: 3 m².</param>
/// <param name="Persons">Whole people the floor has room for, no more than a shelter may hold.</param>
public sealed record ShelterSpace(NormKind Kind, Bilingual Name, Bilingual Each, long Persons);
