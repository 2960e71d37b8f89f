using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>Serves the built console: its files, compressed, and its one page for every address of its own.</summary>
public static class ConsolePages
{
    /// <summary>First parts of the addresses that are not the console's.</summary>
    private static readonly string[] Doors = ["/api", "/live", "/healthz", "/readyz"];

    public static void AddConsole(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;

        // The console's files alone: an answer that holds secrets beside what a stranger sent is never compressed.
        options.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"];
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
    });

    /// <param name="folder">Of the built console.</param>
    public static void UseConsole(this IApplicationBuilder app, string folder)
    {
        app.UseResponseCompression();
        app.Use((http, next) =>
        {
            // Such as /shelters: the page finds its way there by itself.
            if (IsPage(http.Request)) http.Request.Path = "/index.html";
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                ? "public, max-age=31536000, immutable" // The name holds a digest of the content.
                : "no-cache",
        });
    }

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !Path.HasExtension(request.Path.Value)
        && !Array.Exists(Doors, door => request.Path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase))
        && request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
