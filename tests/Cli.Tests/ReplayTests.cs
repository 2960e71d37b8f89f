using CivilAffairs.Relief.Testing;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Cli.Tests;

public sealed class ReplayTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("yuan-flood-2016", "0.02")]
    [InlineData("baige-lake-2018", "0.005")]
    public async Task A_small_disaster_played_against_the_real_system_ends_with_its_figures(string scenario, string scale)
    {
        await using var system = await RunningSystem.StartAsync();

        var (exit, said) = await system.ReliefAsync("replay", scenario, "--scale", scale, "--officers", "16", "--seed", "11");

        output.WriteLine(said);
        said.ShouldContain("The final figures equal the published ones exactly and the audit is clean.");
        exit.ShouldBe(ExitCode.Well);
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task It_ends_with_its_figures_on_PostgreSQL_too()
    {
        await using var system = await RunningSystem.StartAsync(await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());

        var (exit, said) = await system.ReliefAsync("replay", "yuan-flood-2016", "--scale", "0.01", "--officers", "16");

        output.WriteLine(said);
        exit.ShouldBe(ExitCode.Well);
        File.Exists(Path.Combine(system.Data, "journal.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_scenario_is_played_once_on_a_system_whatever_the_seed()
    {
        await using var system = await RunningSystem.StartAsync();
        (await system.ReliefAsync("replay", "yuan-flood-2016", "--scale", "0.001")).Exit.ShouldBe(ExitCode.Well);

        var (exit, said) = await system.ReliefAsync("replay", "yuan-flood-2016", "--scale", "0.001");

        said.ShouldContain("has been played on this system: begin");
        exit.ShouldBe(ExitCode.Failed);

        (exit, said) = await system.ReliefAsync("replay", "yuan-flood-2016", "--scale", "0.001", "--seed", "2");

        said.ShouldContain("已用另一随机种子");
        said.ShouldContain("with another seed");
        exit.ShouldBe(ExitCode.Failed);

        // Elsewhere, other people: beside it.
        (exit, said) = await system.ReliefAsync("replay", "baige-lake-2018", "--scale", "0.001");
        exit.ShouldBe(ExitCode.Well, said);
    }

    [Fact]
    public async Task It_can_be_played_in_the_time_of_the_disaster()
    {
        await using var system = await RunningSystem.StartAsync();

        // A hundred and fifty days in some seconds.
        (await system.ReliefAsync("replay", "yuan-flood-2016", "--scale", "0.001", "--speed", "4000000")).Exit.ShouldBe(ExitCode.Well);
    }
}
