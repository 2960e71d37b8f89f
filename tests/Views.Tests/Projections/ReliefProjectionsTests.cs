using System.Diagnostics;
using System.Reflection;
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

    [Fact]
    public void No_projection_has_a_clock_so_that_rows_made_again_are_the_same()
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var types = typeof(ReliefProjections).Assembly.GetTypes().Where(type => type.Namespace == typeof(ReliefProjections).Namespace).ToList();
        Assert.NotEmpty(types);
        Type[] clocks = [typeof(TimeProvider), typeof(Stopwatch)];
        Assert.Empty(types.SelectMany(type => type.GetFields(Any).Select(field => field.FieldType).Concat(type.GetMethods(Any).Concat<MethodBase>(type.GetConstructors(Any)).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))).Intersect(clocks));
        Assert.Empty(types.SelectMany(type => type.GetMethods(Any)).SelectMany(method => method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []).Intersect(clocks));
    }
}
