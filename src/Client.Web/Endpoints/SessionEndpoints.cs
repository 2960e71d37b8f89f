using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Identity;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Sign-in, sign-out and who one is.</summary>
public static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/session", SignInAsync).AllowAnonymous().Accepts<Credentials>("application/json").WithTags("session");
        routes.MapGet("/api/session", (HttpContext http) => Results.Json(Session.Of(AccountClaims.ActorOf(http.User)), ReliefJson.Options)).RequireAuthorization().WithTags("session");
        routes.MapDelete("/api/session", async (SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.NoContent();
        }).RequireAuthorization().WithTags("session");
    }

    /// <summary>A cookie for the browser, or with <c>token</c> a bearer token for a tool, in the answer's body.</summary>
    private static async Task<IResult> SignInAsync(HttpContext http, SignInManager<Account> signIn)
    {
        var (credentials, fault) = await Requests.ReadAsync<Credentials>(http);
        if (credentials is null) return fault!;
        if (string.IsNullOrEmpty(credentials.Name)) return Problems.Of(http, new Required("name"));
        if (string.IsNullOrEmpty(credentials.Password)) return Problems.Of(http, new Required("password"));
        signIn.AuthenticationScheme = credentials.Token ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme;
        var result = await signIn.PasswordSignInAsync(credentials.Name, credentials.Password, isPersistent: false, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            return Problems.Result(http, StatusCodes.Status423Locked, "locked-out", "name", new("登录失败次数过多，账号已暂时锁定", "too many failed sign-ins: the account is locked for a while"));
        }

        if (!result.Succeeded)
        {
            return Problems.Result(http, StatusCodes.Status401Unauthorized, "sign-in-failed", "password", new("账号或密码不正确", "the name or the password is not right"));
        }

        return credentials.Token ? Results.Empty : Results.NoContent();
    }

    private sealed record Credentials(string? Name, string? Password, bool Token = false);

    private sealed record Session(AccountName Name, Role Role, PlaceCode Scope, DepotId? Depot)
    {
        public static Session Of(Actor actor) => new(actor.Account, actor.Role, actor.Scope, actor.Depot);
    }
}
