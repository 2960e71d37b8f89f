using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Storage;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>A command of a process that was refused although it should not have been: something for a person to look at.</summary>
/// <param name="Position">The event it answered; none for a deadline.</param>
/// <param name="Kind">The command's type.</param>
/// <param name="Code">Of the refusal; <c>fault</c> where the command could not be carried out at all.</param>
public sealed record ProcessRefusal(string Process, CommandId Command, JournalPosition Position, StreamName Stream, string Kind, string Code, Bilingual Reason, DateTimeOffset At);

/// <summary>The refusals that processes met and did not expect, until an operator has settled them.</summary>
public sealed class ProcessRefusals(ViewStore store)
{
    private readonly string _table = store.Database.Dialect.Table(FixedTables.Refusals);

    /// <summary>The latest first.</summary>
    public async ValueTask<IReadOnlyList<ProcessRefusal>> ListAsync(int max, CancellationToken cancellationToken) =>
        await store.Database.ReadAsync(
            session => session.QueryAsync(
                $"select process, command, position, stream, kind, code, zh, en, at from {_table} order by at desc, command limit $1",
                static reader => new ProcessRefusal(
                    reader.GetString(0),
                    CommandId.TryParse(reader.GetString(1), out var command) ? command : default,
                    new(reader.GetInt64(2)),
                    StreamName.TryParse(reader.GetString(3), out var stream) ? stream : default,
                    reader.GetString(4),
                    reader.GetString(5),
                    new(reader.GetString(6), reader.GetString(7)),
                    DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(8))),
                cancellationToken,
                (long)max),
            cancellationToken);

    /// <summary>Takes a refusal off the list.</summary>
    /// <returns>False where it is not on it.</returns>
    public async ValueTask<bool> SettleAsync(string process, CommandId command, CancellationToken cancellationToken) =>
        await store.Database.WriteAsync(session => session.ExecuteAsync($"delete from {_table} where process = $1 and command = $2", cancellationToken, process, command.ToString()), cancellationToken) == 1;

    internal Statement Add(ProcessRefusal refusal) => new(
        $"insert into {_table} (process, command, position, stream, kind, code, zh, en, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (process, command) do update set code = excluded.code, zh = excluded.zh, en = excluded.en, at = excluded.at",
        refusal.Process,
        refusal.Command.ToString(),
        refusal.Position.Value,
        refusal.Stream.ToString(),
        refusal.Kind,
        refusal.Code,
        refusal.Reason.Zh,
        refusal.Reason.En,
        refusal.At.ToUnixTimeMilliseconds());
}
