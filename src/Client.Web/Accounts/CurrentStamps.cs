using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>Knows whether a token is of the account as it is now: one that was removed, or whose password is another, ends its tokens here at once and on other nodes within half a minute.</summary>
public sealed class CurrentStamps(AccountDatabase accounts, IOptions<IdentityOptions> options, TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (string? Stamp, long At)> _known = new(StringComparer.Ordinal);

    public async ValueTask<bool> IsCurrentAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (principal.FindFirstValue(options.Value.ClaimsIdentity.UserIdClaimType) is not { } name) return false;
        if (!_known.TryGetValue(name, out var known) || clock.GetElapsedTime(known.At) > Kept)
        {
            var now = clock.GetTimestamp();
            known = ((await accounts.FindAsync(name, cancellationToken))?.SecurityStamp, now);
            if (_known.Count >= Most) _known.Clear();
            _known[name] = known;
        }

        return known.Stamp is { } stamp && stamp == principal.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
    }

    /// <summary>The account was changed.</summary>
    public void Forget(string normalizedName) => _known.TryRemove(normalizedName, out _);
}
