using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Endpoints;
using Microsoft.AspNetCore.Authorization;

namespace CivilAffairs.Relief.Client.Web.Protection;

/// <summary>Whoever has a password that somebody else chose sets one of their own before anything else.</summary>
internal static class PasswordDue
{
    public static void UsePasswordDue(this IApplicationBuilder app) => app.Use((context, next) =>
        context.User.HasClaim(AccountClaims.PasswordDue, bool.TrueString) && IsClosed(context.GetEndpoint()?.Metadata)
            ? Problems.Result(context, StatusCodes.Status403Forbidden, "password-due", "password", new("请先设置自己的密码", "set a password of your own first")).ExecuteAsync(context)
            : next(context));

    private static bool IsClosed(EndpointMetadataCollection? metadata) => metadata?.GetMetadata<IAuthorizeData>() is not null && metadata.GetMetadata<OpenWhilePasswordDue>() is null;
}

/// <summary>The address answers also to somebody whose password is due.</summary>
internal sealed record OpenWhilePasswordDue;
