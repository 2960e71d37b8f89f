using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Console.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CivilAffairs.Relief.Console.Tests.Habits;

/// <summary>Getting in, and getting in again.</summary>
[Collection(ConsoleOffice.Name)]
public sealed class AccessTests(ConsoleOffice office)
{
    private const string Own = "a password of my own";

    private static readonly PlaceCode Scope = PlaceCode.Parse("341503103");

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [MemberData(nameof(Everywhere.Each), MemberType = typeof(Everywhere))]
    public async Task A_password_that_somebody_else_chose_is_changed_before_anything_opens(Tongue tongue, Form form)
    {
        var name = $"new-{tongue}-{form}".ToLowerInvariant();
        await office.HireAsync(name, Role.TownshipOfficer, Scope, mustChangePassword: true);
        await using var visit = await office.VisitAsync(tongue, form);
        await visit.SignInAsync(name, "wrong, as it happens");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.SignInAsync(name);
        await Expect(visit.Heading("设置自己的密码", "Set a password of your own")).ToBeVisibleAsync();
        await visit.OpenAsync("/households");
        await visit.Field("当前密码", "Current password").FillAsync(ReliefProcess.Password);
        await visit.Field("新密码（至少 12 位）", "New password (at least 12 characters)").FillAsync(Own);
        await visit.Field("再次输入新密码", "The new password again").FillAsync(Own);
        await visit.Button("更换密码", "Change password").ClickAsync();
        await visit.IsLiveAsync();
        await Expect(visit.Heading("受灾户", "Households")).ToBeVisibleAsync();
        (await office.Admin.PostAsync("/api/session", new { name, password = ReliefProcess.Password, token = true })).Code.ShouldBe("sign-in-failed");
        (await office.Admin.PostAsync("/api/session", new { name, password = Own, token = true })).Json.TryGetProperty("accessToken", out _).ShouldBeTrue();
    }

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [InlineData(Tongue.Chinese, Form.Desk)]
    [InlineData(Tongue.English, Form.Phone)]
    public async Task A_second_factor_is_set_up_and_asked_for(Tongue tongue, Form form)
    {
        var name = $"factor-{tongue}".ToLowerInvariant();
        await office.HireAsync(name, Role.TownshipOfficer, Scope);
        await using var visit = await office.SignInAsync(tongue, form, name);
        await visit.OpenAsync("/account");
        await visit.Button("启用", "Set it up").ClickAsync();
        var shown = await visit.Page.Locator(".key").InnerTextAsync();
        var key = string.Concat(shown.Where(letter => letter is (>= 'A' and <= 'Z') or (>= '2' and <= '7')));
        key = key[^32..];
        await visit.Page.Locator("input[autocomplete=one-time-code]").FillAsync(Authenticator.Digits(key));
        await visit.Button("确认启用", "Turn it on").ClickAsync();
        await Expect(visit.Page.Locator(".codes li")).ToHaveCountAsync(10);
        await visit.Button("我已保存", "I have kept them").ClickAsync();

        await visit.Button($"账号 {name}", $"Account {name}").ClickAsync();
        await visit.Button("退出登录", "Sign out").ClickAsync();
        await visit.SignInAsync(name);
        await visit.Field("验证码", "Code").FillAsync(Authenticator.Digits(key));
        await visit.Button("登录", "Sign in").ClickAsync();
        await visit.IsLiveAsync();
    }

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [InlineData(Tongue.English, Form.Desk)]
    [InlineData(Tongue.Chinese, Form.Phone)]
    public async Task A_session_that_ended_is_gone_on_with_where_it_stopped(Tongue tongue, Form form)
    {
        var name = $"ended-{tongue}".ToLowerInvariant();
        await office.HireAsync(name, Role.TownshipOfficer, Scope);
        await using var visit = await office.SignInAsync(tongue, form, name);
        await visit.OpenAsync("/households/new");
        await visit.Page.Locator(".unknown").ClickAsync();
        await visit.Field("姓名", "Name").FillAsync("何半途");
        await visit.Field("组、门牌", "Group and house number").FillAsync("四组");
        await visit.Reads("没有身份证号（遗失、新生儿），以后补", "No ID at hand (lost, newborn): to be added later").ClickAsync();
        await visit.Context.ClearCookiesAsync();
        await visit.Button("登记 1 人", "Register 1 person").ClickAsync();
        await Expect(visit.Reads("登录已过期。重新登录后回到原处，未提交的内容仍在。", "Your session has ended. Sign in to go on where you were; nothing you typed is lost.")).ToBeVisibleAsync();
        await visit.SignInAsync(name);
        await visit.IsLiveAsync();
        await Expect(visit.Field("姓名", "Name")).ToHaveValueAsync("何半途");
        await visit.Button("登记 1 人", "Register 1 person").ClickAsync();
        await visit.IsToldAsync("已登记：何半途，1 人", "Registered: 何半途, 1 person");
    }
}
