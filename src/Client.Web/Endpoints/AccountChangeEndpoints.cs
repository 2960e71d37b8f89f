using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Identity;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>What an administrator changes of an account that is there: what it may do and where, and whether it may sign in at all. Its sessions end with the change.</summary>
public static class AccountChangeEndpoints
{
    public static void MapAccountChanges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/accounts").RequireAuthorization(AccountPolicies.Administrator).WithTags("accounts");
        group.MapGet("/standing", StandingAsync).Produces<AccountStanding[]>();
        group.MapPut("/{name}", ChangeAsync).Accepts<AccountChange>("application/json").Produces(StatusCodes.Status204NoContent);
        group.MapPut("/{name}/lock", LockAsync).Accepts<AccountLock>("application/json").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> StandingAsync(HttpContext http, SecondFactors factors, SignIns signIns)
    {
        var withFactor = await factors.ActiveAsync(http.RequestAborted);
        var last = await signIns.LastAsync(AccountClaims.ActorOf(http.User).Scope, http.RequestAborted);
        return Results.Json(last.Select(one => new AccountStanding(one.Name, withFactor.Contains(one.Name.ToUpperInvariant()), one.At)), ReliefJson.Options);
    }

    private static async Task<IResult> ChangeAsync(string name, HttpContext http, UserManager<Account> users, SignInDoor door)
    {
        var (request, fault) = await Requests.ReadAsync<AccountChange>(http);
        if (request is null) return fault!;
        if (request.Role == Role.System) return Problems.Of(http, new NotAllowed(request.Role));
        var scope = AccountClaims.ActorOf(http.User).Scope;
        if (!request.Scope.IsInside(scope)) return Problems.Of(http, new OutOfScope(scope));
        if (string.IsNullOrWhiteSpace(request.DisplayName)) return Problems.Of(http, new Required("displayName"));
        var (account, not) = await FindAsync(name, http, users);
        if (account is null) return not!;
        var was = door.RightsOf(account);
        account.DisplayName = request.DisplayName.Trim();
        account.Role = request.Role;
        account.Scope = request.Scope;
        account.Depot = request.Role == Role.DepotManager ? request.Depot : null;
        await users.UpdateSecurityStampAsync(account);
        await door.WriteDoneAsync(http, was, account, SignInOutcome.AccountChanged);
        return Results.NoContent();
    }

    private static async Task<IResult> LockAsync(string name, HttpContext http, UserManager<Account> users, SignInDoor door)
    {
        var (request, fault) = await Requests.ReadAsync<AccountLock>(http);
        if (request is null) return fault!;
        var (account, not) = await FindAsync(name, http, users);
        if (account is null) return not!;
        var was = door.RightsOf(account);
        account.LockoutEnd = request.Locked ? DateTimeOffset.MaxValue : null;
        account.FailedSignIns = 0;
        await users.UpdateSecurityStampAsync(account);
        await door.WriteDoneAsync(http, was, account, request.Locked ? SignInOutcome.AccountLocked : SignInOutcome.AccountUnlocked);
        return Results.NoContent();
    }

    /// <summary>The account, or why not: nobody takes the own rights away, or gives more to themselves.</summary>
    private static async Task<(Account? Account, IResult? Fault)> FindAsync(string name, HttpContext http, UserManager<Account> users)
    {
        var actor = AccountClaims.ActorOf(http.User);
        if (await users.FindByNameAsync(name) is not { } account || !account.Scope.IsInside(actor.Scope)) return (null, Problems.NotFound(http));
        return account.Name == actor.Account
            ? (null, Problems.Result(http, StatusCodes.Status409Conflict, "own-account", "name", new("不能更改自己的权限", "nobody changes the rights of the own account")))
            : (account, null);
    }

    /// <param name="Depot">For a depot manager: the one depot, or null for all within the place.</param>
    private sealed record AccountChange(string DisplayName, Role Role, PlaceCode Scope, DepotId? Depot = null);

    /// <param name="Locked">True until an administrator lifts it.</param>
    private sealed record AccountLock(bool Locked);
}

/// <summary>How an account is used.</summary>
/// <param name="Name">As it was typed at the last sign-in; in whatever case, it is that account.</param>
/// <param name="LastSignIn">The last that succeeded, of those that are still kept.</param>
public sealed record AccountStanding(string Name, bool SecondFactor, DateTimeOffset LastSignIn);
