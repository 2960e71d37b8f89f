using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class SecureTests(SecureTests.Encrypted office) : IClassFixture<SecureTests.Encrypted>
{
    [Fact]
    public async Task Over_TLS_the_cookie_is_secure_and_the_browser_is_told_to_come_so_again()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=relief.example" } }) { BaseAddress = office.Address };
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = Caller.Json($$"""{"name":"admin","password":"{{Office.Password}}"}""") };

        // Browsers are never told so of an address of this machine.
        message.Headers.Host = "relief.example";
        using var answer = await http.SendAsync(message);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("relief=");
        foreach (var word in new[] { "secure", "httponly", "samesite=strict" }) cookie.Split("; ").ShouldContain(word);
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=");
    }

    /// <summary>An office with a certificate.</summary>
    public sealed class Encrypted : Office
    {
        private readonly X509Certificate2 _certificate = Certificate();

        protected override string Url => "https://127.0.0.1:0";

        protected override void Configure(WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = _certificate));

        private static X509Certificate2 Certificate()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var now = TimeProvider.System.GetUtcNow();
            return new CertificateRequest("CN=relief.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        }
    }
}
