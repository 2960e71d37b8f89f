using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Silo;
using Microsoft.Extensions.Configuration.Memory;

// Settings are read once: watching their folder would wake the process at every write in it.
var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);

// Orleans tells of every step; whoever wants to hear it says so in the configuration.
builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("Logging:LogLevel:Microsoft", "Warning"), new("Logging:LogLevel:Orleans", "Warning")] });
builder.Configuration.AddEnvironmentVariables("RELIEF_");
if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:5080");

var options = builder.Configuration.GetSection(ReliefOptions.Section).Get<ReliefOptions>() ?? new ReliefOptions();
var node = builder.Configuration.GetSection(NodeOptions.Section).Get<NodeOptions>() ?? new NodeOptions();
var hasDoors = node.Role != NodeRole.Grains;
var console = hasDoors ? await ConsoleBuild.EnsureAsync(Path.Combine(builder.Environment.ContentRootPath, "..", "Client.Web"), CancellationToken.None) : null;
await using var installation = await Installation.OpenAsync(options, TimeProvider.System);
await Node.JoinAsync(builder, installation, node);
await using var app = hasDoors ? ReliefApplication.Build(builder, installation, console, Node.Engine) : ReliefApplication.BuildWithoutDoors(builder, installation, Node.Engine);
if (hasDoors && await Rescue.IsDoneAsync(app)) return;

var password = hasDoors ? await app.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(builder.Configuration["ADMIN_PASSWORD"], CancellationToken.None) : null;
await app.StartAsync();
StartMessage.Write(app, installation, password, demo: false);
await app.WaitForShutdownAsync();
