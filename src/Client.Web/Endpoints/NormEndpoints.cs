using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>The dated tables that the system works by: norms of relief and thresholds of response.</summary>
public static class NormEndpoints
{
    public static void MapNorms(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/norms", () => Results.Json(Reply(), ReliefJson.Options)).RequireAuthorization().Produces<NormsReply>().WithTags("reference");

    private static NormsReply Reply() => new(
        [.. NormTable.Shipped.All.Select(norm => new NormRow(norm.Kind, norm.Kind.Meaning().Name, norm.Describe(), norm.Kind.Meaning().Basis, norm.Place, norm.AtLeast, norm.InForce))],
        [.. ResponseThresholds.Shipped.All]);
}

public sealed record NormsReply(IReadOnlyList<NormRow> Norms, IReadOnlyList<ResponseThreshold> Thresholds);

/// <summary>One norm as screens tell it.</summary>
/// <param name="Amount">With its unit: 20 元, 3.5 m².</param>
/// <param name="Place">Who set it; it holds for all places inside unless one of them set its own.</param>
/// <param name="AtLeast">Holds only in a response of this level or a graver one; null for any, and without a response.</param>
public sealed record NormRow(NormKind Kind, Bilingual Name, Bilingual Amount, NormBasis Basis, PlaceCode Place, ResponseLevel? AtLeast, Period InForce);
