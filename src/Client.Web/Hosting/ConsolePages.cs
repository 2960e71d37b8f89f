using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>Serves the built console: its files, compressed, and its one page for every address of its own.</summary>
public static class ConsolePages
{
    /// <summary>Ends the name of what the console's build laid beside a file, compressed.</summary>
    private const string Brotli = ".br";

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
        var files = new PhysicalFileProvider(folder);
        app.UseResponseCompression();
        app.Use((http, next) =>
        {
            // Such as /shelters: the page finds its way there by itself.
            if (IsPage(http.Request)) http.Request.Path = "/index.html";
            if (Path.HasExtension(http.Request.Path.Value) && TakesBrotli(http.Request) && files.GetFileInfo($"{http.Request.Path}{Brotli}").Exists) http.Request.Path += Brotli;
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = new UnderBrotli(), OnPrepareResponse = static file => Prepare(file.Context) });
    }

    private static void Prepare(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable" // The name holds a digest of the content.
            : "no-cache";
        if (!IsBrotli(http.Request.Path.Value)) return;
        headers.ContentEncoding = "br";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
    }

    private static bool IsBrotli(string? path) => path?.EndsWith(Brotli, StringComparison.Ordinal) == true;

    private static bool TakesBrotli(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !Path.HasExtension(request.Path.Value)
        && !Array.Exists(Doors, door => request.Path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase))
        && request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is compressed is what it was before.</summary>
    private sealed class UnderBrotli : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _plain = new();

        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) => _plain.TryGetContentType(IsBrotli(subpath) ? subpath[..^Brotli.Length] : subpath, out contentType);
    }
}
