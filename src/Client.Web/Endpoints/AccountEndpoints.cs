using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Identity;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Accounts, kept by administrators.</summary>
public static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/accounts").RequireAuthorization(AccountPolicies.Administrator).WithTags("accounts");
        group.MapGet("/", async (HttpContext http, AccountDatabase accounts) =>
        {
            var scope = AccountClaims.ActorOf(http.User).Scope;
            var all = await accounts.ListAsync(http.RequestAborted);
            return Results.Json(all.Where(account => account.Scope.IsInside(scope)).Select(AccountRow.Of), ReliefJson.Options);
        });
        group.MapPost("/", AddAsync);
    }

    private static async Task<IResult> AddAsync(HttpContext http, UserManager<Account> users)
    {
        var (request, fault) = await Requests.ReadAsync<NewAccount>(http);
        if (request is null) return fault!;
        if (request.Role == Role.System) return Problems.Of(http, new NotAllowed(request.Role));
        var scope = AccountClaims.ActorOf(http.User).Scope;
        if (!request.Scope.IsInside(scope)) return Problems.Of(http, new OutOfScope(scope));
        var account = new Account { Name = request.Name, DisplayName = request.DisplayName ?? request.Name.ToString(), Role = request.Role, Scope = request.Scope, Depot = request.Depot };
        var result = await users.CreateAsync(account, request.Password);
        if (result.Succeeded) return Results.NoContent();
        return result.Errors.First().Code == "DuplicateUserName"
            ? Problems.Result(http, StatusCodes.Status409Conflict, "name-taken", "name", new("该账号已存在", "there is an account of this name"))
            : Problems.Result(http, StatusCodes.Status409Conflict, "weak-password", "password", new("密码至少 12 位", "a password has at least 12 characters"));
    }

    private sealed record NewAccount(AccountName Name, string Password, Role Role, PlaceCode Scope, string? DisplayName = null, DepotId? Depot = null);

    private sealed record AccountRow(AccountName Name, string DisplayName, Role Role, PlaceCode Scope, DepotId? Depot, DateTimeOffset? LockoutEnd)
    {
        public static AccountRow Of(Account account) => new(account.Name, account.DisplayName, account.Role, account.Scope, account.Depot, account.LockoutEnd);
    }
}
