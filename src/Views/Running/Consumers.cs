using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Views.Running;

/// <summary>What an operator did to a consumer.</summary>
/// <param name="Action"><c>retry</c>, <c>skip</c> or <c>reset</c>.</param>
/// <param name="Position">The event concerned: the one it stood at; for a reset the last it had taken in.</param>
public sealed record Intervention(string Consumer, string Action, JournalPosition Position, AccountName Operator, string Reason, DateTimeOffset At);

/// <summary>For the operator: how the readers of the journal stand, and how to get one going again that stopped.</summary>
public sealed class Consumers(ViewStore store, IJournal journal, TimeProvider time)
{
    private readonly SqlDialect _dialect = store.Database.Dialect;

    /// <summary>All of them, also those of former versions of the program.</summary>
    public ValueTask<IReadOnlyList<ConsumerStatus>> ListAsync(CancellationToken cancellationToken) => store.RefreshAsync(cancellationToken);

    /// <summary>The event before which the consumer stands still, its personal data sealed; null while it runs.</summary>
    public async ValueTask<RecordedEvent?> InspectAsync(string consumer, CancellationToken cancellationToken)
    {
        var status = (await ListAsync(cancellationToken)).FirstOrDefault(one => one.Name == consumer);
        if (status?.Stop is not { } stop) return null;
        return await journal.ReadAsync(new(stop.At.Value - 1), 1, cancellationToken) is [var recorded] ? recorded : null;
    }

    /// <summary>Lets a consumer that stopped try the same event again.</summary>
    /// <returns>False where it does not stand still.</returns>
    public ValueTask<bool> RetryAsync(string consumer, AccountName by, string reason, CancellationToken cancellationToken) =>
        ResumeAsync(consumer, "retry", by, reason, static status => status.Position, cancellationToken);

    /// <summary>Lets a consumer that stopped go on after the event, which it never takes in.</summary>
    /// <returns>False where it does not stand still.</returns>
    public ValueTask<bool> SkipAsync(string consumer, AccountName by, string reason, CancellationToken cancellationToken) =>
        ResumeAsync(consumer, "skip", by, reason, static status => status.Stop!.At, cancellationToken);

    /// <summary>Empties the consumer's tables and lets it begin again from the first event.</summary>
    /// <returns>False where this program has no such consumer.</returns>
    public async ValueTask<bool> ResetAsync(string consumer, AccountName by, string reason, CancellationToken cancellationToken)
    {
        if (!store.Specs.TryGetValue(consumer, out var spec)) return false;
        return await ChangeAsync(
            consumer,
            async (session, status) =>
            {
                await store.ConsumerTable.ResetAsync(session, spec, cancellationToken);
                await RecordAsync(session, consumer, "reset", status.Position, by, reason, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>What operators did, the latest first.</summary>
    public async ValueTask<IReadOnlyList<Intervention>> InterventionsAsync(int max, CancellationToken cancellationToken) =>
        await store.Database.ReadAsync(
            session => session.QueryAsync(
                $"select consumer, action, position, operator, reason, at from {_dialect.Table(FixedTables.Interventions)} order by id desc limit $1",
                static reader => new Intervention(
                    reader.GetString(0),
                    reader.GetString(1),
                    new(reader.GetInt64(2)),
                    AccountName.TryParse(reader.GetString(3), out var account) ? account : default,
                    reader.GetString(4),
                    DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(5))),
                cancellationToken,
                (long)max),
            cancellationToken);

    private ValueTask<bool> ResumeAsync(string consumer, string action, AccountName by, string reason, Func<ConsumerStatus, JournalPosition> resumeAt, CancellationToken cancellationToken) =>
        ChangeAsync(
            consumer,
            async (session, status) =>
            {
                if (status.Stop is not { } stop) return false;
                await RecordAsync(session, consumer, action, stop.At, by, reason, cancellationToken);
                return await store.ConsumerTable.AdvanceAsync(session, status, status with { Position = resumeAt(status), Stop = null }, cancellationToken);
            },
            cancellationToken);

    private async ValueTask<bool> ChangeAsync(string consumer, Func<SqlSession, ConsumerStatus, ValueTask<bool>> change, CancellationToken cancellationToken)
    {
        var done = await store.Database.WriteAsync(
            async session => await store.ConsumerTable.FindAsync(session, consumer, cancellationToken) is { } status && await change(session, status),
            cancellationToken);
        if (!done) return false;
        await store.RefreshAsync(cancellationToken);
        store.Progress.Intervene();
        return true;
    }

    private async ValueTask RecordAsync(SqlSession session, string consumer, string action, JournalPosition position, AccountName by, string reason, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            $"insert into {_dialect.Table(FixedTables.Interventions)} (consumer, action, position, operator, reason, at) values ($1, $2, $3, $4, $5, $6)",
            cancellationToken,
            consumer,
            action,
            position.Value,
            by.ToString(),
            reason,
            time.GetUtcNow().ToUnixTimeMilliseconds());
}
