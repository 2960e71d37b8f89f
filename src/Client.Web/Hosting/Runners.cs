using CivilAffairs.Relief.Views.Processes;
using CivilAffairs.Relief.Views.Running;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>Keeps the views up with the journal while the application runs.</summary>
public sealed class ProjectionService(ProjectionRunner runner) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runner.RunAsync(stoppingToken);
}

/// <summary>Finishes what operations left half-way, and keeps the deadlines, while the application runs.</summary>
public sealed class ProcessService(ProcessRunner runner) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runner.RunAsync(stoppingToken);
}
