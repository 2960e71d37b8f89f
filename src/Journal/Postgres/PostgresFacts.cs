using CivilAffairs.Relief.Domain;
using Npgsql;

namespace CivilAffairs.Relief.Journal.Postgres;

/// <summary>What a whole batch needs to know, asked in one round trip, each question a statement after the one that locks the head.</summary>
internal sealed class PostgresFacts : IBatchFacts
{
    private readonly Dictionary<StreamName, StreamMark> _streams = [];
    private readonly Dictionary<(long Stream, CommandId Command), Receipt> _receipts = [];
    private readonly Dictionary<ClaimKey, ClaimHolder> _claims = [];

    public StreamMark? FindStream(StreamName name) => _streams.GetValueOrDefault(name);

    public Receipt? FindReceipt(StreamMark stream, CommandId command) => _receipts.TryGetValue((stream.Id, command), out var receipt) ? receipt : null;

    public ClaimHolder? FindClaim(ClaimKey key) => _claims.GetValueOrDefault(key);

    public static NpgsqlBatchCommand AskStreams(IEnumerable<StreamName> names)
    {
        var ask = new NpgsqlBatchCommand(
            "select s.name, s.id, coalesce((select max(version) from events e where e.stream_id = s.id), 0) from unnest($1) as asked(name) join streams s on s.name = asked.name");
        ask.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. names.Select(name => name.ToString())] });
        return ask;
    }

    /// <summary>For streams whose id is known; an id never changes, so it may be older than the lock.</summary>
    public static NpgsqlBatchCommand AskReceipts(IReadOnlyCollection<(long Stream, CommandId Command)> commands)
    {
        var ask = new NpgsqlBatchCommand(
            "select e.stream_id, e.command_id, max(e.position), max(e.version) from unnest($1, $2) as asked(stream_id, command_id) " +
            "join events e on e.stream_id = asked.stream_id and e.command_id = asked.command_id group by e.stream_id, e.command_id");
        ask.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. commands.Select(c => c.Stream)] });
        ask.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. commands.Select(c => c.Command.Value)] });
        return ask;
    }

    public static NpgsqlBatchCommand AskReceiptsByName(IReadOnlyCollection<(StreamName Stream, CommandId Command)> commands)
    {
        var ask = new NpgsqlBatchCommand(
            "select e.stream_id, e.command_id, max(e.position), max(e.version) from unnest($1, $2) as asked(name, command_id) " +
            "join streams s on s.name = asked.name join events e on e.stream_id = s.id and e.command_id = asked.command_id group by e.stream_id, e.command_id");
        ask.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. commands.Select(c => c.Stream.ToString())] });
        ask.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. commands.Select(c => c.Command.Value)] });
        return ask;
    }

    public static NpgsqlBatchCommand AskClaims(IEnumerable<ClaimKey> keys)
    {
        var ask = new NpgsqlBatchCommand("select c.key, s.name, c.place from unnest($1) as asked(key) join claims c on c.key = asked.key join streams s on s.id = c.stream_id");
        ask.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. keys.Select(key => key.ToArray())] });
        return ask;
    }

    public async Task ReadStreamsAsync(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync())
        {
            var name = Stored.Stream(reader.GetString(0));
            _streams[name] = new(name, reader.GetInt64(1), reader.GetInt64(2));
        }
    }

    public async Task ReadReceiptsAsync(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync())
        {
            var command = new CommandId(reader.GetGuid(1));
            _receipts[(reader.GetInt64(0), command)] = new(command, new(reader.GetInt64(2)), new(reader.GetInt64(3)));
        }
    }

    public async Task ReadClaimsAsync(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync()) _claims[ClaimKey.From(reader.GetFieldValue<byte[]>(0))] = Holder(reader, 1);
    }

    /// <summary>Name and place from two neighbouring columns.</summary>
    public static ClaimHolder Holder(NpgsqlDataReader reader, int column) =>
        new(Stored.Stream(reader.GetString(column)), reader.IsDBNull(column + 1) ? null : PlaceCode.Parse(reader.GetString(column + 1)));
}
