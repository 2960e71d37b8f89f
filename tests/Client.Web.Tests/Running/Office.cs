using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Client.Web.Tests.Running;

/// <summary>The whole application of a county office in this process: a folder of its own, a real server on a free port, accounts as they are asked for.</summary>
public class Office : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly TempFolder _folder = new();
    private readonly ErrorLog _errors = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<Caller>>> _callers = new(StringComparer.Ordinal);
    private HttpClient _http = null!;
    private Installation _installation = null!;

    public WebApplication App { get; private set; } = null!;

    public Uri Address => _http.BaseAddress!;

    /// <summary>What the application is told beside its defaults. All tests come from one address.</summary>
    protected virtual Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal) { ["Relief:Rates:PerAddress"] = "5000" };

    protected virtual string Url => "http://127.0.0.1:0";

    /// <summary>Where and how it keeps its records.</summary>
    protected virtual ReliefOptions Options { get; } = new();

    /// <summary>What hosts the things; null for the application's own engine.</summary>
    protected virtual Func<IServiceProvider, IEngine>? Engine => null;

    /// <summary>Somebody who has not signed in.</summary>
    public Caller Nobody => new(_http);

    /// <summary>What the application logged as an error so far.</summary>
    public IReadOnlyCollection<string> Errors => _errors.Lines;

    public async Task InitializeAsync()
    {
        Options.Data = _folder.Path;
        _installation = await Installation.OpenAsync(Options, TimeProvider.System);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = _folder.Path });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.WebHost.UseUrls(Url);
        builder.Logging.ClearProviders().AddProvider(_errors);
        Configure(builder);
        App = ReliefApplication.Build(builder, _installation, console: null, Engine);
        await App.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(Password, CancellationToken.None);
        await App.StartAsync();
        var address = App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        // A certificate of the test's own is nobody's.
        _http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=relief.example" } }) { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(60) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        await _installation.DisposeAsync();
        _folder.Dispose();
        Errors.Where(line => !MayErr(line)).ShouldBeEmpty();
    }

    public Task<Caller> AdminAsync() => _callers.GetOrAdd("admin", name => new(() => SignInAsync(name))).Value;

    /// <summary>An account of that role for that place, made where there is none yet.</summary>
    public Task<Caller> AsAsync(Role role, PlaceCode scope, DepotId? depot = null) => _callers.GetOrAdd($"{role}-{scope}-{depot}", name => new(() => MakeAsync(name, role, scope, depot))).Value;

    public async Task<Caller> SignInAsync(string name)
    {
        var answer = await Nobody.PostAsync("/api/session", new { name, password = Password, token = true });
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return new(_http, answer.Json.GetProperty("accessToken").GetString());
    }

    /// <summary>Whether an error that was logged is one that the tests bring about.</summary>
    protected virtual bool MayErr(string line) => false;

    /// <summary>More of how it runs.</summary>
    protected virtual void Configure(WebApplicationBuilder builder)
    {
        // As it comes.
    }

    internal EndedRequests CountRequests() => new(App.Services.GetRequiredService<IMeterFactory>());

    private async Task<Caller> MakeAsync(string name, Role role, PlaceCode scope, DepotId? depot)
    {
        var admin = await AdminAsync();
        var answer = await admin.PostAsync("/api/accounts", new { name, password = Password, role, scope, depot, mustChangePassword = false });
        answer.Status.ShouldBe(HttpStatusCode.NoContent, answer.Text);
        return await SignInAsync(name);
    }
}
