using System.Globalization;
using System.Threading.RateLimiting;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Endpoints;
using Microsoft.Extensions.Options;

namespace CivilAffairs.Relief.Client.Web.Protection;

/// <summary>Keeps one account, or one address that has not signed in, from taking the system from all others.</summary>
internal static class RateLimits
{
    private static readonly TimeSpan Refill = TimeSpan.FromMilliseconds(100);

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateOptions>().BindConfiguration(RateOptions.Section);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
            limiter.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                await Problems.Result(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "too-many", string.Empty, new("请求过于频繁，请稍后重试", "too many requests: send this again a little later")).ExecuteAsync(rejected.HttpContext);
            };
        });
    }

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var rates = context.RequestServices.GetRequiredService<IOptions<RateOptions>>().Value;
        if (context.User.Identity?.IsAuthenticated == true)
        {
            var actor = AccountClaims.ActorOf(context.User);
            return Bucket($"account {actor.Account}", rates.Of(actor.Role), rates.BurstSeconds);
        }

        return Bucket($"address {context.Connection.RemoteIpAddress}", rates.PerAddress, rates.BurstSeconds);
    }

    private static RateLimitPartition<string> Bucket(string key, int perSecond, int burst) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(1, perSecond * burst),
        TokensPerPeriod = Math.Max(1, (int)(perSecond * Refill.TotalSeconds)),
        ReplenishmentPeriod = Refill,
        QueueLimit = 0,
        AutoReplenishment = true,
    });
}
