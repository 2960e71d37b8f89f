namespace CivilAffairs.Relief.Journal.Sqlite;

/// <summary>Brings a file to the present schema and checks that it can be written on.</summary>
internal static class SqliteSchema
{
    /// <exception cref="JournalException">Made by a later program, written under another master key, or the head is not at the last event.</exception>
    public static void Prepare(SqliteSession session, JournalSecrets secrets)
    {
        session.Execute("begin immediate");
        session.Execute("create table if not exists schema_version (version integer not null) strict");
        foreach (var step in Migration.Missing(Migration.OfJournal("Sqlite"), Version(session)))
        {
            session.Execute(step.Sql);
            session.Execute($"delete from schema_version; insert into schema_version (version) values ({step.Version})");
        }

        if (session.Scalar("select count(*) from head") == 0) CreateHead(session, secrets);
        session.Execute("commit");
        Check(session, secrets);
    }

    /// <summary>Zero for an empty file.</summary>
    private static int Version(SqliteSession session) => (int)session.Scalar("select coalesce(max(version), 0) from schema_version");

    private static void CreateHead(SqliteSession session, JournalSecrets secrets) =>
        session.Prepare("insert into head (id, position, hash, streams, fingerprint) values (1, 0, ?, 0, ?)")
            .Bind(1, EventHash.Genesis.Span)
            .Bind(2, secrets.Fingerprint())
            .Run();

    private static void Check(SqliteSession session, JournalSecrets secrets)
    {
        var head = session.Prepare(
            "select fingerprint, position = coalesce((select max(position) from events), 0) and (position = 0 or hash = (select hash from events where position = head.position)) from head");
        if (!head.Step()) throw new JournalException("The journal has no head");
        var sameKey = head.Bytes(0).SequenceEqual(secrets.Fingerprint());
        var whole = head.Int64(1) != 0;
        head.Reset();
        if (!sameKey) throw new JournalException("This is not the master key the journal was written under");
        if (!whole) throw new JournalException("The journal's head is not at its last event: the file was altered");
    }
}
