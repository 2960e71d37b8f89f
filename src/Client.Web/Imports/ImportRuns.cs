using System.Collections.Concurrent;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Sheets.Files;
using CivilAffairs.Relief.Sheets.Households;

namespace CivilAffairs.Relief.Client.Web.Imports;

/// <summary>The imports that run: one an account, a few at once on a node. What they do is kept each second, so that it can be told after a crash too.</summary>
public sealed partial class ImportRuns(Installation installation, ImportRecords records, AccountDatabase accounts, IEngine engine, TimeProvider clock, ILogger<ImportRuns> log) : IHostedService, IAsyncDisposable
{
    /// <summary>Each holds a workbook's texts in memory.</summary>
    private const int MostAtOnce = 4;

    private const int LinesTold = 50;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    // A node that has not been heard of for so long is gone, and its run with it.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Running> _running = new();
    private readonly ConcurrentDictionary<AccountName, bool> _receiving = new();
    private readonly CancellationTokenSource _closing = new();
    private int _places = MostAtOnce;

    public bool IsFull => Volatile.Read(ref _places) <= 0;

    /// <summary>Whether the account may send a file now: one at a time, so that nobody fills the disk.</summary>
    public bool TryReceive(AccountName account) => _receiving.TryAdd(account, true);

    public void EndReceiving(AccountName account) => _receiving.TryRemove(account, out _);

    /// <summary>Takes one of the places on this node; whoever has it begins a run or gives it back.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Decrement(ref _places) >= 0) return true;
        Interlocked.Increment(ref _places);
        return false;
    }

    public void Leave() => Interlocked.Increment(ref _places);

    /// <summary>Begins to import a sheet, which and whose file this then owns, with the place.</summary>
    /// <returns>The run, or null where another of the account runs; then nothing was taken over.</returns>
    public async Task<ImportRun?> BeginAsync(HouseholdSheet sheet, string file, Actor by, DisasterId? disaster, bool dryRun, CancellationToken cancellationToken)
    {
        await EndLostAsync(by.Account, cancellationToken);
        await records.CutAsync(by.Account, cancellationToken);
        var now = clock.GetUtcNow();
        var run = new ImportRun(
            Guid.CreateVersion7(now),
            by.Account,
            dryRun,
            ImportState.Reading,
            now,
            EndedAt: null,
            sheet.Format,
            sheet.Encoding,
            sheet.Sheet,
            sheet.SheetsNotRead,
            [.. sheet.Heading.Columns.Select(column => new ImportColumn(column.Column.Field, column.Header))],
            sheet.Heading.NotRead);
        if (!await records.BeginAsync(run, now.ToUnixTimeMilliseconds(), cancellationToken)) return null;
        var progress = new ImportProgress(run, sheet.Heading.HeaderOf);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        var running = new Running(progress, stop);
        _running[run.Id] = running;
        running.Work = Task.Run(() => RunAsync(sheet, file, by, disaster, running), CancellationToken.None);
        return run;
    }

    /// <summary>The run as it stands now, after waiting a while for its end.</summary>
    public async Task<ImportRun?> WaitAsync(AccountName account, Guid id, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_running.TryGetValue(id, out var running)) await Task.WhenAny(running.Work, Task.Delay(patience, clock, cancellationToken));
        return await FindAsync(account, id, cancellationToken);
    }

    /// <returns>The run with its first lines; null where the account has none of this id.</returns>
    public async Task<ImportRun?> FindAsync(AccountName account, Guid id, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(account, id, cancellationToken) is not { } found) return null;
        var run = _running.TryGetValue(id, out var running) ? running.Progress.Run : Living(found.Run, found.Beat);
        return run with
        {
            First = new(
                await records.LinesAsync(id, ImportOutcome.Bad, 0, LinesTold, cancellationToken),
                await records.LinesAsync(id, ImportOutcome.Known, 0, LinesTold, cancellationToken)),
        };
    }

    /// <summary>The account's runs, the latest first, without their lines.</summary>
    public async Task<IReadOnlyList<ImportRun>> ListAsync(AccountName account, CancellationToken cancellationToken) =>
        [.. (await records.ListAsync(account, cancellationToken)).Select(one => _running.TryGetValue(one.Run.Id, out var running) ? running.Progress.Run : Living(one.Run, one.Beat))];

    /// <returns>False where the account has no such run, or it has ended.</returns>
    public async Task<bool> StopAsync(AccountName account, Guid id, CancellationToken cancellationToken)
    {
        if (!await records.AskToStopAsync(account, id, cancellationToken)) return false;
        if (!_running.TryGetValue(id, out var running)) return true;
        try
        {
            await running.Stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has come to its end meanwhile.
        }

        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_closing.IsCancellationRequested) await _closing.CancelAsync();
        await Task.WhenAll(_running.Values.Select(running => running.Work));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _closing.Dispose();
    }

    private async Task RunAsync(HouseholdSheet sheet, string file, Actor by, DisasterId? disaster, Running running)
    {
        var (progress, stop) = (running.Progress, running.Stop);
        var began = clock.GetTimestamp();
        try
        {
            var beats = BeatAsync(by, progress, stop);
            var (state, reason) = (ImportState.Done, default(Bilingual));
            try
            {
                await new HouseholdImport(engine, installation.Journal, installation.Secrets, clock).RunAsync(sheet, by, disaster, progress, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                state = ImportState.Stopped;
            }
            catch (UnfitFileException unfit)
            {
                (state, reason) = (ImportState.Failed, unfit.Refusal.Reason);
            }
            catch (Exception fault)
            {
                // Nobody waits for it: what is not told here is told by nobody.
                LogFault(log, fault, progress.Run.Id);
                (state, reason) = (ImportState.Failed, new RecordsAway().Reason);
            }

            await stop.CancelAsync();
            await beats;
            progress.Count(run => run with { State = state, Reason = reason, EndedAt = clock.GetUtcNow() });
            await records.KeepAsync(progress.Run, progress.TakeLines(), clock.GetUtcNow().ToUnixTimeMilliseconds(), CancellationToken.None);
            var end = progress.Run;
            LogEnd(log, end.Id, end.State, end.DryRun, end.Rows, end.Registered, end.Known, end.Bad, (long)clock.GetElapsedTime(began).TotalMilliseconds);
        }
        catch (Exception fault)
        {
            // Silent from now on, it counts as stopped.
            LogFault(log, fault, progress.Run.Id);
        }
        finally
        {
            sheet.Dispose();
            File.Delete(file);
            _running.TryRemove(progress.Run.Id, out _);
            stop.Dispose();
            Leave();
        }
    }

    // Says each second how far the run has come, until it ends. It ends with the rights of the account, as a session does.
    private async Task BeatAsync(Actor by, ImportProgress progress, CancellationTokenSource stop)
    {
        using var beat = new PeriodicTimer(Beat, clock);
        try
        {
            while (await beat.WaitForNextTickAsync(stop.Token))
            {
                var asked = await records.KeepAsync(progress.Run, progress.TakeLines(), clock.GetUtcNow().ToUnixTimeMilliseconds(), CancellationToken.None);
                var account = await accounts.FindAsync(by.Account.ToString().Normalize().ToUpperInvariant(), CancellationToken.None);
                if (asked || (account?.Role, account?.Scope) != (by.Role, by.Scope)) await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Over.
        }
        catch (System.Data.Common.DbException fault)
        {
            // Without its record nobody would know what it does.
            LogFault(log, fault, progress.Run.Id);
            await stop.CancelAsync();
        }
    }

    // A run whose node is gone ended with it. With files there is one node: this.
    private ImportRun Living(ImportRun run, long beat) =>
        run.IsRunning && (installation.Options.Postgres is null || clock.GetUtcNow().ToUnixTimeMilliseconds() - beat > LongestSilence.TotalMilliseconds)
            ? run with { State = ImportState.Stopped, EndedAt = DateTimeOffset.FromUnixTimeMilliseconds(beat) }
            : run;

    private async Task EndLostAsync(AccountName account, CancellationToken cancellationToken)
    {
        foreach (var (run, beat) in await records.ListAsync(account, cancellationToken))
        {
            if (run.IsRunning && !_running.ContainsKey(run.Id) && Living(run, beat) is { IsRunning: false } lost) await records.KeepAsync(lost, [], beat, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 620, Level = LogLevel.Information, Message = "Import {Run} ended {State} (dry run: {DryRun}): {Rows} rows, {Registered} households registered, {Known} known, {Bad} faults, in {Milliseconds} ms")]
    private static partial void LogEnd(ILogger log, Guid run, ImportState state, bool dryRun, int rows, int registered, int known, int bad, long milliseconds);

    [LoggerMessage(EventId = 621, Level = LogLevel.Error, Message = "Import {Run} broke off")]
    private static partial void LogFault(ILogger log, Exception fault, Guid run);

    private sealed class Running(ImportProgress progress, CancellationTokenSource stop)
    {
        public ImportProgress Progress => progress;

        public CancellationTokenSource Stop => stop;

        public Task Work { get; set; } = Task.CompletedTask;
    }
}
