using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Client.Web.Hosting;

namespace CivilAffairs.Relief.Client.Web.Protection;

/// <summary>
/// A browser sends the cookie by itself, so a request that comes with it must show that it was made by our own page: its origin is ours, and it has something that no
/// form and no link of another site can give it. A tool with a token names itself and is let by.
/// </summary>
internal static class SameSite
{
    /// <summary>A header that only a page of ours sends, as the live connection does when it begins; one with a command id or a body of JSON needs it not.</summary>
    public const string Header = "X-Requested-With";

    public static void UseSameSite(this IApplicationBuilder app)
    {
        var own = app.ApplicationServices.GetRequiredService<Installation>().Options.Origins;
        app.Use((context, next) => IsForeign(context.Request, own) ? RefuseAsync(context) : next(context));
    }

    private static bool IsForeign(HttpRequest request, IReadOnlyCollection<string> own)
    {
        if (!request.Cookies.ContainsKey(AccountSchemes.Cookie) || AccountSchemes.HasToken(request)) return false;
        if (request.Headers.Origin is [{ Length: > 0 } origin] && !IsOwn(origin, request, own)) return true;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return false;
        return !HttpMethods.IsPut(request.Method) && !HttpMethods.IsDelete(request.Method)
            && !request.Headers.ContainsKey(Header)
            && !request.Headers.ContainsKey(Requests.CommandIdHeader)
            && !Requests.IsJson(request);
    }

    // Behind a proxy the scheme differs, the name does not; where it does, the installation says so.
    private static bool IsOwn(string origin, HttpRequest request, IReadOnlyCollection<string> own) =>
        own.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var address) && string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));

    private static Task RefuseAsync(HttpContext context) =>
        Problems.Result(context, StatusCodes.Status403Forbidden, "foreign-page", "Origin", new("该请求不是由本系统页面发出", "this request was not made by a page of this system")).ExecuteAsync(context);
}
