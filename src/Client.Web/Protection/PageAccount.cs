using CivilAffairs.Relief.Client.Web.Endpoints;

namespace CivilAffairs.Relief.Client.Web.Protection;

/// <summary>
/// A phone goes from hand to hand: a page that was opened by one officer sends nothing in the name of the next who signed in beside it. The page says whose it is, and
/// where the cookie is another's, nothing is done.
/// </summary>
internal static class PageAccount
{
    /// <summary>The account that the page belongs to, percent-encoded for a name may be Chinese; a tool says none.</summary>
    public const string Header = "Page-Account";

    public static void UsePageAccount(this IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.Headers[Header] is [{ Length: > 0 } page] && context.User.Identity is { IsAuthenticated: true } own && !string.Equals(Uri.UnescapeDataString(page), own.Name, StringComparison.Ordinal)
            ? Problems.Result(context, StatusCodes.Status401Unauthorized, "other-account", string.Empty, new("这台设备已由其他账号登录，本页内容没有发送", "another account has signed in on this device: nothing of this page was sent")).ExecuteAsync(context)
            : next(context));
}
