using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Cli.Tests;

public sealed class ImportTests
{
    private const string Officer = "wang.fang";
    private static readonly PlaceCode Township = PlaceCode.Parse("341503100");
    private static readonly PlaceCode Village = PlaceCatalogue.Shipped.Children(Township).First().Code;

    [Fact]
    public async Task A_sheet_is_tried_imported_put_right_and_imported_again()
    {
        await using var system = await RunningSystem.StartAsync();
        await ImportTwiceAsync(system);
    }

    [NeedsFact(Need.PostgreSql)]
    public async Task So_it_is_where_the_records_are_in_PostgreSQL()
    {
        await using var system = await RunningSystem.StartAsync(await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());
        await ImportTwiceAsync(system);
    }

    [Fact]
    public async Task A_workbook_is_imported_and_what_cannot_be_is_told_in_one_line()
    {
        await using var system = await RunningSystem.StartAsync();
        await AddOfficerAsync(system);
        var (template, picture) = (system.File("template.xlsx"), system.File("picture.xlsx"));
        await File.WriteAllBytesAsync(template, Template.Xlsx(text => text.Zh));
        await File.WriteAllTextAsync(picture, "%PDF-1.7");

        (await ImportAsync(system, template, "--dry-run")).Output.ShouldContain("delete it");
        var (exit, said) = await ImportAsync(system, picture);
        exit.ShouldBe(ExitCode.Failed);
        said.ShouldContain("this is a file of the kind PDF");
        (await system.ReliefAsync("import", template)).Output.ShouldContain("403");
        (await ImportAsync(system, system.File("nothing.csv"))).Output.ShouldContain("is not there");
    }

    private static async Task ImportTwiceAsync(RunningSystem system)
    {
        await AddOfficerAsync(system);
        var (sheet, wrong) = (system.File("families.csv"), system.File("wrong.csv"));
        await File.WriteAllTextAsync(sheet, $"户编号,姓名,身份证号,与户主关系,行政区划代码,住址,备注\n1,张三,{Id(0)},户主,{Village},一组,\n2,李四,11010519491231002Y,户主,{Village},二组,\n2,王秀英,{Id(1)},妻,,,=1+1\n");

        var (tried, told) = await ImportAsync(system, sheet, "--dry-run");
        tried.ShouldBe(ExitCode.NotWell, told);
        told.ShouldContain("nothing was changed");
        told.ShouldContain("身份证号");
        told.ShouldContain("17 digits");
        told.ShouldContain("备注");

        var (imported, said) = await ImportAsync(system, sheet, "--bad-rows", wrong);
        imported.ShouldBe(ExitCode.NotWell, said);
        said.ShouldContain("2 rows to put right");

        // The whole household is in it, so that it is registered once its one mistake is put right.
        var rows = await File.ReadAllTextAsync(wrong);
        rows.ShouldContain("'=1+1");
        await File.WriteAllTextAsync(wrong, rows.Replace("11010519491231002Y", Id(2), StringComparison.Ordinal), Encoding.UTF8);
        var (put, right) = await ImportAsync(system, wrong);
        put.ShouldBe(ExitCode.Well, right);

        var (again, known) = await ImportAsync(system, wrong);
        again.ShouldBe(ExitCode.Well, known);
        known.ShouldContain("registered already");
        (await system.ReliefAsync("audit")).Exit.ShouldBe(ExitCode.Well);
    }

    private static Task<(int Exit, string Output)> ImportAsync(RunningSystem system, string file, params string[] more) =>
        Relief.RunAsync(["import", file, .. more, "--url", system.Address, "--admin-name", Officer, "--admin-password", RunningSystem.Password]);

    private static string Id(int nth) => SyntheticResidentId.Of(PlaceCode.Parse("341503"), new(1960, 1, 1), Sex.Female, nth).ToString();

    private static Task AddOfficerAsync(RunningSystem system) => system.AddAccountAsync(AccountName.Parse(Officer), Role.TownshipOfficer, Township);
}
