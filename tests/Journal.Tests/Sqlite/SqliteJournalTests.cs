namespace CivilAffairs.Relief.Journal.Tests.Sqlite;

public sealed class SqliteJournalTests : JournalContract
{
    protected override Task<JournalPlace> MakePlaceAsync() => Task.FromResult<JournalPlace>(new SqlitePlace());
}
