using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CivilAffairs.Relief.Cli.Tests;

/// <summary>The whole web application on a free port of this machine, with its records in a folder of its own.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    public const string Password = "a password for tests";

    private readonly TempFolder _folder = new();
    private Installation? _installation;
    private WebApplication? _app;

    public string Address { get; private set; } = string.Empty;

    public string Data => _folder.File("data");

    /// <param name="postgres">Where journal, views and accounts are; null for files in <see cref="Data"/>.</param>
    public static async Task<RunningSystem> StartAsync(string? postgres = null)
    {
        var system = new RunningSystem();
        system._installation = await Installation.OpenAsync(new ReliefOptions { Data = system.Data, Postgres = postgres }, TimeProvider.System);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        system._app = ReliefApplication.Build(builder, system._installation, console: null);
        await system._app.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(Password, CancellationToken.None);
        await system._app.StartAsync();
        system.Address = system._app.Urls.Single();
        return system;
    }

    public string File(string name) => _folder.File(name);

    /// <summary>Runs the command as the administrator of this system.</summary>
    public Task<(int Exit, string Output)> ReliefAsync(params string[] arguments) => Relief.RunAsync([.. arguments, "--url", Address, "--admin-password", Password]);

    /// <summary>Adds somebody with the password of all tests.</summary>
    public async Task AddAccountAsync(AccountName name, Role role, PlaceCode scope)
    {
        await using var services = _app!.Services.CreateAsyncScope();
        var account = new Account { Name = name, DisplayName = name.ToString(), Role = role, Scope = scope };
        (await services.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password)).Succeeded.ShouldBeTrue();
    }

    /// <summary>Stops the application; its folder stays.</summary>
    public async Task StopAsync()
    {
        if (_app is not null)
        {
            // Disposed of without, it would not wait for what reads and writes in the background.
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_installation is not null) await _installation.DisposeAsync();
        (_app, _installation) = (null, null);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }
}
