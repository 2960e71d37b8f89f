using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Console.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CivilAffairs.Relief.Console.Tests.Habits;

/// <summary>What keeps people with other eyes and hands from using a page: axe finds nothing serious, light, dark or on the wall.</summary>
[Collection(ConsoleOffice.Name)]
public sealed class AxeTests(ConsoleOffice office)
{
    // Colours differ between light and dark; everything else of a page does not.
    private const string Look = """
        async () => {
          // What fades from one colour to another has come to it. Chromium draws no frame of a page that it holds for hidden.
          const drawn = () => new Promise((now) => { requestAnimationFrame(now); setTimeout(now, 100); });
          const fading = () => document.getAnimations().some((one) => one.playState === 'running' && one.effect.getComputedTiming().endTime !== Infinity);
          const still = async () => {
            const end = performance.now() + 10_000;
            do { await drawn(); await drawn(); } while (fading() && performance.now() < end);
          };
          const grave = (found) => found.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
          const root = document.documentElement;
          const before = root.dataset.theme;
          await still();
          const all = grave(await axe.run(document, { resultTypes: ['violations'], preload: false }));
          root.dataset.theme = 'dark';
          await still();
          const dark = grave(await axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations'], preload: false }));
          if (before) root.dataset.theme = before; else delete root.dataset.theme;
          return [...all, ...dark].map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} (${node.any.map((why) => why.message).join(', ')})`).join(' | ')}`);
        }
        """;

    public enum Who
    {
        Staff,
        Keeper,
        Officer,
        Administrator,
    }

    public static TheoryData<Who, Tongue, Form> Each => new()
    {
        { Who.Staff, Tongue.Chinese, Form.Desk },
        { Who.Staff, Tongue.English, Form.Phone },
        { Who.Keeper, Tongue.Chinese, Form.Phone },
        { Who.Keeper, Tongue.English, Form.Desk },
        { Who.Officer, Tongue.Chinese, Form.Phone },
        { Who.Officer, Tongue.English, Form.Desk },
        { Who.Administrator, Tongue.Chinese, Form.Desk },
        { Who.Administrator, Tongue.English, Form.Phone },
    };

    [NeedsTheory(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    [MemberData(nameof(Each))]
    public async Task Every_page_can_be_used_by_everybody(Who who, Tongue tongue, Form form)
    {
        var world = await World.StrikeAsync(office);
        await world.ApproveRebuildAsync();
        await world.AdmitAsync(world.Zhao);
        await world.HandOutAsync(world.Zhao);
        await world.RegisterZhaoAgainAsync();
        var consignment = await world.ShipAsync();
        await office.Admin.PostAsync("/api/norms/thresholds", new NewPlan(world.County, ChinaTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(1), [new(ResponseLevel.IV, DeadOrMissing: 3)]));
        await using var visit = await office.VisitAsync(tongue, form);
        await visit.Page.AddInitScriptAsync(await File.ReadAllTextAsync(Checkout.Axe));
        await visit.OpenAsync("/");
        var found = new List<string>();
        await Expect(visit.Button("登录", "Sign in")).ToBeVisibleAsync();
        await LookAsync("/");
        await visit.SignInAsync(NameOf(who, world));
        await visit.IsLiveAsync();
        foreach (var path in Pages(who, world, consignment))
        {
            await visit.GoAsync(path);
            await Expect(visit.Page.Locator("h1").First).ToBeAttachedAsync();
            await Expect(visit.Page.GetByText(visit.T("正在读取…", "Loading…"))).ToHaveCountAsync(0);
            // A sheet of paper does not say whether it is live.
            await Expect(visit.Page.Locator(".live:not([data-state=live])")).ToHaveCountAsync(0);
            await LookAsync(path);
        }

        if (who == Who.Administrator)
        {
            await visit.GoAsync("/administration/norms");
            foreach (var (chinese, english) in new[] { ("设定响应预案", "Set a response plan"), ("设定标准", "Set a norm") })
            {
                await visit.Button($"{chinese}…", $"{english}…").ClickAsync();
                await Expect(visit.Button(chinese, english, visit.Page.GetByRole(AriaRole.Dialog))).ToBeVisibleAsync();
                await LookAsync($"/administration/norms {english}");
                await visit.Page.Keyboard.PressAsync("Escape");
                await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            }
        }

        found.ShouldBeEmpty();

        async Task LookAsync(string path)
        {
            found.AddRange((await visit.EvaluateAsync<string[]>(Look)).Select(one => $"{path} {one}"));
            await visit.PictureAsync(string.Concat(path.Select(letter => char.IsAsciiLetter(letter) ? letter : '-')));
        }
    }

    private static string NameOf(Who who, World world) => who switch
    {
        Who.Staff => world.StaffName,
        Who.Keeper => world.KeeperName,
        Who.Officer => world.OfficerName,
        _ => "admin",
    };

    private static string[] Pages(Who who, World world, ConsignmentId consignment)
    {
        var (shelter, depot) = ($"/shelters/{world.SchoolId}", $"/depots/{world.PointId}");
        return who switch
        {
            Who.Staff =>
            [
                "/board", "/wall", "/shelters", shelter, "/depots", "/depots/requests", $"/depots/requests/{world.Request}", $"/depots/consignments/{consignment}", depot, $"{depot}/count",
                "/households", $"/households/{world.Zhao}", "/rebuilding", "/rebuilding/roll", $"/rebuilding/{world.Zhao}/{world.Disaster}", "/lists/handouts", "/lists/evacuations", "/account",
            ],
            Who.Keeper =>
            [
                "/board", "/depots", depot, $"{depot}/ledger", $"{depot}/traffic", $"{depot}/count", $"{depot}/hand-out", $"{depot}/receive", $"{depot}/ask", $"{depot}/send", $"{depot}/write-off",
                "/depots/requests", $"/depots/requests/{world.Request}", "/depots/consignments", $"/depots/consignments/{consignment}", $"/depots/consignments/{consignment}/note", "/lists/stock",
            ],
            Who.Officer =>
            [
                "/board", "/shelters", shelter, $"{shelter}/roll-call", $"{shelter}/residents", "/households", "/households/new", "/households/duplicates", "/households/import", $"/households/{world.Zhao}", $"/households/{world.Zhao}/card",
                "/rebuilding", $"/rebuilding/{world.Zhao}/{world.Disaster}", "/lists/residents",
            ],
            _ => ["/administration", "/administration/items", "/administration/norms", "/administration/places", "/administration/consumers", "/administration/audit", "/administration/sign-ins", "/account"],
        };
    }
}
