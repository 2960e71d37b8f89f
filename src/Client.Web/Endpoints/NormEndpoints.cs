using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>The dated tables that the system works by: norms of relief and thresholds of response, those shipped and those that offices set.</summary>
public static class NormEndpoints
{
    public static void MapNorms(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/norms", TellAsync).RequireAuthorization().Produces<NormsReply>().WithTags("reference");

    private static async Task<IResult> TellAsync(HttpContext http, NormStore norms, PlanStore plans)
    {
        // What another office set neither holds here nor is anybody's to see.
        var scope = AccountClaims.ActorOf(http.User).Scope;
        var ownNorms = (await norms.ListAsync(http.RequestAborted)).Where(own => Touches(own.Norm.Place));
        var ownPlans = (await plans.ListAsync(http.RequestAborted)).Where(own => Touches(own.Place));
        return Results.Json(
            new NormsReply(
                [.. NormTable.Shipped.All.Select(norm => NormRow.Of(norm)).Concat(ownNorms.Select(own => NormRow.Of(own.Norm, own))).OrderBy(row => row.Kind).ThenBy(row => row.Place.Tier).ThenBy(row => row.InForce.From)],
                [.. ResponseThresholds.Shipped.All.Select(row => ThresholdRow.Of(row)).Concat(ownPlans.OrderBy(own => own.Place.Tier).ThenBy(own => own.InForce.From).SelectMany(own => own.Thresholds.Select(row => ThresholdRow.Of(row, own))))],
                [.. Enum.GetValues<NormKind>().Select(kind => new NormKindRow(kind, kind.Meaning().Name, kind.Meaning().Symbol, kind.Meaning().Basis))]),
            ReliefJson.Options);

        bool Touches(PlaceCode place) => place.IsInside(scope) || scope.IsInside(place);
    }
}

/// <param name="Kinds">What there may be a norm of.</param>
public sealed record NormsReply(IReadOnlyList<NormRow> Norms, IReadOnlyList<ThresholdRow> Thresholds, IReadOnlyList<NormKindRow> Kinds);

/// <param name="Unit">In which an amount is given.</param>
public sealed record NormKindRow(NormKind Kind, Bilingual Name, Bilingual Unit, NormBasis Basis);

/// <summary>One norm as screens tell it.</summary>
/// <param name="Amount">With its unit: 20 元, 3.5 m².</param>
/// <param name="Place">Who set it; it holds for all places inside unless one of them set its own.</param>
/// <param name="AtLeast">Holds only in a response of this level or a graver one; null for any, and without a response.</param>
/// <param name="Id">By which an administrator ends or withdraws it; null where it was shipped, as with the next two.</param>
public sealed record NormRow(NormKind Kind, Bilingual Name, Bilingual Amount, NormBasis Basis, PlaceCode Place, ResponseLevel? AtLeast, Period InForce, Guid? Id, AccountName? SetBy, DateTimeOffset? SetAt)
{
    internal static NormRow Of(Norm norm, OwnNorm? own = null) =>
        new(norm.Kind, norm.Kind.Meaning().Name, norm.Describe(), norm.Kind.Meaning().Basis, norm.Place, norm.AtLeast, norm.InForce, own?.Id, own?.SetBy, own?.SetAt);
}

/// <summary>One level of one edition of a response plan.</summary>
/// <param name="Id">Of the edition, by which an administrator ends or withdraws it; null where it was shipped, as with the next two.</param>
public sealed record ThresholdRow(PlaceCode Place, ResponseLevel Level, long? DeadOrMissing, long? RelocatedOrInNeed, long? RoomsLost, long? HomesLost, Period InForce, Guid? Id, AccountName? SetBy, DateTimeOffset? SetAt)
{
    internal static ThresholdRow Of(ResponseThreshold row, OwnPlan? own = null) =>
        new(row.Place, row.Level, row.DeadOrMissing, row.RelocatedOrInNeed, row.RoomsLost, row.HomesLost, row.InForce, own?.Id, own?.SetBy, own?.SetAt);
}
