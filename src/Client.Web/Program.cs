using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Hosting;

var demo = args.Contains("--demo", StringComparer.Ordinal);
var builder = WebApplication.CreateBuilder([.. args.Where(argument => argument != "--demo")]);
builder.Configuration.AddEnvironmentVariables("RELIEF_");
if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:5080");

var options = builder.Configuration.GetSection(ReliefOptions.Section).Get<ReliefOptions>() ?? new ReliefOptions();
var console = await ConsoleBuild.EnsureAsync(builder.Environment.ContentRootPath, CancellationToken.None);
using var logs = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole());
await using var installation = await Installation.OpenAsync(options, TimeProvider.System, logs);
await using var app = ReliefApplication.Build(builder, installation, console);

var password = await app.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(builder.Configuration["ADMIN_PASSWORD"], CancellationToken.None);
await app.StartAsync();
StartMessage.Write(app, installation, password);
await app.WaitForShutdownAsync();
