namespace CivilAffairs.Relief.Views.Storage;

/// <summary>The tables beside the views' own. Instants are milliseconds since 1970, UTC.</summary>
internal static class FixedTables
{
    public const string Consumers = "relief_consumers";
    public const string Interventions = "relief_interventions";
    public const string Leases = "relief_leases";
    public const string Deadlines = "relief_deadlines";
    public const string Refusals = "relief_refusals";

    public static IEnumerable<string> Create(SqlDialect dialect)
    {
        var text = dialect.Text;
        yield return $"""
            create table if not exists {dialect.Table(Consumers)} (
                name {text} primary key, version bigint not null, shape {text} not null, epoch bigint not null, position bigint not null, horizon bigint not null,
                stopped_at bigint, stopped_event {text}, stopped_error {text}, stopped_since bigint)
            """;
        yield return $"""
            create table if not exists {dialect.Table(Interventions)} (
                id {dialect.Counted}, consumer {text} not null, action {text} not null, position bigint not null, operator {text} not null, reason {text} not null, at bigint not null)
            """;
        yield return $"create table if not exists {dialect.Table(Leases)} (name {text} primary key, holder {text} not null, fence bigint not null, expires bigint not null)";
        yield return $"""
            create table if not exists {dialect.Table(Deadlines)} (
                process {text} not null, key {text} not null, due bigint not null, payload {text} not null, primary key (process, key))
            """;
        yield return $"create index if not exists relief_deadlines_by_due on {dialect.Table(Deadlines)} (due)";
        yield return $"""
            create table if not exists {dialect.Table(Refusals)} (
                process {text} not null, command {text} not null, position bigint not null, stream {text} not null, kind {text} not null, code {text} not null,
                zh {text} not null, en {text} not null, at bigint not null, primary key (process, command))
            """;
    }
}
