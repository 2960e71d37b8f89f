using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Cli.Tests;

public sealed class OperatorTests
{
    [Fact]
    public async Task A_copy_taken_while_the_system_runs_is_restored_with_it_stopped()
    {
        await using var system = await RunningSystem.StartAsync();
        (await system.ReliefAsync("replay", "yuan-flood-2016", "--scale", "0.001")).Exit.ShouldBe(ExitCode.Well);
        var copy = system.File("copy.db");

        (await system.ReliefAsync("backup", "--to", copy)).Exit.ShouldBe(ExitCode.Well);

        var (inUse, why) = await Relief.RunAsync("restore", "--from", copy, "--data", system.Data);
        inUse.ShouldBe(ExitCode.Failed, why);
        why.ShouldContain("in use");

        await system.StopAsync();
        var (exit, said) = await Relief.RunAsync("restore", "--from", copy, "--data", system.Data);
        exit.ShouldBe(ExitCode.Well, said);
        said.ShouldContain("the chain is whole");
        File.Exists(Path.Combine(system.Data, "views.db")).ShouldBeFalse();
        File.Exists(Path.Combine(system.Data, "journal.db.replaced-1")).ShouldBeTrue();

        // A journal that is lost altogether comes back the same way.
        File.Delete(Path.Combine(system.Data, "journal.db"));
        (await Relief.RunAsync("restore", "--from", copy, "--data", system.Data)).Exit.ShouldBe(ExitCode.Well);
    }

    [Fact]
    public async Task A_copy_is_not_restored_without_its_master_key()
    {
        await using var system = await RunningSystem.StartAsync();
        var copy = system.File("copy.db");
        (await system.ReliefAsync("backup", "--to", copy)).Exit.ShouldBe(ExitCode.Well);
        Directory.CreateDirectory(system.File("elsewhere"));

        var (exit, said) = await Relief.RunAsync("restore", "--from", copy, "--data", system.File("elsewhere"));

        exit.ShouldBe(ExitCode.Failed);
        said.ShouldContain("master.key is missing");
        File.Exists(Path.Combine(system.File("elsewhere"), "master.key")).ShouldBeFalse();
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task Records_in_PostgreSQL_are_left_to_its_own_tools_and_that_is_said_in_both_languages()
    {
        await using var system = await RunningSystem.StartAsync(await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());
        var copy = system.File("copy.db");

        var (backup, why) = await system.ReliefAsync("backup", "--to", copy);
        backup.ShouldBe(ExitCode.Failed);
        why.ShouldContain("请用 pg_dump");
        why.ShouldContain("with pg_dump");
        File.Exists(copy).ShouldBeFalse();

        await system.StopAsync();
        await File.WriteAllTextAsync(copy, "not looked at");
        var (restore, whyNot) = await Relief.RunAsync("restore", "--from", copy, "--data", system.Data);
        restore.ShouldBe(ExitCode.Failed);
        whyNot.ShouldContain("请用 pg_restore");
        whyNot.ShouldContain("with pg_restore");
    }

    [Fact]
    public async Task Views_are_rebuilt_and_the_audit_stays_clean()
    {
        await using var system = await RunningSystem.StartAsync();
        (await system.ReliefAsync("replay", "yuan-flood-2016", "--scale", "0.001")).Exit.ShouldBe(ExitCode.Well);

        var (exit, said) = await system.ReliefAsync("views", "rebuild");

        exit.ShouldBe(ExitCode.Well, said);
        said.ShouldContain("board: reset is recorded");
        said.ShouldNotContain("-process: reset");
        (await system.ReliefAsync("audit")).Exit.ShouldBe(ExitCode.Well);
    }

    [Fact]
    public async Task Consumers_are_listed_and_one_that_is_not_there_is_not_skipped()
    {
        await using var system = await RunningSystem.StartAsync();

        (await system.ReliefAsync("consumers", "list")).Output.ShouldContain("shelters");
        (await system.ReliefAsync("consumers", "inspect", "board")).Output.ShouldContain("does not stand still");
        (await system.ReliefAsync("consumers", "skip", "nobody", "--reason", "test")).Exit.ShouldBe(ExitCode.Failed);
    }

    [Fact]
    public async Task An_account_is_added_and_listed()
    {
        await using var system = await RunningSystem.StartAsync();
        Environment.SetEnvironmentVariable("RELIEF_NEW_PASSWORD", "long enough for us");
        try
        {
            (await system.ReliefAsync("users", "add", "wang.fang", "--role", "township-officer", "--scope", "341503100")).Exit.ShouldBe(ExitCode.Well);
            (await system.ReliefAsync("users", "add", "wang.fang", "--role", "township-officer", "--scope", "341503100")).Exit.ShouldBe(ExitCode.Failed);
        }
        finally
        {
            Environment.SetEnvironmentVariable("RELIEF_NEW_PASSWORD", null);
        }

        (await system.ReliefAsync("users", "list")).Output.ShouldContain("wang.fang");
    }

    [Fact]
    public async Task Somebody_who_forgot_the_password_gets_another()
    {
        await using var system = await RunningSystem.StartAsync();
        await system.AddAccountAsync(AccountName.Parse("wang.fang"), Role.TownshipOfficer, PlaceCode.Parse("341503100"));
        Environment.SetEnvironmentVariable("RELIEF_NEW_PASSWORD", "another one for you");
        try
        {
            (await system.ReliefAsync("users", "password", "wang.fang")).Output.ShouldContain("sets another at the next sign-in");
            (await system.ReliefAsync("users", "password", "nobody")).Exit.ShouldBe(ExitCode.Failed);
        }
        finally
        {
            Environment.SetEnvironmentVariable("RELIEF_NEW_PASSWORD", null);
        }

        // It opens nothing until it is changed: signed in, and refused.
        var file = system.File("x.csv");
        await File.WriteAllTextAsync(file, "x");
        var (_, said) = await Relief.RunAsync("import", file, "--url", system.Address, "--admin-name", "wang.fang", "--admin-password", "another one for you");
        said.ShouldContain("set a password of your own first");
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_one_line()
    {
        await using var system = await RunningSystem.StartAsync();

        var (exit, said) = await Relief.RunAsync("audit", "--url", system.Address, "--admin-password", "something else");

        exit.ShouldBe(ExitCode.Failed);
        said.ShouldContain("admin cannot sign in: 401");
        said.ShouldNotContain(" at CivilAffairs");
    }

    [Fact]
    public async Task Help_teaches_by_examples()
    {
        (await Relief.RunAsync("--help")).Output.ShouldContain("relief replay yuan-flood-2016 --scale 0.02");
        (await Relief.RunAsync("replay", "--help")).Output.ShouldContain("two hours in a second");
        (await Relief.RunAsync("scenarios")).Output.ShouldContain("60,000");
    }

    [Theory]
    [InlineData("replay", "atlantis")]
    [InlineData("replay", "yuan-flood-2016", "--scale", "2")]
    [InlineData("replay", "yuan-flood-2016", "--officers", "0")]
    [InlineData("audit", "--url", "nowhere")]
    [InlineData("users", "add", "x", "--role", "system", "--scope", "0")]
    public async Task What_is_impossible_is_refused_before_anything_is_sent(params string[] arguments) => (await Relief.RunAsync(arguments)).Exit.ShouldNotBe(ExitCode.Well);
}
