using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Postgres;
using Npgsql;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>Views in the schema <c>views</c> of a PostgreSQL database, which several machines may share.</summary>
public sealed class PostgresViewDatabase : ViewDatabase
{
    private const string Schema = "views";

    private static readonly Migration[] Steps = [new(1, string.Join(";\n", FixedTables.Create(SqlDialect.Postgres)))];

    private readonly NpgsqlDataSource _source;

    public PostgresViewDatabase(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (builder.ConnectionStringBuilder.MaxAutoPrepare == 0) builder.ConnectionStringBuilder.MaxAutoPrepare = 200;
        _source = builder.Build();
    }

    internal override bool Shared => true;

    internal override SqlDialect Dialect => SqlDialect.Postgres;

    internal override async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await PostgresMigrations.ApplyAsync(connection, Schema, Steps, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

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
