using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Authorization;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>Doors that only some roles may open; commands have their own rule, <see cref="Authority"/>.</summary>
public static class AccountPolicies
{
    /// <summary>Keeps users, consumers and backups.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads the audit.</summary>
    public const string Audit = "audit";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Administrator, policy => policy.RequireAssertion(context => Is(context, Role.Administrator)));
        options.AddPolicy(Audit, policy => policy.RequireAssertion(context => Is(context, Role.Administrator, Role.Auditor, Role.CommandStaff)));
    }

    private static bool Is(AuthorizationHandlerContext context, params ReadOnlySpan<Role> roles) =>
        context.User.Identity?.IsAuthenticated == true && roles.Contains(AccountClaims.ActorOf(context.User).Role);
}
