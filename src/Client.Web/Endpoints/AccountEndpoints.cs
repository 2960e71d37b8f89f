using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Identity;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Accounts, kept by administrators within their area, and who signed in.</summary>
public static class AccountEndpoints
{
    private const int LargestPage = 500;

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/accounts").RequireAuthorization(AccountPolicies.Administrator).WithTags("accounts");
        group.MapGet("/", ListAsync).Produces<AccountRow[]>();
        group.MapPost("/", AddAsync).Accepts<NewAccount>("application/json").Produces(StatusCodes.Status204NoContent);
        group.MapPut("/{name}/password", ResetPasswordAsync).Accepts<PasswordReset>("application/json").Produces(StatusCodes.Status204NoContent);
        group.MapDelete("/{name}/second-factor", DropSecondFactorAsync).Produces(StatusCodes.Status204NoContent);
        group.MapDelete("/{name}", RemoveAsync).Produces(StatusCodes.Status204NoContent);
        routes.MapGet("/api/sign-ins", SignInsAsync).RequireAuthorization(AccountPolicies.Administrator).Produces<SignInRow[]>().WithTags("accounts");
    }

    private static async Task<IResult> ListAsync(HttpContext http, AccountDatabase accounts)
    {
        if (!Queries.Whole(http.Request.Query["skip"], 0, 0, 10_000_000, out var skip)) return Queries.Unknown(http, "skip");
        if (!Queries.Whole(http.Request.Query["take"], LargestPage, 1, LargestPage, out var take)) return Queries.Unknown(http, "take");
        var page = await accounts.ListAsync(AccountClaims.ActorOf(http.User).Scope, skip, take, http.RequestAborted);
        return Results.Json(page.Select(AccountRow.Of), ReliefJson.Options);
    }

    private static async Task<IResult> AddAsync(HttpContext http, UserManager<Account> users, SignInDoor door)
    {
        var (request, fault) = await Requests.ReadAsync<NewAccount>(http);
        if (request is null) return fault!;
        if (request.Role == Role.System) return Problems.Of(http, new NotAllowed(request.Role));
        var scope = AccountClaims.ActorOf(http.User).Scope;
        if (!request.Scope.IsInside(scope)) return Problems.Of(http, new OutOfScope(scope));
        var account = new Account
        {
            Name = request.Name,
            DisplayName = request.DisplayName ?? request.Name.ToString(),
            Role = request.Role,
            Scope = request.Scope,
            Depot = request.Depot,
            MustChangePassword = request.MustChangePassword,
        };
        var result = await users.CreateAsync(account, request.Password);
        if (result.Succeeded)
        {
            await door.WriteDoneAsync(http, was: null, account, SignInOutcome.AccountAdded);
            return Results.NoContent();
        }

        return result.Errors.First().Code == "DuplicateUserName"
            ? Problems.Result(http, StatusCodes.Status409Conflict, "name-taken", "name", new("该账号已存在", "there is an account of this name"))
            : Problems.WeakPassword(http);
    }

    /// <summary>For somebody who forgot it: the lock is lifted, and the new one must be changed at once.</summary>
    private static async Task<IResult> ResetPasswordAsync(string name, HttpContext http, UserManager<Account> users, SignInDoor door)
    {
        var (request, fault) = await Requests.ReadAsync<PasswordReset>(http);
        if (request is null) return fault!;
        if (await FindAsync(name, http, users) is not { } account) return Problems.NotFound(http);
        foreach (var check in users.PasswordValidators)
        {
            if (!(await check.ValidateAsync(users, account, request.Password)).Succeeded) return Problems.WeakPassword(http);
        }

        var was = door.RightsOf(account);
        account.Reset(users.PasswordHasher.HashPassword(account, request.Password));
        await users.UpdateSecurityStampAsync(account);
        await door.WriteDoneAsync(http, was, account, SignInOutcome.PasswordReset);
        return Results.NoContent();
    }

    /// <summary>For somebody who lost the phone with it.</summary>
    private static async Task<IResult> DropSecondFactorAsync(string name, HttpContext http, UserManager<Account> users, SignInDoor door)
    {
        if (await FindAsync(name, http, users) is not { } account) return Problems.NotFound(http);
        var was = door.RightsOf(account);
        account.AuthenticatorKey = null;
        await users.SetTwoFactorEnabledAsync(account, false);
        await door.WriteDoneAsync(http, was, account, SignInOutcome.SecondFactorOff);
        return Results.NoContent();
    }

    private static async Task<IResult> RemoveAsync(string name, HttpContext http, UserManager<Account> users, SignInDoor door)
    {
        if (await FindAsync(name, http, users) is not { } account) return Problems.NotFound(http);
        if (account.Name == AccountClaims.ActorOf(http.User).Account) return Problems.Result(http, StatusCodes.Status409Conflict, "own-account", "name", new("不能删除自己的账号", "nobody removes the own account"));
        var was = door.RightsOf(account);
        await users.DeleteAsync(account);
        await door.WriteDoneAsync(http, was, account, SignInOutcome.AccountRemoved);
        return Results.NoContent();
    }

    private static async Task<IResult> SignInsAsync(HttpContext http, SignIns signIns)
    {
        if (!Queries.Whole(http.Request.Query["take"], 50, 1, LargestPage, out var take)) return Queries.Unknown(http, "take");
        var before = http.Request.Query["before"].ToString() is { Length: > 0 } text ? text : null;
        if (before is not null && !Guid.TryParse(before, out _)) return Queries.Unknown(http, "before");
        return Results.Json(await signIns.ReadAsync(AccountClaims.ActorOf(http.User).Scope, before, take, http.RequestAborted), ReliefJson.Options);
    }

    private static async Task<Account?> FindAsync(string name, HttpContext http, UserManager<Account> users) =>
        await users.FindByNameAsync(name) is { } account && account.Scope.IsInside(AccountClaims.ActorOf(http.User).Scope) ? account : null;

    /// <param name="MustChangePassword">False for a tool, whose password is nobody's to remember.</param>
    private sealed record NewAccount(AccountName Name, string Password, Role Role, PlaceCode Scope, string? DisplayName = null, DepotId? Depot = null, bool MustChangePassword = true);

    private sealed record PasswordReset(string Password);

    private sealed record AccountRow(AccountName Name, string DisplayName, Role Role, PlaceCode Scope, DepotId? Depot, DateTimeOffset? LockoutEnd, bool MustChangePassword)
    {
        public static AccountRow Of(Account account) => new(account.Name, account.DisplayName, account.Role, account.Scope, account.Depot, account.LockoutEnd, account.MustChangePassword);
    }
}
