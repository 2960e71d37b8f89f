using Npgsql;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>Views in the schema <c>views</c> of a PostgreSQL database, which several machines may share.</summary>
public sealed class PostgresViewDatabase : ViewDatabase
{
    // Any number, the same on every node: makes one node at a time bring the tables into being.
    private const long PreparationLock = 0x7265_6c69_6566_0001;

    private readonly NpgsqlDataSource _source;

    public PostgresViewDatabase(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (builder.ConnectionStringBuilder.MaxAutoPrepare == 0) builder.ConnectionStringBuilder.MaxAutoPrepare = 200;
        _source = builder.Build();
    }

    internal override bool Shared => true;

    internal override SqlDialect Dialect => SqlDialect.Postgres;

    internal override async ValueTask PrepareAsync(CancellationToken cancellationToken) =>
        await WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("select pg_advisory_xact_lock($1)", cancellationToken, PreparationLock);
                await session.ExecuteAsync("create schema if not exists views", cancellationToken);
                foreach (var sql in FixedTables.Create(Dialect)) await session.ExecuteAsync(sql, cancellationToken);
                return true;
            },
            cancellationToken);

    internal override async ValueTask<SqlSession> OpenAsync(CancellationToken cancellationToken) => new PostgresSession(await _source.OpenConnectionAsync(cancellationToken));

    internal override async ValueTask<T> ReadAsync<T>(Func<SqlSession, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(cancellationToken);
        await session.BeginSnapshotAsync(cancellationToken);
        try
        {
            var result = await read(session);
            await session.CommitAsync(cancellationToken);
            return result;
        }
        catch
        {
            await session.RollbackAsync();
            throw;
        }
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    private protected override ValueTask<IDisposable?> TurnAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IDisposable?>(null);
}
