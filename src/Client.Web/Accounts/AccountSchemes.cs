using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>How a caller shows who it is.</summary>
internal static class AccountSchemes
{
    /// <summary>A bearer token where the request has one, the cookie otherwise.</summary>
    public const string Either = "Relief";

    /// <summary>Name of the browser's cookie.</summary>
    public const string Cookie = "relief";

    public static void Choose(PolicySchemeOptions options) => options.ForwardDefaultSelector = context =>
        HasToken(context.Request) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme;

    public static bool HasToken(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    /// <summary>An address answers 401 or 403, it never sends a tool to a page.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Cookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.SlidingExpiration = true;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
