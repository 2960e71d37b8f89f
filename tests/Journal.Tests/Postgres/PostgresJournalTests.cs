using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Journal.Tests.Postgres;

[Needs(Need.PostgreSql)]
public sealed class PostgresJournalTests : JournalContract
{
    protected override async Task<JournalPlace> MakePlaceAsync() => await PostgresPlace.MakeAsync(await PostgresCluster.SharedAsync());
}
