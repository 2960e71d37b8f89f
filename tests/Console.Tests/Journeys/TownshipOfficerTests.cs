using System.Text.Json;
using CivilAffairs.Relief.Console.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CivilAffairs.Relief.Console.Tests.Journeys;

/// <summary>What the officer of a township does, mostly on a phone that keeps losing its network.</summary>
[Collection(ConsoleOffice.Name)]
public sealed class TownshipOfficerTests(ConsoleOffice office)
{
    /// <summary>In pixels: the longer side of a photo as it is sent.</summary>
    private const int Sent = 1600;

    // A house as a phone might see it, larger than it is sent.
    private const string Paint = """
        () => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 });
          const on = canvas.getContext('2d');
          const fill = (colour, ...box) => { on.fillStyle = colour; on.fillRect(...box); };
          fill('#a9cbe8', 0, 0, 2400, 1100); fill('#6f8a4e', 0, 1100, 2400, 700); fill('#c98d68', 600, 600, 1200, 800); fill('#8d3b2e', 500, 420, 1400, 200); fill('#4d5a66', 1080, 980, 240, 420); fill('#e6eef2', 740, 760, 220, 220); fill('#e6eef2', 1440, 760, 220, 220);
          return canvas.toDataURL('image/png').split(',')[1];
        }
        """;

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [MemberData(nameof(Everywhere.Each), MemberType = typeof(Everywhere))]
    public async Task A_household_is_registered_and_taken_into_a_shelter_that_is_called_over(Tongue tongue, Form form)
    {
        var world = await World.StrikeAsync(office);
        await using var visit = await office.SignInAsync(tongue, form, world.OfficerName);
        await RegisterAsync(visit, world);
        await MoveAsync(visit, world);
        await AdmitAsync(visit, world);
        await CallTheRollAsync(visit, world);
    }

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [MemberData(nameof(Everywhere.Each), MemberType = typeof(Everywhere))]
    public async Task A_household_registered_without_a_network_waits_and_is_sent_when_it_is_back(Tongue tongue, Form form)
    {
        var world = await World.StrikeAsync(office);
        await using var visit = await office.SignInAsync(tongue, form, world.OfficerName);
        await visit.OpenAsync("/households/new");
        await visit.IsLiveAsync();

        await visit.Context.SetOfflineAsync(true);
        await Expect(visit.Live).Not.ToHaveAttributeAsync("data-state", "live");
        await FillAsync(visit, 0, "郑无网", World.NextId(Sex.Female, new(1966, 1, 2)));
        await visit.Field("组、门牌", "Group and house number").FillAsync("山上");
        await visit.Button("登记 1 人", "Register 1 person").ClickAsync();
        await Expect(visit.Reads("1 户尚未发送", "1 household not sent yet")).ToBeVisibleAsync();
        await Expect(visit.Reads("等待网络", "Waiting for the network")).ToBeVisibleAsync();
        (await NamedAsync(world, visit, "郑无网")).ShouldBeEmpty();

        await visit.Context.SetOfflineAsync(false);
        await Expect(visit.Reads("1 户尚未发送", "1 household not sent yet")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("aside li").Filter(new() { HasText = "郑无网" })).ToBeVisibleAsync();
        var row = (await NamedAsync(world, visit, "郑无网")).ShouldHaveSingleItem();
        row.GetProperty("registeredBy").GetString().ShouldBe(world.OfficerName);
        await visit.IsLiveAsync();
    }

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [MemberData(nameof(Everywhere.Each), MemberType = typeof(Everywhere))]
    public async Task Two_registrations_of_one_family_are_merged(Tongue tongue, Form form)
    {
        var world = await World.StrikeAsync(office);
        var second = await world.RegisterZhaoAgainAsync();
        await using var visit = await office.SignInAsync(tongue, form, world.OfficerName);
        await visit.OpenAsync("/households/duplicates");
        await visit.Button("并入这一户", "Merge into this one").First.ClickAsync();
        await visit.ConfirmAsync("合并", "Merge");
        await visit.IsToldAsync("已合并", "Merged");
        await Expect(visit.Reads("没有疑似重复", "No possible duplicates")).ToBeVisibleAsync();
        var rows = await world.RowsAsync(world.Officer, "households", visit);
        rows.Single(row => row.GetProperty("id").ValueEquals(second.ToString())).GetProperty("mergedInto").GetString().ShouldBe(world.Zhao.ToString());
        (await world.RowsAsync(world.Officer, "duplicates", visit)).ShouldBeEmpty();
    }

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [MemberData(nameof(Everywhere.Each), MemberType = typeof(Everywhere))]
    public async Task A_home_is_begun_and_its_first_instalment_is_paid_before_the_officers_eyes(Tongue tongue, Form form)
    {
        var world = await World.StrikeAsync(office);
        await world.ApproveRebuildAsync();
        await using var visit = await office.SignInAsync(tongue, form, world.OfficerName);
        var home = $"/rebuilding/{world.Zhao}/{world.Disaster}";
        await visit.OpenAsync(home);
        await visit.Button("登记开工", "Record the start").ClickAsync();
        await visit.IsToldAsync("已登记", "Recorded");
        await Expect(visit.Reads("可拨付", "Due")).ToBeVisibleAsync();

        await using var county = await office.SignInAsync(tongue, form, world.StaffName);
        await county.OpenAsync(home);
        await county.Button("登记拨付…", "Record the payment…").ClickAsync();
        await county.Page.GetByLabel(county.T("拨付凭证号", "Payment document")).FillAsync("ZF-0001");
        await county.Button("登记拨付", "Record the payment").ClickAsync();
        await county.ConfirmAsync("登记拨付", "Record the payment");
        await county.IsToldAsync("已登记", "Recorded");

        await Expect(visit.Page.Locator(".state").Filter(new() { HasText = "ZF-0001" })).ToBeVisibleAsync();
        var row = (await world.RowsAsync(world.Officer, "rebuilds", county)).ShouldHaveSingleItem();
        (row.GetProperty("stage").GetString(), row.GetProperty("paid").GetInt64()).ShouldBe(("started", 1_000_000));
        row.GetProperty("instalments")[0].GetProperty("documentNumber").GetString().ShouldBe("ZF-0001");
    }

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [InlineData(Tongue.Chinese, Form.Phone)]
    [InlineData(Tongue.English, Form.Desk)]
    public async Task An_inspection_is_recorded_with_a_photo_that_the_county_sees(Tongue tongue, Form form)
    {
        var world = await World.StrikeAsync(office);
        await world.ApproveRebuildAsync();
        await world.BuildAsync();
        await using var visit = await office.SignInAsync(tongue, form, world.OfficerName);
        var home = $"/rebuilding/{world.Zhao}/{world.Disaster}";
        await visit.OpenAsync(home);
        var picture = Convert.FromBase64String(await visit.EvaluateAsync<string>(Paint));
        await visit.Page.GetByLabel(visit.T("拍照 / 选图", "Take or choose a photo")).SetInputFilesAsync(new FilePayload { Name = "IMG_0412.png", MimeType = "image/png", Buffer = picture });
        await Expect(visit.Page.Locator(".pick img")).ToHaveJSPropertyAsync("naturalWidth", Sent);
        await visit.Field("意见", "Note").FillAsync("圈梁完好");
        await visit.Button("登记验收", "Record an inspection").ClickAsync();
        await visit.IsToldAsync("已登记", "Recorded");
        await IsSeenAsync(visit);

        await using var county = await office.SignInAsync(tongue, form, world.StaffName);
        await county.OpenAsync(home);
        await IsSeenAsync(county);
        await county.Page.Locator(".strip button").ClickAsync();
        await Expect(county.Page.Locator("dialog[open] img")).ToHaveJSPropertyAsync("naturalWidth", Sent);
        await county.PictureAsync("inspection-large");
        var stages = (await world.RowsAsync(world.Staff, "rebuilds", visit)).ShouldHaveSingleItem().GetProperty("stages").EnumerateArray().ToList();
        (stages[^1].GetProperty("stage").GetString(), stages[^1].GetProperty("note").GetString(), stages[^1].GetProperty("photos").GetArrayLength()).ShouldBe(("inspected", "圈梁完好", 1));
    }

    private static async Task IsSeenAsync(Visit visit)
    {
        var photo = visit.Page.Locator(".strip img");
        // It is fetched once it comes into sight.
        await photo.ScrollIntoViewIfNeededAsync();
        await Expect(photo).ToHaveJSPropertyAsync("naturalWidth", Sent);
        await visit.PictureAsync("inspection");
    }

    private static ILocator PersonField(Visit visit, string chinese, string english, int person) => visit.Field(chinese, english).Nth(person);

    private static async Task FillAsync(Visit visit, int person, string name, string id)
    {
        await PersonField(visit, "姓名", "Name", person).FillAsync(name);
        await PersonField(visit, "身份证号", "Resident ID", person).FillAsync(id);
    }

    private static async Task<IReadOnlyList<JsonElement>> NamedAsync(World world, Visit visit, string head) =>
        [.. (await world.RowsAsync(world.Officer, "households", visit)).Where(row => row.GetProperty("headName").ValueEquals(head))];

    private static async Task RegisterAsync(Visit visit, World world)
    {
        await visit.OpenAsync("/households");
        await visit.Button("登记受灾户", "Register a household").ClickAsync();
        await visit.Field("组、门牌", "Group and house number").FillAsync("三组 12 号");

        // A slip is told while it is typed; the right one says sex and birth.
        var id = World.NextId(Sex.Female, new(1990, 5, 7));
        var slip = id[..17] + (id[17] == '0' ? '1' : '0');
        await FillAsync(visit, 0, "周小满", slip);
        await Expect(visit.Reads("校验位不符，请核对每一位", "The check character does not fit: compare each digit")).ToBeVisibleAsync();
        await PersonField(visit, "身份证号", "Resident ID", 0).FillAsync(id);
        await Expect(visit.Page.Locator(".derived")).ToContainTextAsync(visit.T("女，1990/5/7 出生", "Female, born 7 May 1990"));

        // What is half filled in survives a reload.
        await visit.Page.ReloadAsync();
        await Expect(visit.Reads("接着上次没填完的内容。", "What was filled in before is still here.")).ToBeVisibleAsync();
        await Expect(PersonField(visit, "姓名", "Name", 0)).ToHaveValueAsync("周小满");
        await Expect(PersonField(visit, "身份证号", "Resident ID", 0)).ToHaveValueAsync(id);
        await Expect(visit.Field("组、门牌", "Group and house number")).ToHaveValueAsync("三组 12 号");

        await visit.Button("再加一人", "Add a member").ClickAsync();
        await FillAsync(visit, 1, "吴山", World.NextId(Sex.Male, new(1988, 1, 9)));
        await visit.Button("登记 2 人", "Register 2 persons").ClickAsync();
        await visit.IsToldAsync("已登记：周小满，2 人", "Registered: 周小满, 2 persons");
        var row = (await NamedAsync(world, visit, "周小满")).ShouldHaveSingleItem();
        var head = row.GetProperty("members")[0];
        (head.GetProperty("sex").GetString(), head.GetProperty("birth").GetString()).ShouldBe(("female", "1990-05-07"));
        (row.GetProperty("place").GetString(), row.GetProperty("persons").GetInt32()).ShouldBe((world.Upper.ToString(), 2));
    }

    private static async Task MoveAsync(Visit visit, World world)
    {
        await visit.Page.Locator("aside li").Filter(new() { HasText = "周小满" }).GetByRole(AriaRole.Link, new() { Name = visit.T("打开", "Open") }).ClickAsync();
        await visit.Button("转移 / 安置", "Move people").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Radio, new() { Name = visit.T("安置点", "A shelter"), Exact = true }).CheckAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new(World.School) })).ToBeCheckedAsync();
        await visit.Button("记录 2 人转移", "Record the move of 2 persons").ClickAsync();
        await visit.IsToldAsync("2 人：", "2 persons:");
        var inside = (await world.RowsAsync(world.Officer, "residents", visit)).ShouldHaveSingleItem();
        (inside.GetProperty("shelter").GetString(), inside.GetProperty("headName").GetString()).ShouldBe((world.SchoolId.ToString(), "周小满"));
    }

    private static async Task AdmitAsync(Visit visit, World world)
    {
        await visit.OpenAsync($"/shelters/{world.SchoolId}");
        await visit.Button("接收入住", "Take people in").ClickAsync();
        await visit.Field("哪一户", "Which household").FillAsync("赵大山");
        await visit.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "赵大山" }).ClickAsync();
        await visit.Button("入住 3 人", "Take in 3 persons").ClickAsync();
        await visit.IsToldAsync("赵大山一家 3 人已入住", "赵大山: 3 persons taken in");
        (await SchoolAsync(world, visit)).GetProperty("present").GetInt32().ShouldBe(5);
    }

    private static async Task CallTheRollAsync(Visit visit, World world)
    {
        await visit.OpenAsync($"/shelters/{world.SchoolId}/roll-call");
        await visit.Button("全户在", "All here", visit.Page.Locator(".family").Filter(new() { HasText = "赵大山" })).ClickAsync();
        await visit.Page.Locator(".family").Filter(new() { HasText = "周小满" }).GetByLabel("周小满").CheckAsync();
        await Expect(visit.Reads("已应答 4 / 5", "4 of 5 answered").First).ToBeVisibleAsync();
        await visit.Field("备注", "Note").FillAsync("吴山去接牛");
        await visit.Button("完成点名", "Finish the roll call").ClickAsync();
        await visit.ConfirmAsync("完成点名", "Finish the roll call");
        await Expect(visit.Page.Locator(".absent")).ToContainTextAsync("吴山");
        var call = (await SchoolAsync(world, visit)).GetProperty("rollCall");
        (call.GetProperty("counted").GetInt32(), call.GetProperty("absent").GetInt32(), call.GetProperty("by").GetString()).ShouldBe((4, 1, world.OfficerName));
        await visit.Button("已回来", "Is back").ClickAsync();
        await Expect(visit.Page.Locator(".absent")).ToHaveCountAsync(0);
    }

    private static async Task<JsonElement> SchoolAsync(World world, Visit visit) =>
        (await world.RowsAsync(world.Officer, "shelters", visit)).Single(row => row.GetProperty("id").ValueEquals(world.SchoolId.ToString()));
}
