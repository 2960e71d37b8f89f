using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using CivilAffairs.Relief.Deploy.Tests.Running;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Deploy.Tests;

/// <summary>The example for nginx, with TLS before a running system.</summary>
public sealed class ProxyTests
{
    [NeedsFact(Need.Nginx)]
    public async Task Nginx_takes_the_example_and_hands_requests_and_web_sockets_on_to_the_node_that_lives()
    {
        using var folder = new TempFolder();
        await using var system = await ReliefProcess.StartAsync(Directory.CreateDirectory(folder.File("data")).FullName);
        var (http, https, dead) = (FreePort(), FreePort(), FreePort());
        await Programs.RunAsync("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=relief.example", "-keyout", folder.File("privkey.pem"), "-out", folder.File("fullchain.pem"));
        var example = (await File.ReadAllTextAsync(Source.File("cluster", "nginx.conf")))
            .Replace("relief-web-1:5080", $"127.0.0.1:{dead}", StringComparison.Ordinal)
            .Replace("relief-web-2:5080", $"127.0.0.1:{system.Address.Port}", StringComparison.Ordinal)
            .Replace("/etc/relief/tls", folder.Path, StringComparison.Ordinal)
            .Replace("listen [::]", "# listen [::]", StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{http};", StringComparison.Ordinal)
            .Replace("listen 443 ", $"listen 127.0.0.1:{https} ", StringComparison.Ordinal);
        var configuration = folder.File("nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            daemon off;
            pid {{folder.File("pid")}};
            error_log stderr;
            {{(Machine.IsRoot ? "user root;" : string.Empty)}}
            events {}
            http {
                access_log off;
                client_body_temp_path {{folder.File("body")}};
                proxy_temp_path {{folder.File("proxy")}};
                fastcgi_temp_path {{folder.File("fastcgi")}};
                uwsgi_temp_path {{folder.File("uwsgi")}};
                scgi_temp_path {{folder.File("scgi")}};
                {{example}}
            }
            """);
        await Programs.RunAsync("nginx", "-t", "-q", "-p", folder.Path, "-c", configuration);

        using var nginx = Process.Start(new ProcessStartInfo("nginx", ["-p", folder.Path, "-c", configuration]) { UseShellExecute = false })!;
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(folder.File("fullchain.pem"));
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => certificate.Equals(shown) } });
            var address = new Uri($"https://127.0.0.1:{https}");
            using var well = await AnswerAsync(client, new Uri(address, "/healthz"));
            well.StatusCode.ShouldBe(HttpStatusCode.OK);
            well.Headers.GetValues("Strict-Transport-Security").ShouldContain("max-age=31536000");

            // The hub refuses a stranger, but it is the hub that answers, to a request for a web socket.
            using var upgrade = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/live")) { Headers = { { "Connection", "Upgrade" }, { "Upgrade", "websocket" }, { "Sec-WebSocket-Version", "13" }, { "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==" } } };
            using var hub = await client.SendAsync(upgrade);
            hub.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
        finally
        {
            nginx.Kill();
            await nginx.WaitForExitAsync();
        }
    }

    private static async Task<HttpResponseMessage> AnswerAsync(HttpClient client, Uri address)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.GetAsync(address);
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                // Not listening yet.
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
