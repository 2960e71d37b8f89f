using System.Text.RegularExpressions;
using Npgsql;

namespace CivilAffairs.Relief.Journal.Postgres;

/// <summary>The connections of one journal: all of them look into its schema first.</summary>
internal sealed partial class PostgresConnections : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _own;

    /// <exception cref="ArgumentException">The schema is not a plain lower-case name.</exception>
    public PostgresConnections(string connectionString, string schema, JournalOptions options)
    {
        if (!PlainName().IsMatch(schema)) throw new ArgumentException($"'{schema}' is not a plain lower-case name", nameof(schema));
        Schema = schema;

        // The journal is asked by index only, whatever the statistics of a young table say; a plan made on an empty one would be kept.
        var turn = (long)options.TurnTimeout.TotalMilliseconds;
        var planner = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";
        var limits = $"-c lock_timeout={turn} -c idle_in_transaction_session_timeout={turn}";
        var shared = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema, MaxAutoPrepare = 64, AutoPrepareMinUsages = 2 };
        shared.Options = $"{shared.Options} {planner} {limits}".Trim();
        Reading = NpgsqlDataSource.Create(shared);
        _own = new(shared.ToString()) { Pooling = false, KeepAlive = 30 };
    }

    public string Schema { get; }

    /// <summary>Notified after each commit.</summary>
    public string Channel => $"{Schema}_head";

    public NpgsqlDataSource Reading { get; }

    /// <summary>A connection that is nobody else's.</summary>
    public async Task<NpgsqlConnection> OpenOwnAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(_own.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Reading.DisposeAsync();

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainName();
}
