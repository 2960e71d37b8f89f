using System.Net;
using System.Net.Http.Headers;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class ConsoleTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "index.html"), "<!doctype html><title>console</title>");
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "assets", "app-1234.js"), new string('x', 10_000));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = _folder.Path });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddConsole();
        _app = builder.Build();
        _app.UseConsole(_folder.Path);
        _app.MapGet("/api/{**rest}", () => Results.Text("api"));
        await _app.StartAsync();
        _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(_app.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/shelters")]
    [InlineData("/households/7f/history")]
    public async Task Every_address_of_the_console_is_its_page(string address)
    {
        using var answer = await GetAsync(address, "text/html");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("console");
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/missing.js", "text/html", HttpStatusCode.NotFound)]
    [InlineData("/shelters", "application/json", HttpStatusCode.NotFound)]
    [InlineData("/apiary", "application/json", HttpStatusCode.NotFound)]
    public async Task What_is_no_page_is_not_answered_with_one(string address, string accepted, HttpStatusCode status) => (await GetAsync(address, accepted)).StatusCode.ShouldBe(status);

    [Fact]
    public async Task The_api_is_not_the_consoles() => (await (await GetAsync("/api/anything", "text/html")).Content.ReadAsStringAsync()).ShouldBe("api");

    [Fact]
    public async Task Named_parts_are_kept_for_ever_and_sent_compressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1234.js");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await _http.SendAsync(request);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(1000);
    }

    [Theory]
    [InlineData("/assets/app-1234.js", "text/javascript")]
    [InlineData("/shelters", "text/html")]
    public async Task What_the_build_compressed_is_sent_as_it_lies_there(string address, string type)
    {
        var file = address == "/shelters" ? "index.html" : address[1..];
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, $"{file}.br"), "compressed by the build");
        foreach (var (accepted, compressed) in new[] { ("br", true), ("br; q=0", false), ("identity", false) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("text/html");
            request.Headers.AcceptEncoding.ParseAdd(accepted);
            using var answer = await _http.SendAsync(request);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            answer.Content.Headers.ContentEncoding.ShouldBe(compressed ? ["br"] : [], accepted);
            (await answer.Content.ReadAsStringAsync() == "compressed by the build").ShouldBe(compressed, accepted);
            answer.Headers.Vary.ShouldContain("Accept-Encoding");
        }
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accepted));
        return await _http.SendAsync(request);
    }
}
