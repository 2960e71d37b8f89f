using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Protection;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Identity;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Sign-in, sign-out, who one is, and the own password and second factor.</summary>
public static class SessionEndpoints
{
    private const string Address = "/api/session";
    private const string Tag = "session";

    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Address, (HttpContext http, SignInDoor door) => door.OpenAsync(http)).AllowAnonymous().Accepts<Credentials>("application/json").Produces<Token>().Produces(StatusCodes.Status204NoContent).WithTags(Tag);
        var own = routes.MapGroup(Address).RequireAuthorization().WithMetadata(new OpenWhilePasswordDue()).WithTags(Tag);
        own.MapGet("/", async (HttpContext http, UserManager<Account> users) => Results.Json(Session.Of(http, await users.GetUserAsync(http.User)), ReliefJson.Options)).Produces<Session>();
        own.MapDelete("/", async (SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.NoContent();
        });
        own.MapPut("/password", (HttpContext http, OwnAccount account) => account.ChangePasswordAsync(http)).Accepts<NewPassword>("application/json").Produces(StatusCodes.Status204NoContent);
        own.MapPost("/second-factor", (HttpContext http, OwnAccount account) => account.BeginSecondFactorAsync(http)).Produces<NewSecondFactor>();
        own.MapPut("/second-factor", (HttpContext http, OwnAccount account) => account.ConfirmSecondFactorAsync(http)).Accepts<Code>("application/json").Produces(StatusCodes.Status204NoContent);
        own.MapDelete("/second-factor", (HttpContext http, OwnAccount account) => account.DropSecondFactorAsync(http)).Accepts<Code>("application/json").Produces(StatusCodes.Status204NoContent);
    }
}

/// <param name="Token">A bearer token in the answer's body for a tool, instead of the browser's cookie.</param>
/// <param name="Code">Of the authenticator app, where the account has one.</param>
internal sealed record Credentials(string? Name, string? Password, bool Token = false, string? Code = null);

/// <summary>What a tool gets.</summary>
/// <param name="ExpiresIn">In seconds.</param>
internal sealed record Token(string TokenType, string AccessToken, long ExpiresIn);

/// <param name="Current">The password so far.</param>
internal sealed record NewPassword(string? Current, string? Password);

/// <param name="Value">Six digits of the authenticator app.</param>
internal sealed record Code(string? Value);

/// <summary>For the authenticator app; it counts once a code of it was sent back.</summary>
/// <param name="Key">To type in.</param>
/// <param name="Address">The same as an address that apps read as a QR code.</param>
internal sealed record NewSecondFactor(string Key, string Address);

/// <summary>Who is signed in.</summary>
/// <param name="PasswordDue">A password of one's own must be set before anything else.</param>
internal sealed record Session(AccountName Name, string DisplayName, Role Role, PlaceCode Scope, DepotId? Depot, bool PasswordDue, bool SecondFactor)
{
    public static Session Of(HttpContext http, Account? account)
    {
        var actor = AccountClaims.ActorOf(http.User);
        return new(actor.Account, account?.DisplayName ?? actor.Account.ToString(), actor.Role, actor.Scope, actor.Depot, http.User.HasClaim(AccountClaims.PasswordDue, bool.TrueString), account?.HasSecondFactor == true);
    }
}
