using CivilAffairs.Relief.Console.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using static Microsoft.Playwright.Assertions;

namespace CivilAffairs.Relief.Console.Tests.Habits;

/// <summary>An office where nothing has happened yet.</summary>
[Collection(ConsoleOffice.Name)]
public sealed class EmptyOfficeTests(ConsoleOffice office)
{
    // What stands on the page in place of rows, each with what it says to do next.
    private const string Empty = "() => [...document.querySelectorAll('.empty')].map(one => [one.querySelector('.title').textContent.trim(), [...one.querySelectorAll('.quiet, a, button')].map(next => next.textContent.trim()).join(' ')])";

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [InlineData(Role.CommandStaff, Tongue.Chinese, Form.Desk)]
    [InlineData(Role.CommandStaff, Tongue.English, Form.Phone)]
    [InlineData(Role.DepotManager, Tongue.Chinese, Form.Phone)]
    [InlineData(Role.TownshipOfficer, Tongue.English, Form.Desk)]
    public async Task Every_page_says_what_to_do_next(Role role, Tongue tongue, Form form)
    {
        var county = office.NextCounty();
        var scope = role == Role.TownshipOfficer ? PlaceCatalogue.Shipped.Children(county).First().Code : county;
        await office.HireAsync($"new-{county}", role, scope);
        await using var visit = await office.SignInAsync(tongue, form, $"new-{county}");
        foreach (var path in Pages(role))
        {
            await visit.GoAsync(path);
            await Expect(visit.Page.Locator(".empty").First).ToBeVisibleAsync();
            await Expect(visit.Page.GetByText(visit.T("正在读取…", "Loading…"))).ToHaveCountAsync(0);
            await visit.PictureAsync($"empty-{role}{path.Replace('/', '-')}");
            foreach (var empty in await visit.EvaluateAsync<string[][]>(Empty)) empty[1].ShouldNotBeNullOrEmpty($"{path}: {empty[0]}");
        }
    }

    private static string[] Pages(Role role) => role switch
    {
        Role.CommandStaff => ["/board", "/disaster", "/shelters", "/depots", "/depots/requests", "/depots/consignments", "/households", "/rebuilding", "/rebuilding/roll", "/lists/handouts", "/lists/evacuations"],
        Role.DepotManager => ["/board", "/depots", "/depots/requests", "/depots/consignments", "/households", "/lists/stock"],
        _ => ["/board", "/shelters", "/households", "/households/duplicates", "/rebuilding", "/lists/residents"],
    };
}
