using System.Data.Common;
using CivilAffairs.Relief.Domain;
using Npgsql;

namespace CivilAffairs.Relief.Journal.Postgres;

/// <summary>Appends batches to a PostgreSQL schema in two round trips: lock and look, then write and commit.</summary>
internal sealed class PostgresWriter(PostgresConnections connections, JournalSecrets secrets) : IBatchWriter
{
    private KnownStreams _known = new();
    private NpgsqlConnection? _connection;

    public async ValueTask<WrittenBatch> WriteAsync(IReadOnlyList<AppendRequest> requests)
    {
        try
        {
            _connection ??= await connections.OpenOwnAsync(CancellationToken.None);
            var (head, facts) = await LookAsync(_connection, requests);
            var batch = new Batch(head, facts, _known, secrets);
            foreach (var request in requests) batch.Judge(request);
            await FinishAsync(_connection, batch);
            _known.Keep(batch.Head);
            return new(batch.Verdicts, batch.Head.Position);
        }
        catch (Exception e)
        {
            // Nothing this connection believes is trusted after a fault.
            await ForgetAsync();
            if (e is DbException) throw new JournalException("The journal's database could not be written", e);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await ForgetAsync();

    private async Task ForgetAsync()
    {
        _known = new();
        var connection = _connection;
        _connection = null;
        if (connection is not null) await connection.DisposeAsync();
    }

    // Each question is a statement of its own after the one that took the lock: what the same statement reads is as old as its wait for the lock.
    private async Task<(Head Head, PostgresFacts Facts)> LookAsync(NpgsqlConnection connection, IReadOnlyList<AppendRequest> requests)
    {
        var names = requests.Select(request => request.Stream).Distinct().ToList();
        var commands = requests.SelectMany(r => r.Events.Where(e => e.Ordinal == 0).Select(e => (r.Stream, e.Command))).Distinct().ToLookup(c => _known.Find(c.Stream)?.Id);
        var claims = requests.SelectMany(r => r.Claims.Select(c => secrets.HashClaim(c.Kind, c.Value))).Distinct().ToList();

        await using var look = new NpgsqlBatch(connection);
        look.BatchCommands.Add(new("begin isolation level read committed"));
        look.BatchCommands.Add(new("select position, hash, streams from head for update"));
        look.BatchCommands.Add(PostgresFacts.AskStreams(names.Where(name => _known.Find(name) is null)));
        look.BatchCommands.Add(PostgresFacts.AskReceiptsByName([.. commands[null]]));
        look.BatchCommands.Add(PostgresFacts.AskReceipts([.. commands.Where(c => c.Key is not null).SelectMany(c => c.Select(each => (c.Key!.Value, each.Command)))]));
        if (claims.Count > 0) look.BatchCommands.Add(PostgresFacts.AskClaims(claims));

        var facts = new PostgresFacts();
        Head head;
        await using (var reader = await look.ExecuteReaderAsync())
        {
            if (!await reader.ReadAsync()) throw new JournalException("The journal has no head");
            head = new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetInt64(2));
            await reader.NextResultAsync();
            await facts.ReadStreamsAsync(reader);
            await reader.NextResultAsync();
            await facts.ReadReceiptsAsync(reader);
            await reader.NextResultAsync();
            await facts.ReadReceiptsAsync(reader);
            if (await reader.NextResultAsync()) await facts.ReadClaimsAsync(reader);
        }

        if (!_known.Align(head)) await AskAgainAsync(connection, names, facts);
        return (head, facts);
    }

    // Another process wrote: the streams that were thought known were not asked for.
    private static async Task AskAgainAsync(NpgsqlConnection connection, List<StreamName> names, PostgresFacts facts)
    {
        await using var again = new NpgsqlBatch(connection);
        again.BatchCommands.Add(PostgresFacts.AskStreams(names));
        await using var reader = await again.ExecuteReaderAsync();
        await facts.ReadStreamsAsync(reader);
    }

    private async Task FinishAsync(NpgsqlConnection connection, Batch batch)
    {
        await using var finish = new NpgsqlBatch(connection);
        if (batch.Events.Count == 0)
        {
            finish.BatchCommands.Add(new("rollback"));
        }
        else
        {
            PostgresRows.Write(finish, batch);
            finish.BatchCommands.Add(PostgresRows.With("select pg_notify($1, '')", PostgresRows.Value(connections.Channel)));
            finish.BatchCommands.Add(new("commit"));
        }

        await finish.ExecuteNonQueryAsync();
    }
}
