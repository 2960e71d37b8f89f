using CivilAffairs.Relief.Doors;
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
        const string All = """
            select string_agg(format('%s.%s %s %s', t.schemaname, t.relname, c.oid, c.relfilenode), ' ' order by c.oid)
            from pg_stat_user_tables t join pg_class c on c.oid = t.relid
            """;
        var made = await Sql.AskAsync<string>(nodes.Database, All);
        foreach (var table in (string[])["journal.events", "views.relief_consumers", "public.accounts", "public.sign_ins", "public.import_runs", "public.photos", "cluster.members"]) made!.ShouldContain($"{table} ");

        var (exit, said) = await nodes.DatabaseUpAsync();

        exit.ShouldBe(0);
        said.ShouldContain($"accounts: version {DoorSchema.Accounts.Version} → {DoorSchema.Accounts.Version}");
        said.ShouldContain($"photos: version {DoorSchema.Photos.Version} → {DoorSchema.Photos.Version}");
        said.ShouldContain("cluster: version 2 → 2");
        (await Sql.AskAsync<string>(nodes.Database, All)).ShouldBe(made);
        await Sql.RunAsync(nodes.Database, "drop schema cluster cascade");

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => nodes.StartAsync("one", NodeRole.All));

        refused.Message.ShouldContain("relief database up");
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task Nodes_work_as_a_user_that_may_create_nothing_once_the_schemas_are_there()
    {
        await using var nodes = await Nodes.PrepareAsync();
        await nodes.ComeAsAsync("relief_node");
        (await Should.ThrowAsync<InvalidOperationException>(() => nodes.StartAsync("one", NodeRole.All))).Message.ShouldContain("relief database up");

        var (exit, said) = await nodes.DatabaseUpAsync("--role", "relief_node");

        exit.ShouldBe(0, said);
        (await Sql.AskAsync<bool>(nodes.Database, "select bool_or(has_schema_privilege('relief_node', nspname, 'create')) from pg_namespace where nspname in ('journal', 'views', 'public', 'cluster')")).ShouldBeFalse();
        var node = await nodes.StartAsync("one", NodeRole.All);
        (await Nodes.PlayAsync(node, 0.01)).Exit.ShouldBe(0, node.Said);
        (exit, said) = await Nodes.ReliefAsync("views", "rebuild", "--url", node.Address.ToString(), "--admin-password", ReliefProcess.Password);
        exit.ShouldBe(0, said);
        (exit, said) = await Nodes.ReliefAsync("audit", "--url", node.Address.ToString(), "--admin-password", ReliefProcess.Password);
        exit.ShouldBe(0, said);
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task Views_that_changed_are_made_anew_ahead_of_nodes_that_may_not_do_so()
    {
        await using var nodes = await Nodes.PrepareAsync();
        await nodes.ComeAsAsync("relief_node");
        await Sql.RunAsync(nodes.Database, "update views.relief_consumers set version = 0, position = 5 where name = 'shelters'");

        var (exit, said) = await nodes.DatabaseUpAsync("--role", "relief_node");

        exit.ShouldBe(0, said);
        said.ShouldContain("to be filled anew: shelters");
        (await Sql.AskAsync<long>(nodes.Database, "select position from views.relief_consumers where name = 'shelters'")).ShouldBe(0);
        (await nodes.DatabaseUpAsync("--role", "relief_node")).Output.ShouldNotContain("to be filled anew");
    }
}
