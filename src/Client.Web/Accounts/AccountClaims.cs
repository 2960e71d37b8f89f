using System.Security.Claims;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>Carries role, place and depot in the signed-in principal, and reads them back as an <see cref="Actor"/>.</summary>
public sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    /// <summary>Somebody else chose the password.</summary>
    public const string PasswordDue = "relief:password-due";

    private const string RoleClaim = "relief:role";
    private const string ScopeClaim = "relief:scope";
    private const string DepotClaim = "relief:depot";

    /// <summary>Who is signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is: the endpoint lacks authorization.</exception>
    public static Actor ActorOf(ClaimsPrincipal principal)
    {
        if (!AccountName.TryParse(principal.Identity?.Name, out var name)
            || !Enum.TryParse<Role>(principal.FindFirstValue(RoleClaim), out var role)
            || !PlaceCode.TryParse(principal.FindFirstValue(ScopeClaim), out var scope))
        {
            throw new InvalidOperationException("nobody is signed in");
        }

        return new(name, role, scope, DepotId.TryParse(principal.FindFirstValue(DepotClaim), out var depot) ? depot : null);
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(RoleClaim, user.Role.ToString()));
        identity.AddClaim(new(ScopeClaim, user.Scope.ToString()));
        if (user.MustChangePassword) identity.AddClaim(new(PasswordDue, bool.TrueString));
        if (user.Depot is { } depot) identity.AddClaim(new(DepotClaim, depot.ToString()));
        return identity;
    }
}
