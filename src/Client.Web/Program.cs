using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Demo;
using CivilAffairs.Relief.Client.Web.Hosting;

const string demoSwitch = "--demo";
var demo = args.Contains(demoSwitch, StringComparer.Ordinal);

// Settings are read once: watching their folder would wake the process at every write of a database that lies in it.
var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args.Where(argument => argument != demoSwitch)]);
builder.Configuration.AddEnvironmentVariables("RELIEF_");
if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:5080");

var options = builder.Configuration.GetSection(ReliefOptions.Section).Get<ReliefOptions>() ?? new ReliefOptions();
if (demo) Demonstration.Prepare(options);
var console = await ConsoleBuild.EnsureAsync(builder.Environment.ContentRootPath, CancellationToken.None);
await using var installation = await Installation.OpenAsync(options, TimeProvider.System);
await using var app = ReliefApplication.Build(builder, installation, console);
if (await Rescue.IsDoneAsync(app)) return;

var password = await app.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(builder.Configuration["ADMIN_PASSWORD"] ?? (demo ? FirstAdministrator.Random() : null), CancellationToken.None);
if (demo) await Demonstration.WelcomeAsync(app.Services);
await app.StartAsync();
var address = StartMessage.Write(app, installation, password, demo);
if (demo && password is not null)
{
    try
    {
        await Demonstration.PlayAsync(address, password, TimeProvider.System, app.Lifetime.ApplicationStopping);
    }
    catch (OperationCanceledException)
    {
        // Stopped in the middle, as a demonstration mostly is.
    }
}

await app.WaitForShutdownAsync();
