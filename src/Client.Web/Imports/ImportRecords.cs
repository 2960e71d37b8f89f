using System.Data.Common;
using System.Text.Json;
using CivilAffairs.Relief.Domain;
using Dapper;

namespace CivilAffairs.Relief.Client.Web.Imports;

/// <summary>The runs of imports beside the accounts that began them, so that every node tells of them and a crash leaves them readable. Nobody's data is in them.</summary>
public sealed class ImportRecords(DbDataSource source)
{
    /// <summary>Lines of one outcome that are kept of a run.</summary>
    public const int MostLines = 10_000;

    /// <summary>Runs that are kept of an account.</summary>
    public const int MostRuns = 20;

    /// <summary>Writes a run that begins.</summary>
    /// <param name="now">In milliseconds of Unix.</param>
    /// <returns>False where another of the account runs.</returns>
    public async Task<bool> BeginAsync(ImportRun run, long now, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO import_runs (id, account, running, stop, beat, body) VALUES (@Id, @Account, 1, 0, @Beat, @Body) ON CONFLICT DO NOTHING",
            new { Id = run.Id.ToString(), Account = run.By.ToString(), Beat = now, Body = Write(run) },
            cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>Writes how far a run has come, and further lines of it.</summary>
    /// <returns>Whether it was asked to stop.</returns>
    public async Task<bool> KeepAsync(ImportRun run, IReadOnlyList<(long Number, ImportLine Line)> lines, long now, CancellationToken cancellationToken)
    {
        var id = run.Id.ToString();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO import_lines (run, number, outcome, sheet_row, body) VALUES (@Run, @Number, @Outcome, @Row, @Body)",
            lines.Select(one => new { Run = id, one.Number, Outcome = one.Line.Outcome.ToString(), Row = (long)one.Line.Row, Body = JsonSerializer.Serialize(one.Line, ReliefJson.Options) }),
            transaction,
            cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE import_runs SET running = @Running, beat = @Beat, body = @Body WHERE id = @Id",
            new { Id = id, Running = run.IsRunning ? 1L : 0L, Beat = now, Body = Write(run) },
            transaction,
            cancellationToken: cancellationToken));
        var stop = await connection.ExecuteScalarAsync<long?>(new CommandDefinition("SELECT stop FROM import_runs WHERE id = @Id", new { Id = id }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return stop == 1;
    }

    /// <returns>False where the account has no such run, or it has ended.</returns>
    public async Task<bool> AskToStopAsync(AccountName account, Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE import_runs SET stop = 1 WHERE id = @Id AND account = @Account AND running = 1", new { Id = id.ToString(), Account = account.ToString() }, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>The runs of an account, the latest first, each with the moment of its last sign of life.</summary>
    public async Task<IReadOnlyList<(ImportRun Run, long Beat)>> ListAsync(AccountName account, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<RunRow>(new CommandDefinition(
            "SELECT body, beat FROM import_runs WHERE account = @Account ORDER BY id DESC LIMIT @Most", new { Account = account.ToString(), Most = (long)MostRuns }, cancellationToken: cancellationToken));
        return [.. rows.Select(Read)];
    }

    public async Task<(ImportRun Run, long Beat)?> FindAsync(AccountName account, Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<RunRow>(new CommandDefinition(
            "SELECT body, beat FROM import_runs WHERE id = @Id AND account = @Account", new { Id = id.ToString(), Account = account.ToString() }, cancellationToken: cancellationToken));
        return row is null ? null : Read(row);
    }

    /// <summary>In the order of the rows.</summary>
    public async Task<IReadOnlyList<ImportLine>> LinesAsync(Guid id, ImportOutcome outcome, int skip, int take, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT body FROM import_lines WHERE run = @Id AND outcome = @Outcome ORDER BY sheet_row, number LIMIT @Take OFFSET @Skip",
            new { Id = id.ToString(), Outcome = outcome.ToString(), Take = (long)take, Skip = (long)skip },
            cancellationToken: cancellationToken));
        return [.. rows.Select(body => JsonSerializer.Deserialize<ImportLine>(body, ReliefJson.Options)!)];
    }

    /// <returns>How many lines of the outcome there are, and how many of them are kept.</returns>
    public async Task<(int Total, int Kept)> CountAsync(ImportRun run, ImportOutcome outcome, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var kept = (int)await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT count(*) FROM import_lines WHERE run = @Id AND outcome = @Outcome", new { Id = run.Id.ToString(), Outcome = outcome.ToString() }, cancellationToken: cancellationToken));

        // Of those that are known there may be several lines to a household.
        var total = outcome switch
        {
            ImportOutcome.Bad => run.Bad,
            ImportOutcome.Held => run.Held,
            _ => run.Known,
        };
        return (Math.Max(total, kept), kept);
    }

    /// <summary>Lets go of the account's runs beyond the latest ones.</summary>
    public async Task CutAsync(AccountName account, CancellationToken cancellationToken)
    {
        const string Old = "SELECT id FROM import_runs WHERE account = @Account AND running = 0 AND id NOT IN (SELECT id FROM import_runs WHERE account = @Account ORDER BY id DESC LIMIT @Most)";
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var sql in new[] { $"DELETE FROM import_lines WHERE run IN ({Old})", $"DELETE FROM import_runs WHERE id IN ({Old})" })
        {
            await connection.ExecuteAsync(new CommandDefinition(sql, new { Account = account.ToString(), Most = (long)MostRuns }, transaction, cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static string Write(ImportRun run) => JsonSerializer.Serialize(run, ReliefJson.Options);

    private static (ImportRun, long) Read(RunRow row) => (JsonSerializer.Deserialize<ImportRun>(row.Body, ReliefJson.Options)!, row.Beat);

    private sealed class RunRow
    {
        public string Body { get; init; } = string.Empty;

        public long Beat { get; init; }
    }
}
