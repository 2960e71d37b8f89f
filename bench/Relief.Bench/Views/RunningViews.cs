using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views.Processes;
using CivilAffairs.Relief.Views.Projections;
using CivilAffairs.Relief.Views.Running;
using CivilAffairs.Relief.Views.Storage;
using Microsoft.Extensions.Logging;
using CivilAffairs.Relief.Views;

namespace CivilAffairs.Relief.Bench.Views;

/// <summary>Projections and processes at work, as in a node.</summary>
internal sealed class RunningViews : IAsyncDisposable
{
    private static readonly ILoggerFactory Log = LoggerFactory.Create(static log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));

    private readonly CancellationTokenSource _stop = new();
    private readonly ViewStore _store;
    private readonly Consumers _consumers;
    private readonly Task _running;

    private RunningViews(ViewStore store, Consumers consumers, IReadOnlyList<TimedProjection> projections, Func<CancellationToken, Task> run)
    {
        _store = store;
        _consumers = consumers;
        Projections = projections;
        _running = run(_stop.Token);
    }

    public IReadOnlyList<TimedProjection> Projections { get; }

    public static async Task<RunningViews> StartAsync(IJournal journal, IEngine? engine, ViewDatabase database)
    {
        var (options, projections) = (new ViewOptions(), ReliefProjections.All().Select(projection => new TimedProjection(projection)).ToList());
        IReadOnlyList<IProcess> active = engine is null ? [] : ReliefProcesses.All;
        var store = await ViewStore.OpenAsync(database, projections, active, options);
        var projecting = new ProjectionRunner(journal, new(journal, EventCodec.Relief), store, projections, options, TimeProvider.System, Log.CreateLogger<ProjectionRunner>());
        var processing = engine is null ? null : new ProcessRunner(journal, new(journal, EventCodec.Relief), engine, store, active, options, new(), TimeProvider.System, Log.CreateLogger<ProcessRunner>());
        return new(store, new(store, journal, TimeProvider.System), projections, token => Task.WhenAll(Task.Run(() => projecting.RunAsync(token), CancellationToken.None), processing is null ? Task.CompletedTask : Task.Run(() => processing.RunAsync(token), CancellationToken.None)));
    }

    /// <summary>Lets every projection begin again from the first event.</summary>
    public async Task BeginAgainAsync()
    {
        foreach (var projection in Projections) await _consumers.ResetAsync(projection.Name, AccountName.Parse("bench"), "bench", CancellationToken.None);
    }

    public async Task UntilAsync(JournalPosition head)
    {
        while (true)
        {
            var all = await _consumers.ListAsync(CancellationToken.None);
            if (all.FirstOrDefault(one => one.Stop is not null) is { } stopped) throw new InvalidOperationException(stopped.ToString());
            if (all.All(one => one.Position >= head)) return;
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await _store.DisposeAsync();
        _stop.Dispose();
    }
}
