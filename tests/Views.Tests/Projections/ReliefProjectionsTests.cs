using CivilAffairs.Relief.Views.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Projections;

public sealed class ReliefProjectionsTests
{
    [Fact]
    public void Readers_get_the_views_and_nothing_that_projections_keep_for_themselves()
    {
        var tables = new ViewTables(ReliefProjections.All());
        Assert.Equal(
            ["alerts", "board", "consignments", "counts", "depots", "disasters", "duplicates", "evacuations", "expected", "handouts", "households", "ledger", "namesakes", "pace", "rebuilds", "requisitions", "residents", "shelters", "stock", "ticker"],
            tables.All.Select(table => table.Name).Order(StringComparer.Ordinal));
        Assert.Null(tables.Find("households_places"));
    }

    [Fact]
    public void Two_sets_of_projections_share_their_tables()
    {
        static IEnumerable<ViewTable> Tables() => ReliefProjections.All().SelectMany(projection => projection.Tables);
        Assert.Equal(Tables(), Tables());
    }
}
