namespace CivilAffairs.Relief.Views.Tests;

public sealed class SqliteViewTests : ViewContract
{
    protected override Task<ViewPlace> MakePlaceAsync() => Task.FromResult<ViewPlace>(new SqliteViewPlace());
}
