using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Imports;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class ImportTests(Office office) : IClassFixture<Office>
{
    private const string Root = "/api/households/import";
    private const string Header = "户编号,姓名,身份证号,与户主关系,出生日期,行政区划代码,住址";

    // Each test has officers and people of its own, as an account has one run at a time and a person one household.
    private static int _next;

    private readonly int _test = Interlocked.Increment(ref _next);

    private PlaceCode Township => PlaceCatalogue.Shipped.Children(Flood.County).ElementAt(_test - 1).Code;

    private PlaceCode Village => PlaceCatalogue.Shipped.Children(Township).First().Code;

    [Fact]
    public async Task A_dry_run_tells_every_fault_and_changes_nothing()
    {
        var officer = await OfficerAsync();

        var run = await ImportAsync(officer, Sheet(["1", "张三", Id(0), "户主"], ["1", "张小三", "11010519491231002Y", "子"], ["2", "李四", Id(1), "户主"]), dryRun: true);

        (run.State, run.Rows, run.RowsDone, run.Households, run.Good, run.Registered, run.Persons, run.Bad, run.Held, run.Known).ShouldBe((ImportState.Done, 3, 3, 2, 1, 0, 1, 1, 1, 0));
        var line = run.First.Bad.ShouldHaveSingleItem();
        (line.Row, line.Column, line.Field, line.Code, line.Text).ShouldBe((3, "身份证号", "residentId", "resident-id-characters", line.Reason.Zh));
        (await RowsAsync(officer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Good_households_are_registered_while_bad_ones_are_told_and_a_second_run_registers_nobody_twice()
    {
        var officer = await OfficerAsync();
        var sheet = Sheet(["1", "张三", Id(0), "户主"], ["1", "张小三", Id(2), "子"], ["2", "李四", "", "户主", "1970-01-01"], ["3", "王五", "不是号码", "户主"]);

        var first = await ImportAsync(officer, sheet);
        var second = await ImportAsync(officer, sheet);

        (first.State, first.Good, first.Registered, first.Persons, first.Bad).ShouldBe((ImportState.Done, 2, 2, 3, 1));
        (second.Good, second.Registered, second.Known, second.Bad).ShouldBe((0, 0, 2, 1));
        second.First.Known.Select(known => (known.Row, known.Code, known.Place)).ShouldBe([(2, "registered-before", Village), (4, "registered-before", Village)]);
        var rows = await RowsAsync(officer);
        rows.Select(row => row.GetProperty("persons").GetInt32()).Order().ShouldBe([1, 2]);
        second.First.Known.Select(known => known.Household!.Value.ToString()).ShouldBe(rows.Select(row => row.GetProperty("id").GetString()!), ignoreOrder: true);
    }

    [Fact]
    public async Task A_sheet_that_was_put_right_registers_what_is_new_in_it()
    {
        var officer = await OfficerAsync();
        await ImportAsync(officer, Sheet(["1", "张三", Id(0), "户主"], ["2", "李四", "错", "户主"]));

        var run = await ImportAsync(officer, Sheet(["2", "李四", Id(1), "户主"], ["1", "张三", Id(0), "户主"], ["3", "张三丰", Id(0), "户主"]));

        (run.Registered, run.Known, run.Bad).ShouldBe((1, 1, 1));
        run.First.Bad[0].Code.ShouldBe("repeated-in-file");
        var other = await ImportAsync(officer, Sheet(["1", "张四", Id(0), "户主"]));
        (other.Known, other.First.Known[0].Code).ShouldBe((1, "household-exists"));
        (await RowsAsync(officer)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Somebody_who_is_registered_elsewhere_is_told_with_the_place_and_the_household_only_within_the_area()
    {
        var staff = await office.AsAsync(Role.CommandStaff, Flood.County);
        var away = await office.AsAsync(Role.TownshipOfficer, PlaceCode.Parse("341503200"));
        var household = Guid.NewGuid();
        await staff.DoAsync($"/api/households/{household}/register", new HouseholdCommand.Register(Village, "一组", [new(Name("张三"), Relation.Head, ResidentId.Parse(Id(0)))]));
        var sheet = Encoding.UTF8.GetBytes($"{Header}\n1,李四,{Id(1)},户主,,341503200,一组\n1,张三,{Id(0)},兄,,,\n");

        foreach (var dryRun in new[] { true, false })
        {
            var told = await ImportAsync(away, sheet, dryRun);
            (told.Known, told.Held, told.Registered).ShouldBe((1, 1, 0));
            var line = told.First.Known.ShouldHaveSingleItem();
            (line.Row, line.Code, line.Place, line.Household).ShouldBe((3, "already-registered", Village, null));
            (await ImportAsync(staff, sheet, dryRun)).First.Known[0].Household.ShouldBe(new HouseholdId(household));
        }
    }

    [Fact]
    public async Task Rows_outside_the_account_s_place_are_bad_rows()
    {
        var officer = await OfficerAsync();

        var run = await ImportAsync(officer, Encoding.UTF8.GetBytes($"{Header}\n1,张三,{Id(0)},户主,,{Village},一组\n2,李四,{Id(1)},户主,,341503200,一组\n"));

        (run.Registered, run.Bad).ShouldBe((1, 1));
        (run.First.Bad[0].Row, run.First.Bad[0].Column, run.First.Bad[0].Code).ShouldBe((3, "行政区划代码", "out-of-scope"));
    }

    [Fact]
    public async Task Losses_are_recorded_with_the_registration()
    {
        var flood = await Flood.StrikeAsync(office);
        var officer = await OfficerAsync();
        var staff = await office.AsAsync(Role.CommandStaff, Flood.County);
        var sheet = Encoding.UTF8.GetBytes($"姓名,出生日期,行政区划代码,住址,倒塌房屋（间）\n张三,1970-01-01,{Village},一组,2\n李四,1971-01-01,{Village},二组,200\n");

        (await ImportAsync(officer, sheet)).First.Bad.Select(line => line.Code).ShouldBe(["losses-need-disaster", "losses-need-disaster"]);
        (await EndAsync(staff, await PostAsync(staff, sheet, false, $"&disaster={flood.Disaster}"))).First.Bad.Select(line => line.Code).ShouldBe(["losses-not-yours", "losses-not-yours"]);
        (await PostAsync(officer, sheet, false, $"&disaster={Guid.NewGuid()}")).Code.ShouldBe("unknown");
        var run = await EndAsync(officer, await PostAsync(officer, sheet, false, $"&disaster={flood.Disaster}"));

        (run.Registered, run.Bad).ShouldBe((1, 1));
        (run.First.Bad[0].Column, run.First.Bad[0].Code).ShouldBe(("倒塌房屋（间）", "out-of-range"));
        var disaster = (await RowsAsync(officer)).ShouldHaveSingleItem().GetProperty("disasters")[0];
        disaster.GetProperty("losses").GetProperty("roomsCollapsed").GetInt32().ShouldBe(2);
        (await EndAsync(officer, await PostAsync(officer, sheet, false, $"&disaster={flood.Disaster}"))).Known.ShouldBe(1);
    }

    [Fact]
    public async Task An_officer_of_a_village_need_not_write_it_into_every_row_and_a_form_is_taken_too()
    {
        var officer = await office.AsAsync(Role.InformationOfficer, Village);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes($"姓名,身份证号,住址\n张三,{Id(0)},一组\n")) { Headers = { ContentType = new("text/csv") } }, "file", "花名册.csv");

        var run = await EndAsync(officer, await officer.SendAsync(HttpMethod.Post, $"{Root}?dryRun=false", form));

        run.Registered.ShouldBe(1);
        (await RowsAsync(officer)).ShouldHaveSingleItem().GetProperty("place").GetString().ShouldBe(Village.ToString());
    }

    [Fact]
    public async Task An_import_that_is_stopped_says_what_it_registered_and_the_same_file_again_registers_the_rest()
    {
        const int Households = 1500;
        var officer = await OfficerAsync();
        var sheet = Sheet([.. Enumerable.Range(0, Households).Select(i => new[] { $"{i}", "张三", Id(i), "户主" })]);

        var run = Read(await PostAsync(officer, sheet, dryRun: false));
        await officer.SendAsync(HttpMethod.Delete, $"{Root}/{run.Id}");
        run = await EndAsync(officer, run);
        var again = await ImportAsync(officer, sheet);

        run.State.ShouldBeOneOf(ImportState.Stopped, ImportState.Done);
        (again.State, again.RowsDone).ShouldBe((ImportState.Done, Households));

        // What was on its way when the run stopped may have been registered without being counted: the second run finds it.
        (again.Registered + again.Known).ShouldBe(Households);
        again.Known.ShouldBeGreaterThanOrEqualTo(run.Registered);
        (await officer.GetAsync($"/api/views/households?place={Township}&take=1&atLeast={await LastAsync()}")).Json.GetProperty("total").GetInt32().ShouldBe(Households);
    }

    [Fact]
    public async Task An_import_ends_with_the_account_that_began_it()
    {
        const int Households = 20_000;
        var officer = await OfficerAsync();
        string Other(int i) => SyntheticResidentId.Of(PlaceCode.Parse("530702"), new DateOnly(1940, 1, 1).AddDays(i / 40), Sex.Male, i % 40).ToString();
        var run = Read(await PostAsync(officer, Sheet([.. Enumerable.Range(0, Households).Select(i => new[] { $"{i}", "张三", Other(i), "户主" })]), dryRun: false));

        (await (await office.AdminAsync()).SendAsync(HttpMethod.Delete, $"/api/accounts/{run.By}")).Status.ShouldBe(HttpStatusCode.NoContent);

        var end = await office.App.Services.GetRequiredService<ImportRuns>().WaitAsync(run.By, run.Id, TimeSpan.FromMinutes(2), CancellationToken.None);
        end!.State.ShouldBe(ImportState.Stopped);
        end.Registered.ShouldBeLessThan(Households);
    }

    [Fact]
    public async Task Of_a_run_whose_server_died_is_told_that_it_stopped_and_an_account_has_one_at_a_time()
    {
        var officer = await OfficerAsync();
        var account = AccountName.Parse($"{Role.TownshipOfficer}-{Township}-");
        var records = office.App.Services.GetRequiredService<ImportRecords>();
        var lost = new ImportRun(Guid.CreateVersion7(), account, false, ImportState.Importing, TimeProvider.System.GetUtcNow(), null, "csv", "utf-8", null, [], [], []) { Registered = 7 };
        (await records.BeginAsync(lost, 0, CancellationToken.None)).ShouldBeTrue();
        (await records.BeginAsync(lost with { Id = Guid.CreateVersion7() }, 0, CancellationToken.None)).ShouldBeFalse();

        var told = Read(await officer.GetAsync($"{Root}/{lost.Id}"));

        (told.State, told.Registered).ShouldBe((ImportState.Stopped, 7));
        (await ImportAsync(officer, Sheet(["1", "张三", Id(0), "户主"]))).Registered.ShouldBe(1);
        (await officer.GetAsync(Root)).Json.EnumerateArray().Select(run => run.GetProperty("state").GetString()).ShouldBe(["done", "stopped"]);
    }

    [Fact]
    public async Task Lines_are_told_in_pages_in_the_language_that_is_asked_for()
    {
        var officer = await OfficerAsync();
        var run = await ImportAsync(officer, Sheet([.. Enumerable.Range(0, 120).Select(i => new[] { $"{i}", "张三", "错", "户主" })]), dryRun: true);

        run.First.Bad.Count.ShouldBe(50);
        var page = await officer.SendAsync(HttpMethod.Get, $"{Root}/{run.Id}/lines?outcome=bad&skip=100&take=100", language: "en");

        (page.Json.GetProperty("total").GetInt32(), page.Json.GetProperty("rows").GetArrayLength(), page.Json.GetProperty("rows")[0].GetProperty("row").GetInt32()).ShouldBe((120, 20, 102));
        page.Json.GetProperty("rows")[0].GetProperty("text").GetString()!.ShouldContain("18 characters");
        (await officer.GetAsync($"{Root}/{run.Id}/lines?outcome=none")).Field.ShouldBe("outcome");
        (await (await office.AsAsync(Role.TownshipOfficer, PlaceCode.Parse("341503201"))).GetAsync($"{Root}/{run.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Files_that_are_not_read_are_refused_at_once_by_their_reason()
    {
        var officer = await OfficerAsync();
        foreach (var (content, code) in new[]
        {
            (Array.Empty<byte>(), "file-empty"), ("%PDF-1.7"u8.ToArray(), "file-other-format"), ([0xFF, 0x00, 0xFF], "file-encoding"), ("大米,12"u8.ToArray(), "file-no-header"), ("姓名,姓名,住址\n"u8.ToArray(), "file-column-twice"),
        })
        {
            var answer = await PostAsync(officer, content, dryRun: false);
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Conflict, code));
        }

        (await officer.SendAsync(HttpMethod.Post, Root, new ByteArrayContent([1]))).Field.ShouldBe("dryRun");
        (await PostAsync(officer, [1], true, "&place=12")).Field.ShouldBe("place");
        (await PostAsync(officer, [1], true, "&place=530702101")).Code.ShouldBe("out-of-scope");
        using var large = new HttpRequestMessage(HttpMethod.Post, $"{Root}?dryRun=true") { Content = new ByteArrayContent(new byte[65 << 20]) };
        (large.Headers.Authorization, large.Headers.ExpectContinue) = (new("Bearer", officer.Token), true);
        using var refused = await officer.Http.SendAsync(large);
        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("too-large");
        using var broken = new ByteArrayContent("--x\r\nnothing"u8.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x") } };
        (await officer.SendAsync(HttpMethod.Post, $"{Root}?dryRun=true", broken)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_template_comes_as_a_workbook_or_a_text()
    {
        var officer = await OfficerAsync();

        (await officer.GetAsync($"{Root}/template")).Text.ShouldStartWith("PK");
        (await officer.GetAsync($"{Root}/template?format=csv")).Text.ShouldContain("与户主关系");
        (await officer.SendAsync(HttpMethod.Get, $"{Root}/template?format=csv", language: "en")).Text.ShouldContain("Relation to head");
        (await officer.GetAsync($"{Root}/template?format=pdf")).Field.ShouldBe("format");
    }

    [Fact]
    public async Task Only_who_registers_households_by_hand_imports_them()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.System && !Authority.Allowed(typeof(HouseholdCommand.Register)).Contains(role)))
        {
            var caller = await office.AsAsync(role, Flood.County);
            foreach (var (method, path) in new[] { ("POST", $"{Root}?dryRun=true"), ("GET", Root), ("GET", $"{Root}/template"), ("GET", $"{Root}/{Guid.NewGuid()}"), ("DELETE", $"{Root}/{Guid.NewGuid()}"), ("GET", $"{Root}/{Guid.NewGuid()}/lines?outcome=bad") })
            {
                var answer = await caller.SendAsync(new(method), path, method == "POST" ? new ByteArrayContent([1]) : null);
                (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Forbidden, "not-allowed"), $"{role}: {method} {path}");
            }
        }

        (await office.Nobody.GetAsync(Root)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static PersonName Name(string text) => PersonName.TryParse(text, out var name) ? name : throw new FormatException(text);

    private static ImportRun Read(Answer answer)
    {
        ((int)answer.Status).ShouldBeOneOf([200, 202], answer.Text);
        return answer.Json.Deserialize<ImportRun>(ReliefJson.Options)!;
    }

    private static Task<Answer> PostAsync(Caller caller, byte[] content, bool dryRun, string more = "") =>
        caller.SendAsync(HttpMethod.Post, $"{Root}?dryRun={dryRun}{more}", new ByteArrayContent(content));

    private static async Task<ImportRun> ImportAsync(Caller caller, byte[] content, bool dryRun = false) => await EndAsync(caller, await PostAsync(caller, content, dryRun));

    private static Task<ImportRun> EndAsync(Caller caller, Answer begun) => EndAsync(caller, Read(begun));

    private static async Task<ImportRun> EndAsync(Caller caller, ImportRun run)
    {
        while (run.IsRunning) run = Read(await caller.GetAsync($"{Root}/{run.Id}?wait=30"));
        return run;
    }

    private async Task<long> LastAsync() => (await office.App.Services.GetRequiredService<IJournal>().HeadAsync(CancellationToken.None)).Value;

    private Task<Caller> OfficerAsync() => office.AsAsync(Role.TownshipOfficer, Township);

    private string Id(int nth) => SyntheticResidentId.Of(Flood.County, new DateOnly(1930 + _test, 1, 1).AddDays(nth / 40), Sex.Male, nth % 40).ToString();

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(Caller caller) => [.. (await caller.RowsAsync("households", $"atLeast={await LastAsync()}&place={Township}")).Values];

    private byte[] Sheet(params string[][] rows) =>
        Encoding.UTF8.GetBytes($"{Header}\n{string.Join('\n', rows.Select(row => string.Join(',', [.. row, .. Enumerable.Repeat(string.Empty, 5 - row.Length), Village.ToString(), "一组"])))}\n");
}
