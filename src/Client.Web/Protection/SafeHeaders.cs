using CivilAffairs.Relief.Client.Web.Hosting;

namespace CivilAffairs.Relief.Client.Web.Protection;

/// <summary>Tells browsers what a page of this application may do: load and send only here, be framed nowhere, keep no answer.</summary>
internal static class SafeHeaders
{
    // Pictures taken on the phone are blobs until they are sent.
    private const string Pictures = "img-src 'self' data: blob:";

    // Styles that Vue sets on elements are inline; scripts never are.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; " + Pictures + "; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <param name="tiles">Where map pictures come from, if the office has such a server: then those, too, may be loaded.</param>
    public static void UseSafeHeaders(this IApplicationBuilder app, MapTiles? tiles)
    {
        var policy = tiles is null ? ContentPolicy : ContentPolicy.Replace(Pictures, $"{Pictures} {tiles.Origin}", StringComparison.Ordinal);
        app.Use((context, next) =>
        {
            Protect(context, policy);
            return next(context);
        });
    }

    private static void Protect(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";

        // Rows hold personal data: no proxy and no shared computer keeps them.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) headers.CacheControl = "no-store";
    }
}
