using System.Globalization;
using System.Text.RegularExpressions;
using CivilAffairs.Relief.Console.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CivilAffairs.Relief.Console.Tests.Journeys;

/// <summary>What a depot manager does with goods and with the families who come for them.</summary>
[Collection(ConsoleOffice.Name)]
public sealed class DepotManagerTests(ConsoleOffice office)
{
    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [MemberData(nameof(Everywhere.Each), MemberType = typeof(Everywhere))]
    public async Task Goods_come_in_travel_and_are_counted_and_written_off(Tongue tongue, Form form)
    {
        var world = await World.StrikeAsync(office);
        await using var visit = await office.SignInAsync(tongue, form, world.KeeperName);

        await ReceiveAsync(visit, world);
        var consignment = await TravelAsync(visit, world);
        await ArriveShortAsync(visit, world, consignment);
        await CountAsync(visit, world);
        await WriteOffAsync(visit, world);
    }

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [MemberData(nameof(Everywhere.Each), MemberType = typeof(Everywhere))]
    public async Task A_family_is_given_what_is_due_and_another_is_told_where_it_had_it(Tongue tongue, Form form)
    {
        var world = await World.StrikeAsync(office);
        await using var visit = await office.SignInAsync(tongue, form, world.KeeperName);
        await visit.OpenAsync($"/depots/{world.PointId}/hand-out");

        var give = visit.Button("发放 1 项", "Hand out 1 item");
        await FindAsync(visit, "赵大山");
        await Expect(visit.Page.Locator(".right")).ToContainTextAsync(visit.T("15 公斤", "15 kg"));
        await give.ClickAsync();
        await Expect(visit.Heading("已发放", "Handed out")).ToBeVisibleAsync();
        await visit.Button("下一户", "Next household").ClickAsync();
        var handout = (await world.RowsAsync(world.Keeper, "handouts", visit)).ShouldHaveSingleItem();
        handout.GetProperty("household").GetString().ShouldBe(world.Zhao.ToString());
        handout.GetProperty("used")[0].GetProperty("quantity").GetInt64().ShouldBe(3 * World.Ration);

        // The same family again: nothing is due, and the page says why.
        await FindAsync(visit, "赵大山");
        await ToldWhereAsync(visit, world);
        await Expect(give).ToHaveCountAsync(0);
        await visit.Button("换一户", "Another household").ClickAsync();

        // Somebody else gives it between the look and the tap: it is refused, and the page says where it was.
        await FindAsync(visit, "钱有田");
        await Expect(give).ToBeEnabledAsync();
        await world.HandOutAsync(world.Qian);
        await give.ClickAsync();
        await ToldWhereAsync(visit, world);
        var handouts = await world.RowsAsync(world.Keeper, "handouts", visit);
        handouts.Count(row => row.GetProperty("household").ValueEquals(world.Qian.ToString()) && !row.GetProperty("stage").ValueEquals("released")).ShouldBe(1);
    }

    private static async Task FindAsync(Visit visit, string name)
    {
        await visit.Field("查找受灾户", "Find the household", visit.Page.GetByRole(AriaRole.Search)).First.FillAsync(name);
        await visit.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = name }).ClickAsync();
    }

    private static Task ToldWhereAsync(Visit visit, World world) =>
        Expect(visit.Page.Locator(".barred")).ToContainTextAsync(new Regex(visit.T($"在{World.Point}由 {world.KeeperName} 发放过", $"given at {World.Point}, .*, by {world.KeeperName}")));

    private static async Task ReceiveAsync(Visit visit, World world)
    {
        await visit.OpenAsync($"/depots/{world.PointId}");
        await visit.Link("入库", "Receive goods").ClickAsync();
        await visit.Field("单据号", "Document number").FillAsync($"R-{world.County}");
        await visit.ChooseAsync(visit.Box("品名", "Item"), visit.T("大米", "Rice"));
        await visit.Field("数量", "Amount").FillAsync("60");
        await visit.Field("批号", "Batch").FillAsync("B7");
        var expiry = visit.Field("有效期至", "Use by");
        await expiry.FillAsync(World.In(200));
        await expiry.PressAsync("Enter");
        await visit.Button("入库", "Receive goods").ClickAsync();
        await visit.IsToldAsync("已入库", "Received into stock");
        (await OnHandAsync(world, visit, "rice")).ShouldBe(160_000);
    }

    private static async Task<string> TravelAsync(Visit visit, World world)
    {
        await visit.OpenAsync($"/depots/{world.PointId}/ask");
        var items = visit.Box("品名", "Item");
        await visit.ChooseAsync(items, visit.T("棉被", "Quilts"));
        await visit.Field("数量", "Amount").FillAsync("20");
        await visit.Button("添加一行", "Add a line").ClickAsync();
        await visit.ChooseAsync(items.Last, visit.T("大米", "Rice"));
        await visit.Field("数量", "Amount").Last.FillAsync("30");
        await visit.Field("申请理由", "Why it is needed").FillAsync("又来了十户");
        await visit.Button("提出申请", "Ask for goods").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/depots/requests/[0-9a-f-]{36}$"));
        var request = visit.Page.Url[^36..];
        ItemQuantity[] lines = [new(ItemCode.Parse("quilt"), new(20)), new(World.Rice, new(30_000))];
        await world.DoAsync(world.Staff, "/api/requisitions/approve", new ApproveRequisitionFrom(world.PointId, new(Guid.Parse(request)), world.StoreId, lines));

        await visit.Button("装货", "Pack").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/depots/consignments/[0-9a-f-]{36}$"));
        await visit.Field("承运人（单位、司机、电话）", "Carrier (company, driver, phone)").FillAsync("运输队 王师傅");
        await visit.Field("车牌号", "Vehicle").FillAsync("皖N·12345");
        await visit.Button("发车", "Ship").ClickAsync();
        await visit.ConfirmAsync("发车", "Ship");
        await visit.IsToldAsync("已发车", "Shipped");
        return visit.Page.Url[^36..];
    }

    private static async Task ArriveShortAsync(Visit visit, World world, string consignment)
    {
        await visit.Field("棉被 完好", "Quilts In good order").FillAsync("18");
        await visit.Field("短少或损坏的原因", "Why it is short or damaged").FillAsync("途中丢失两床");
        await visit.Button("按以上数量收货", "Receive as counted").ClickAsync();
        await visit.ConfirmAsync("按以上数量收货", "Receive as counted");
        await visit.IsToldAsync("已收货", "Received");
        var row = (await world.RowsAsync(world.Keeper, "consignments", visit)).Single(one => one.GetProperty("id").ValueEquals(consignment));
        row.GetProperty("stage").GetString().ShouldBe("partly-received");
        var quilts = row.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("lot").GetProperty("item").ValueEquals("quilt"));
        (quilts.GetProperty("received").GetInt64(), quilts.GetProperty("short").GetInt64(), quilts.GetProperty("reason").GetString()).ShouldBe((18, 2, "途中丢失两床"));
        (await OnHandAsync(world, visit, "quilt")).ShouldBe(38);
        (await OnHandAsync(world, visit, "rice")).ShouldBe(190_000);
    }

    private static async Task CountAsync(Visit visit, World world)
    {
        await visit.OpenAsync($"/depots/{world.PointId}/count");
        await visit.Field("棉被 Q1 实盘", "Quilts Q1 Counted").FillAsync("37");
        await visit.Button("登记 1 项盘点", "Record 1 count").ClickAsync();
        await Expect(visit.Reads("已有待批盘点", "A count waits already")).ToBeVisibleAsync();
        var count = (await world.RowsAsync(world.Keeper, "counts", visit)).ShouldHaveSingleItem();
        (count.GetProperty("booked").GetInt64(), count.GetProperty("counted").GetInt64(), count.GetProperty("by").GetString()).ShouldBe((38, 37, world.KeeperName));
        (await OnHandAsync(world, visit, "quilt")).ShouldBe(38);
    }

    private static async Task WriteOffAsync(Visit visit, World world)
    {
        await visit.OpenAsync($"/depots/{world.PointId}/write-off");
        await visit.Field("大米 B7", "Rice B7").FillAsync("10");
        await visit.Field("原因", "Reason").FillAsync("进水霉变");
        await visit.Field("见证人", "Witness").FillAsync("李会计");
        await visit.Button("报损", "Write off").ClickAsync();
        await visit.ConfirmAsync("报损", "Write off");
        await visit.IsToldAsync("已报损", "Written off");
        var loss = (await world.RowsAsync(world.Keeper, "ledger", visit, $"depot={world.PointId}")).Single(row => row.GetProperty("kind").ValueEquals("damaged"));
        (loss.GetProperty("change").GetInt64(), loss.GetProperty("loss").GetInt64(), loss.GetProperty("reason").GetString()).ShouldBe((-10_000, 10_000, "进水霉变"));
        (await OnHandAsync(world, visit, "rice")).ShouldBe(180_000);
    }

    private static async Task<long> OnHandAsync(World world, Visit visit, string item)
    {
        var stock = await world.RowsAsync(world.Keeper, "stock", visit, string.Create(CultureInfo.InvariantCulture, $"depot={world.PointId}"));
        return stock.Single(row => row.GetProperty("item").ValueEquals(item)).GetProperty("onHand").GetInt64();
    }
}
