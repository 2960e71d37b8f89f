using System.Data.Common;
using CivilAffairs.Relief.Doors;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Snapshots;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Journal.Postgres;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Processes;
using CivilAffairs.Relief.Views.Projections;
using CivilAffairs.Relief.Views.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>The opened records of one installation: what every door of the process shares.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly Stack<Func<ValueTask>> _closing = [];

    private Installation(ReliefOptions options, JournalSecrets secrets)
    {
        Options = options;
        Secrets = secrets;
        ViewOptions = new() { KeepTombstones = options.KeepTombstones };
    }

    public ReliefOptions Options { get; }

    public JournalSecrets Secrets { get; }

    public IJournal Journal { get; private set; } = null!;

    public ViewStore Views { get; private set; } = null!;

    public DbDataSource Accounts { get; private set; } = null!;

    public DbDataSource Photos { get; private set; } = null!;

    public ViewOptions ViewOptions { get; }

    public IReadOnlyList<IProjection> Projections { get; } = ReliefProjections.All();

    public IReadOnlyList<IProcess> Processes { get; } = ReliefProcesses.All;

    /// <summary>Opens what the options name, made where it is missing.</summary>
    /// <exception cref="JournalException">The journal cannot be opened, or belongs to another master key.</exception>
    public static async Task<Installation> OpenAsync(ReliefOptions options, TimeProvider time, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(options.Data);
        var installation = new Installation(options, JournalSecrets.FromFile(options.KeyFile));
        try
        {
            await installation.OpenAsync(time, cancellationToken);
            return installation;
        }
        catch (Exception fault) when (LacksRight(fault))
        {
            await installation.DisposeAsync();
            throw new InvalidOperationException("the database lacks what a node needs, and the node's user may not make it: run `relief database up` first", fault);
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the engine of this process on the records. Whoever asks for it stops it, before the records are closed.</summary>
    public InProcessEngine StartEngine(TimeProvider time, ILogger<InProcessEngine> log) =>
        new(new EntityHost(Journal, EventCodec.Relief, ReliefThings.All, OpenSnapshots(), new EngineOptions(), time, log));

    /// <summary>Opens the snapshots in a file of this installation; closed with the records.</summary>
    public ISnapshots OpenSnapshots()
    {
        var snapshots = new SqliteSnapshots(Options.SnapshotsFile);
        _closing.Push(snapshots.DisposeAsync);
        return snapshots;
    }

    public async ValueTask DisposeAsync()
    {
        while (_closing.TryPop(out var close)) await close();
    }

    private async Task OpenAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        Journal = Options.Postgres is { } address
            ? await PostgresJournal.OpenAsync(address, Secrets, time: time, cancellationToken: cancellationToken)
            : SqliteJournal.Open(Options.JournalFile, Secrets, time: time);
        _closing.Push(Journal.DisposeAsync);
        Options.ClearScratch(Options.Postgres is null ? time.GetUtcNow() : time.GetUtcNow().AddDays(-1));

        Views = await ViewStore.OpenAsync(
            Options.Postgres is { } viewsAddress ? new PostgresViewDatabase(viewsAddress) : new SqliteViewDatabase(Options.ViewsFile),
            Projections,
            Processes,
            ViewOptions,
            time,
            cancellationToken);
        _closing.Push(Views.DisposeAsync);

        Accounts = Options.Postgres is { } accountsAddress
            ? NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(accountsAddress) { SearchPath = DoorSchema.Name })
            : OpenFile(Options.AccountsFile);
        _closing.Push(Accounts.DisposeAsync);

        Photos = Options.Postgres is null ? OpenFile(Options.PhotosFile) : Accounts;
        if (Photos != Accounts) _closing.Push(Photos.DisposeAsync);
        await DoorSchema.Accounts.PrepareAsync(Accounts, cancellationToken);
        await DoorSchema.Photos.PrepareAsync(Photos, cancellationToken);
    }

    private static bool LacksRight(Exception? fault) => fault is not null && (fault is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } || LacksRight(fault.InnerException));

    private static DbDataSource OpenFile(string path) => SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder { DataSource = path }.ToString());
}
