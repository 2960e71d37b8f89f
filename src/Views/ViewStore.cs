using System.Collections.Frozen;
using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Processes;
using CivilAffairs.Relief.Views.Running;
using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Views;

/// <summary>The views of one database: read by anybody, written only by the runners.</summary>
public sealed class ViewStore : IViews, IAsyncDisposable
{
    private readonly FrozenDictionary<ViewTable, ConsumerSpec> _owners;
    private readonly ViewOptions _options;
    private readonly TimeProvider _time;

    private ViewStore(ViewDatabase database, IReadOnlyList<ConsumerSpec> consumers, ViewOptions options, TimeProvider time)
    {
        Database = database;
        Specs = consumers.ToFrozenDictionary(consumer => consumer.Name);
        _owners = consumers.SelectMany(consumer => consumer.Tables.Select(table => (table, consumer))).ToFrozenDictionary(pair => pair.table, pair => pair.consumer);
        Tables = _owners.ToFrozenDictionary(pair => pair.Key, pair => new TableSql(pair.Key, database.Dialect) { KeepsTombstones = !pair.Value.IsProcess });
        ConsumerTable = new(database.Dialect, Tables);
        _options = options;
        _time = time;
    }

    internal ViewDatabase Database { get; }

    internal FrozenDictionary<string, ConsumerSpec> Specs { get; }

    internal FrozenDictionary<ViewTable, TableSql> Tables { get; }

    internal ConsumerTable ConsumerTable { get; }

    internal Progress Progress { get; } = new();

    /// <summary>Opens the database with the tables of the given projections and processes, made where they are missing.</summary>
    /// <exception cref="ArgumentException">Two consumers or tables have one name, or a name cannot be a table's.</exception>
    public static async ValueTask<ViewStore> OpenAsync(
        ViewDatabase database,
        IEnumerable<IProjection> projections,
        IEnumerable<IProcess>? processes = null,
        ViewOptions? options = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        ConsumerSpec[] consumers = [.. projections.Select(ConsumerSpec.Of), .. (processes ?? []).Select(ConsumerSpec.Of)];
        if (consumers.GroupBy(consumer => consumer.Name).FirstOrDefault(same => same.Skip(1).Any()) is { } namesakes) throw new ArgumentException($"two consumers are named '{namesakes.Key}'", nameof(projections));
        if (consumers.SelectMany(consumer => consumer.Tables).GroupBy(table => table.Name).FirstOrDefault(same => same.Skip(1).Any()) is { } twice) throw new ArgumentException($"two views are named '{twice.Key}'", nameof(projections));
        var store = new ViewStore(database, consumers, options ?? new(), time ?? TimeProvider.System);
        await database.PrepareAsync(cancellationToken);
        await database.WriteAsync(
            async session =>
            {
                foreach (var consumer in consumers) await store.ConsumerTable.CreateMissingAsync(session, consumer, cancellationToken);
                return true;
            },
            cancellationToken);
        await store.RefreshAsync(cancellationToken);
        return store;
    }

    /// <summary>Makes the tables anew whose rows mean or look other than this program's, and lets them begin from the first event: ahead of the nodes, where those may not create tables.</summary>
    /// <returns>Names of the consumers concerned.</returns>
    public async ValueTask<IReadOnlyList<string>> BringUpAsync(CancellationToken cancellationToken)
    {
        var anew = await Database.WriteAsync(
            async session =>
            {
                List<string> changed = [];
                foreach (var consumer in Specs.Values)
                {
                    if (await ConsumerTable.BringUpAsync(session, consumer, cancellationToken)) changed.Add(consumer.Name);
                }

                return changed;
            },
            cancellationToken);
        await RefreshAsync(cancellationToken);
        return anew;
    }

    public ValueTask<ViewChanges> ChangesAsync(ViewTable table, ViewFilter filter, JournalPosition after, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var sql = Sql(table);
        return Database.ReadAsync(
            async session =>
            {
                var status = await StatusAsync(session, table, cancellationToken);
                if (after != JournalPosition.None && (after < status.Horizon || after > status.Position)) return new([], JournalPosition.None, More: true) { Epoch = status.Epoch, Resync = true };
                var changes = await ViewQueries.ChangesAsync(session, sql, Database.Dialect, filter, after, status.Position, max, cancellationToken);
                return changes with { Epoch = status.Epoch };
            },
            cancellationToken);
    }

    public ValueTask<ViewPage> ListAsync(ViewTable table, ViewFilter filter, ViewPaging paging, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(paging.Skip, nameof(paging));
        ArgumentOutOfRangeException.ThrowIfLessThan(paging.Take, 1, nameof(paging));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(paging.Take, 500, nameof(paging));
        var sql = Sql(table);
        return Database.ReadAsync(
            async session =>
            {
                var status = await StatusAsync(session, table, cancellationToken);
                var (rows, total) = await ViewQueries.ListAsync(session, sql, Database.Dialect, filter, paging, cancellationToken);
                return new ViewPage(rows, total, status.Position);
            },
            cancellationToken);
    }

    public async ValueTask<TRow?> FindAsync<TRow>(ViewTable<TRow> table, string key, PlaceCode scope, CancellationToken cancellationToken)
        where TRow : class =>
        await FindRowAsync(table, key, scope, cancellationToken) is { } row ? JsonSerializer.Deserialize<TRow>(row.Json.Span, RowJson.Options) : null;

    public ValueTask<ViewRow?> FindRowAsync(ViewTable table, string key, PlaceCode scope, CancellationToken cancellationToken)
    {
        var sql = Sql(table);
        return Database.ReadAsync(session => ViewQueries.FindAsync(session, sql, Database.Dialect, key, scope, cancellationToken), cancellationToken);
    }

    public JournalPosition Checkpoint(ViewTable table) => Status(table)?.Position ?? JournalPosition.None;

    public JournalPosition Horizon(ViewTable table) => Status(table)?.Horizon ?? JournalPosition.None;

    public long Epoch(ViewTable table) => Status(table)?.Epoch ?? 0;

    public IReadOnlyList<Standstill> Standstills() =>
    [
        .. from status in Progress.All
           where status.Stop is not null && Specs.ContainsKey(status.Name)
           orderby status.Name
           let spec = Specs[status.Name]
           select new Standstill(status.Name, spec.IsProcess, [.. spec.Tables.Where(table => !table.IsPrivate).Select(table => table.Name)], status.Stop!.At, status.Stop.Since),
    ];

    public async ValueTask WaitForAsync(ViewTable table, JournalPosition position, CancellationToken cancellationToken)
    {
        var consumer = Owner(table).Name;
        using var patience = new CancellationTokenSource(_options.WaitTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        ConsumerStatus status;
        try
        {
            status = await Progress.WaitAsync(consumer, seen => seen.Position >= position || seen.Stop is not null, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"the view '{table.Name}' is at {Checkpoint(table)} and did not come to {position} within {_options.WaitTimeout}", late);
        }

        if (status.Position < position) throw new TimeoutException($"the view '{table.Name}' stands still before {status.Stop!.At} and does not come to {position}");
    }

    public async Task<JournalPosition> NextAsync(ViewTable table, JournalPosition after, CancellationToken cancellationToken)
    {
        var epoch = Epoch(table);
        return (await Progress.WaitAsync(Owner(table).Name, seen => seen.Position > after || seen.Epoch != epoch, cancellationToken)).Position;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>Looks in the database how far the consumers are; another node may have moved them.</summary>
    internal async ValueTask<IReadOnlyList<ConsumerStatus>> RefreshAsync(CancellationToken cancellationToken)
    {
        var found = await Database.ReadAsync(session => ConsumerTable.ReadAsync(session, cancellationToken), cancellationToken);
        foreach (var status in found) Progress.Set(status);
        return found;
    }

    private async ValueTask<ConsumerStatus> StatusAsync(SqlSession session, ViewTable table, CancellationToken cancellationToken) =>
        await ConsumerTable.FindAsync(session, Owner(table).Name, cancellationToken) ?? throw new InvalidOperationException($"nobody keeps the view '{table.Name}'");

    private ConsumerStatus? Status(ViewTable table) => Progress.Find(Owner(table).Name);

    private ConsumerSpec Owner(ViewTable table) => _owners.TryGetValue(table, out var owner) ? owner : throw Unknown(table);

    private TableSql Sql(ViewTable table) => Tables.TryGetValue(table, out var sql) ? sql : throw Unknown(table);

    private static ArgumentException Unknown(ViewTable table) => new($"the view '{table.Name}' is not among those of this program", nameof(table));
}
