using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal.Sqlite;

/// <summary>Point look-ups inside the writer's transaction.</summary>
internal sealed class SqliteFacts(SqliteSession session) : IBatchFacts
{
    public StreamMark? FindStream(StreamName name)
    {
        var select = session.Prepare("select id, (select max(version) from events where stream_id = streams.id) from streams where name = ?").Bind(1, name.ToString());
        if (!select.Step()) return null;
        var mark = new StreamMark(name, select.Int64(0), select.Int64(1));
        select.Reset();
        return mark;
    }

    public Receipt? FindReceipt(StreamMark stream, CommandId command) => FindReceipt(session, stream.Id, command);

    /// <summary>Position and version of the last event of a command.</summary>
    public static Receipt? FindReceipt(SqliteSession session, long streamId, CommandId command)
    {
        var select = session.Prepare("select position, version from events where stream_id = ? and command_id = ? order by ordinal desc limit 1")
            .Bind(1, streamId)
            .Bind(2, command.Value);
        if (!select.Step()) return null;
        var receipt = new Receipt(command, new(select.Int64(0)), new(select.Int64(1)));
        select.Reset();
        return receipt;
    }

    public ClaimHolder? FindClaim(ClaimKey key) => FindClaim(session, key);

    public static ClaimHolder? FindClaim(SqliteSession session, ClaimKey key)
    {
        var select = session.Prepare("select s.name, c.place from claims c join streams s on s.id = c.stream_id where c.key = ?").Bind(1, key.ToArray());
        if (!select.Step()) return null;
        var holder = new ClaimHolder(Stored.Stream(select.Text(0)), select.IsNull(1) ? null : PlaceCode.Parse(select.Text(1)));
        select.Reset();
        return holder;
    }
}
