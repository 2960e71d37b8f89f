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
    private const int OwnSignIns = 50;

    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Address, (HttpContext http, SignInDoor door) => door.OpenAsync(http)).AllowAnonymous().Accepts<Credentials>("application/json").Produces<Token>().Produces(StatusCodes.Status204NoContent).WithTags(Tag);
        var own = routes.MapGroup(Address).RequireAuthorization().WithMetadata(new OpenWhilePasswordDue()).WithTags(Tag);
        own.MapGet("/", ReadAsync).Produces<Session>();
        own.MapGet("/sign-ins", async (HttpContext http, SignIns signIns) => Results.Json(await signIns.ReadOwnAsync(AccountClaims.ActorOf(http.User).Account, OwnSignIns, http.RequestAborted), ReliefJson.Options)).Produces<SignInRow[]>();
        own.MapDelete("/", async (SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.NoContent();
        });
        own.MapPut("/password", (HttpContext http, OwnAccount account) => account.ChangePasswordAsync(http)).Accepts<NewPassword>("application/json").Produces(StatusCodes.Status204NoContent);
        own.MapPost("/second-factor", (HttpContext http, OwnAccount account) => account.BeginSecondFactorAsync(http)).Produces<NewSecondFactor>();
        own.MapPut("/second-factor", (HttpContext http, OwnAccount account) => account.ConfirmSecondFactorAsync(http)).Accepts<Code>("application/json").Produces<NewRecoveryCodes>();
        own.MapPost("/second-factor/recovery-codes", (HttpContext http, OwnAccount account) => account.MakeRecoveryCodesAsync(http)).Accepts<Code>("application/json").Produces<NewRecoveryCodes>();
        own.MapDelete("/second-factor", (HttpContext http, OwnAccount account) => account.DropSecondFactorAsync(http)).Accepts<Code>("application/json").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ReadAsync(HttpContext http, UserManager<Account> users, RecoveryCodes recovery)
    {
        var account = await users.GetUserAsync(http.User);
        var left = account?.HasSecondFactor == true ? await recovery.LeftAsync(account.NormalizedName, http.RequestAborted) : 0;
        return Results.Json(Session.Of(http, account, left), ReliefJson.Options);
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

/// <summary>For somebody who loses the phone: each stands for one code of the app, once. They are shown this one time.</summary>
public sealed record NewRecoveryCodes(IReadOnlyList<string> Codes);

/// <summary>Who is signed in.</summary>
/// <param name="PasswordDue">A password of one's own must be set before anything else.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
internal sealed record Session(AccountName Name, string DisplayName, Role Role, PlaceCode Scope, DepotId? Depot, bool PasswordDue, bool SecondFactor, int RecoveryCodes)
{
    public static Session Of(HttpContext http, Account? account, int recoveryCodes)
    {
        var actor = AccountClaims.ActorOf(http.User);
        return new(actor.Account, account?.DisplayName ?? actor.Account.ToString(), actor.Role, actor.Scope, actor.Depot, http.User.HasClaim(AccountClaims.PasswordDue, bool.TrueString), account?.HasSecondFactor == true, recoveryCodes);
    }
}
