using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Silo.Tests.Running;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Silo.Tests;

/// <summary>A cluster as it is installed, one process a node.</summary>
public sealed class ClusterOfProcessesTests
{
    [NeedsFact(Need.PostgreSql)]
    public async Task Whoever_signed_in_at_one_node_is_known_at_the_other_and_sees_what_happened_there()
    {
        await using var nodes = await Nodes.PrepareAsync();
        var first = await nodes.StartAsync("one", NodeRole.All);
        var second = await nodes.StartAsync("two", NodeRole.All);
        using var here = new Caller(first.Address);
        await here.SignInAsync();
        var shelter = Guid.NewGuid();

        (await here.RegisterAsync(shelter)).ShouldBe("accepted");

        using var there = here.At(second.Address);
        await there.SeesAsync(shelter);
        (await there.RegisterAsync(shelter)).ShouldBe("already-true");
        await nodes.StopAsync("one");
        (await there.RegisterAsync(Guid.NewGuid())).ShouldBe("accepted");
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task Snapshots_can_be_thrown_away()
    {
        await using var nodes = await Nodes.PrepareAsync();
        var node = await nodes.StartAsync("one", NodeRole.All);
        (await Nodes.PlayAsync(node, 0.01)).Exit.ShouldBe(0);
        await nodes.StopAsync("one");
        await Sql.RunAsync(nodes.Database, "truncate cluster.snapshots");

        node = await nodes.StartAgainAsync("one");
        var (exit, said) = await Nodes.ReliefAsync("audit", "--url", node.Address.ToString(), "--admin-password", ReliefProcess.Password);
        exit.ShouldBe(0, said);
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task The_schemas_can_be_brought_up_again_and_without_them_a_node_says_what_to_do()
    {
        await using var nodes = await Nodes.PrepareAsync();
        var (exit, said) = await nodes.DatabaseUpAsync();
        exit.ShouldBe(0);
        said.ShouldContain("cluster: version 2 → 2");
        await Sql.RunAsync(nodes.Database, "drop schema cluster cascade");

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => nodes.StartAsync("one", NodeRole.All));

        refused.Message.ShouldContain("relief database up");
    }
}
