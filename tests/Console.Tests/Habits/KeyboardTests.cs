using CivilAffairs.Relief.Console.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CivilAffairs.Relief.Console.Tests.Habits;

/// <summary>What is done all day is done without a mouse.</summary>
[Collection(ConsoleOffice.Name)]
public sealed class KeyboardTests(ConsoleOffice office)
{
    private const int MostTabs = 60;

    [NeedsFact(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    public async Task A_household_is_registered_with_the_keyboard_alone()
    {
        var world = await World.StrikeAsync(office, World.WithVillages);
        await using var visit = await SignedInAsync(world.OfficerName, Tongue.English);
        var keys = visit.Page.Keyboard;
        await visit.OpenAsync("/households/new");
        await visit.IsLiveAsync();

        await TabToAsync(visit, visit.Field("村（社区）", "Village"));
        await keys.PressAsync("Enter");
        await keys.TypeAsync(world.UpperVillageName.En);
        await Expect(visit.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await TabToAsync(visit, visit.Field("组、门牌", "Group and house number"));
        await keys.TypeAsync("group 3");
        await TabToAsync(visit, visit.Field("姓名", "Name"));
        await keys.TypeAsync("冯键");
        await TabToAsync(visit, visit.Field("身份证号", "Resident ID"));
        await keys.TypeAsync(World.NextId(Sex.Male, new(1959, 12, 1)));
        await Expect(visit.Page.Locator(".derived")).ToContainTextAsync("Male");
        await keys.PressAsync("Enter");
        await Expect(visit.Page.Locator(".told")).ToContainTextAsync("Registered: 冯键, 1 person");

        // The next one can be typed at once.
        await Expect(visit.Field("姓名", "Name")).ToBeFocusedAsync();
        var row = (await world.RowsAsync(world.Officer, "households", visit)).Single(one => one.GetProperty("headName").ValueEquals("冯键"));
        row.GetProperty("place").GetString().ShouldBe(world.UpperVillage.ToString());
    }

    [NeedsFact(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    public async Task Goods_are_handed_out_with_the_keyboard_alone()
    {
        var world = await World.StrikeAsync(office);
        await using var visit = await SignedInAsync(world.KeeperName, Tongue.Chinese);
        var keys = visit.Page.Keyboard;
        await visit.OpenAsync($"/depots/{world.PointId}/hand-out");
        var find = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "查找受灾户" });
        await Expect(find).ToBeFocusedAsync();
        await keys.TypeAsync("赵大山");
        await Expect(visit.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await keys.PressAsync("Enter");
        var give = visit.Button("发放 1 项", "Hand out 1 item");
        await Expect(give).ToBeEnabledAsync();
        await TabToAsync(visit, give);
        await keys.PressAsync("Enter");
        await Expect(visit.Button("下一户", "Next household")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(find).ToBeFocusedAsync();
        (await world.RowsAsync(world.Keeper, "handouts", visit)).ShouldHaveSingleItem().GetProperty("household").GetString().ShouldBe(world.Zhao.ToString());
    }

    private async Task<Visit> SignedInAsync(string name, Tongue tongue)
    {
        var visit = await office.VisitAsync(tongue, Form.Desk);
        await visit.OpenAsync("/");
        await Expect(visit.Field("账号", "Name")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync(name);
        await TabToAsync(visit, visit.Field("密码", "Password"));
        await visit.Page.Keyboard.TypeAsync(EndToEnd.Tests.Running.ReliefProcess.Password);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.IsLiveAsync();
        return visit;
    }

    private static async Task TabToAsync(Visit visit, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        throw new ShouldAssertException($"{MostTabs} tabs do not lead to {target}");
    }
}
