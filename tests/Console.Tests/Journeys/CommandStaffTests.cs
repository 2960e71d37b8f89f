using System.Text.RegularExpressions;
using CivilAffairs.Relief.Console.Tests.Running;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CivilAffairs.Relief.Console.Tests.Journeys;

/// <summary>What command staff do in front of the board.</summary>
[Collection(ConsoleOffice.Name)]
public sealed class CommandStaffTests(ConsoleOffice office)
{
    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [MemberData(nameof(Everywhere.Each), MemberType = typeof(Everywhere))]
    public async Task The_board_is_read_and_answered_and_a_request_is_approved(Tongue tongue, Form form)
    {
        var world = await World.StrikeAsync(office);
        await using var visit = await office.VisitAsync(tongue, form);
        await visit.SignInAsync(world.StaffName);

        // The figures on the board are those of this small world, and of now.
        await visit.IsLiveAsync();
        await TileReadsAsync(visit, "未核实去向", "Unaccounted", "5");
        await TileReadsAsync(visit, "安置点余床", "Places left", "50");
        await TileReadsAsync(visit, "集中安置", "In shelters", "0");
        await world.AdmitAsync(world.Qian);
        await TileReadsAsync(visit, "集中安置", "In shelters", "2");
        await TileReadsAsync(visit, "安置点余床", "Places left", "48");
        await TileReadsAsync(visit, "未核实去向", "Unaccounted", "3");

        await OpenTheListBehindAsync(visit);
        await AnswerAsync(visit, world);
        await ApproveAsync(visit, world);

        // A phone is no wall and offers none.
        if (form == Form.Desk) await LookAtTheWallAsync(visit);
    }

    private static ILocator Tile(Visit visit, string chinese, string english) =>
        visit.Page.Locator(".tile").Filter(new() { Has = visit.Page.Locator(".name", new() { HasText = visit.T(chinese, english) }) });

    private static Task TileReadsAsync(Visit visit, string chinese, string english, string value) =>
        Expect(Tile(visit, chinese, english).Locator(".value")).ToHaveTextAsync(value);

    private static async Task OpenTheListBehindAsync(Visit visit)
    {
        await Tile(visit, "安置点余床", "Places left").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/lists/shelters"));
        await Expect(visit.Page.GetByText(World.School).First).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText(World.Hall).First).ToBeVisibleAsync();
        await visit.Page.GoBackAsync();
    }

    private static async Task AnswerAsync(Visit visit, World world)
    {
        // The order runs out within two hours and three people are still to be found.
        var alert = visit.Page.Locator("li").Filter(new() { HasText = visit.T("转移令将到期，3 人未核实", "the order runs out soon, 3 unaccounted for") });
        await alert.GetByRole(AriaRole.Button).ClickAsync();
        await visit.Field("处置措施", "What is done about it").FillAsync("民兵逐户敲门");
        await visit.Button("知悉", "Acknowledge", alert).ClickAsync();
        await Expect(alert).ToContainTextAsync("民兵逐户敲门");
        var answers = await world.RowsAsync(world.Staff, "alerts", visit);
        var answer = answers.ShouldHaveSingleItem();
        answer.GetProperty("note").GetString().ShouldBe("民兵逐户敲门");
        answer.GetProperty("by").GetString().ShouldBe(world.StaffName);
        answer.GetProperty("alert").GetString()!.ShouldStartWith($"order-soon:{world.Upper}:");
    }

    private static async Task ApproveAsync(Visit visit, World world)
    {
        await visit.OpenAsync("/depots/requests");
        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(World.Point) }).ClickAsync();

        // The store has all of it and is proposed first; a little less is let go.
        var approve = visit.Button($"批准，由{World.Store}发货", $"Approve, from {World.Store}");
        await Expect(approve).ToBeEnabledAsync();
        var amount = visit.Field("大米", "Rice");
        await Expect(amount).ToHaveValueAsync("50");
        await amount.FillAsync("40");
        await approve.ClickAsync();
        await visit.IsToldAsync("已批准", "Approved");
        var request = (await world.RowsAsync(world.Staff, "requisitions", visit)).ShouldHaveSingleItem();
        request.GetProperty("stage").GetString().ShouldBe("approved");
        request.GetProperty("source").GetString().ShouldBe(world.StoreId.ToString());
        request.GetProperty("decidedBy").GetString().ShouldBe(world.StaffName);
        request.GetProperty("lines")[0].GetProperty("approved").GetInt64().ShouldBe(40_000);
        (await HeldAsync(world, visit)).ShouldBe(40_000);
    }

    private static async Task<long> HeldAsync(World world, Visit visit)
    {
        var stock = await world.RowsAsync(world.Staff, "stock", visit, $"depot={world.StoreId}");
        return stock.Single(row => row.GetProperty("item").ValueEquals("rice")).GetProperty("held").GetInt64();
    }

    private static async Task LookAtTheWallAsync(Visit visit)
    {
        await visit.OpenAsync("/board");
        await visit.Link("大屏 ›", "Wall ›").ClickAsync();
        await Expect(visit.Heading(World.Title, World.Title)).ToBeVisibleAsync();
        await visit.IsLiveAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await TileReadsAsync(visit, "安置点余床", "Places left", "48");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator("nav.side, nav.bottom").First).ToBeAttachedAsync();
    }
}
