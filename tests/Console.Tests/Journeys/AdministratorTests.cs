using CivilAffairs.Relief.Console.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CivilAffairs.Relief.Console.Tests.Journeys;

/// <summary>What the administrator of a county sets for it.</summary>
[Collection(ConsoleOffice.Name)]
public sealed class AdministratorTests(ConsoleOffice office)
{
    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [InlineData(Tongue.Chinese, Form.Desk)]
    [InlineData(Tongue.English, Form.Phone)]
    public async Task The_response_plan_of_a_county_is_set_followed_by_the_board_and_withdrawn(Tongue tongue, Form form)
    {
        var world = await World.StrikeAsync(office);
        await world.AdmitAsync(world.Qian);
        await office.HireAsync($"guanli-{world.County}", Role.Administrator, world.County);
        await using var visit = await office.SignInAsync(tongue, form, $"guanli-{world.County}");
        await Expect(visit.Reads("现有数据未达到启动标准", "The figures reach no threshold")).ToBeVisibleAsync();

        await visit.GoAsync("/administration/norms");
        await SetAsync(visit);
        await Expect(visit.Reads($"guanli-{world.County}", $"guanli-{world.County}").First).ToBeVisibleAsync();
        await visit.PictureAsync("norms-own");

        await visit.GoAsync("/board");
        var suggested = visit.Page.Locator(".suggested");
        await Expect(suggested).ToContainTextAsync(visit.T("数据建议 Ⅲ级", "The figures suggest Level III"));
        await Expect(suggested).ToContainTextAsync(visit.T("预案", "plan of"));

        // A slip of the finger is taken back while its first day lasts.
        await visit.GoAsync("/administration/norms");
        await visit.Button("撤回…", "Withdraw…").ClickAsync();
        await visit.ConfirmAsync("撤回", "Withdraw");
        await visit.IsToldAsync("已撤回", "Withdrawn");
        await Expect(visit.Button("撤回…", "Withdraw…")).ToHaveCountAsync(0);
        await visit.GoAsync("/administration/sign-ins");
        await Expect(visit.Page.GetByRole(AriaRole.Cell, new() { Name = visit.T("撤回响应预案", "Response plan withdrawn"), Exact = true })).ToBeVisibleAsync();
        await visit.PictureAsync("norms-log");
        await visit.GoAsync("/board");
        await Expect(visit.Reads("现有数据未达到启动标准", "The figures reach no threshold")).ToBeVisibleAsync();
    }

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [InlineData(Tongue.Chinese, Form.Desk)]
    public async Task A_norm_of_a_county_is_set_and_ended_on_a_day(Tongue tongue, Form form)
    {
        var county = office.NextCounty();
        await office.HireAsync($"guanli-{county}", Role.Administrator, county);
        await using var visit = await office.SignInAsync(tongue, form, $"guanli-{county}");
        await visit.GoAsync("/administration/norms");
        await visit.Button("设定标准…", "Set a norm…").ClickAsync();
        var panel = visit.Page.GetByRole(AriaRole.Dialog);
        await Expect(panel).ToContainTextAsync(visit.T("任何级别", "Any"));
        await visit.ChooseAsync(visit.Field("项目", "Norm of", panel), visit.T("应急生活救助", "emergency aid"));
        await visit.Field("标准", "Norm", panel).FillAsync("350.5");
        await visit.Button("设定标准", "Set a norm", panel).ClickAsync();
        await visit.IsToldAsync("标准已设定", "The norm is set");
        var row = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = visit.T("350.5 元", "350.5 yuan") });
        await Expect(row).ToContainTextAsync($"guanli-{county}");
        await visit.Button("设定截止日…", "Set the last day…", row).ClickAsync();
        await visit.Button("设定截止日", "Set the last day", panel).ClickAsync();
        await visit.IsToldAsync("截止日已设定", "The last day is set");
        await Expect(row).ToContainTextAsync(visit.T("至", "to"));
    }

    private static async Task SetAsync(Visit visit)
    {
        await visit.Button("设定响应预案…", "Set a response plan…").ClickAsync();
        var panel = visit.Page.GetByRole(AriaRole.Dialog);
        await FigureAsync("Ⅳ级", "Level IV", "5");
        await FigureAsync("Ⅲ级", "Level III", "2");

        // What was typed stays over a reload.
        await visit.Page.ReloadAsync();
        await visit.Button("设定响应预案…", "Set a response plan…").ClickAsync();
        await Expect(Figure("Ⅲ级", "Level III")).ToHaveValueAsync("2");
        var give = visit.Button("设定响应预案", "Set a response plan", panel);
        await give.ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Alert)).ToContainTextAsync(visit.T("不能低于较轻级别", "not lower than"));
        await visit.PictureAsync("norms-refused");
        await FigureAsync("Ⅳ级", "Level IV", "1");
        await give.ClickAsync();
        await visit.IsToldAsync("响应预案已设定", "The response plan is set");

        ILocator Figure(string chinese, string english) => visit.Field($"{chinese} 转移或需救助（人）", $"{english} Relocated or in need", panel);
        Task FigureAsync(string chinese, string english, string value) => Figure(chinese, english).FillAsync(value);
    }
}
