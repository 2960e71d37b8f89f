using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Console.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Scenarios;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CivilAffairs.Relief.Console.Tests.Habits;

/// <summary>The board while a flood is replayed and the line is cut.</summary>
[Collection(ConsoleOffice.Name)]
public sealed class LineCutTests(ConsoleOffice office)
{
    private const double Scale = 0.004;

    private static readonly PlaceCode District = PlaceCode.Parse("341503");

    // Every state that the screen says it is in, as it comes to say so.
    private const string Watch = """
        window.said = [];
        new MutationObserver((changes) => {
          for (const { target } of changes) if (target.matches('.live')) window.said.push(target.dataset.state);
        }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
        """;

    [NeedsFact(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    public async Task The_board_says_that_it_is_cut_off_and_ends_equal_to_the_server()
    {
        // Of its own: the flood is over the one district whose villages are known, where other tests play, too.
        await using var system = await OfficeSystem.StartAsync();
        var staff = await system.HireAsync("zhihui", Role.CommandStaff, District);
        await using var wire = new Wire(system.Address);
        await using var visit = await office.VisitAsync(Tongue.Chinese, Form.Desk);
        await visit.Page.AddInitScriptAsync(Watch);
        await visit.OpenAsync(wire.Address.ToString());
        await visit.SignInAsync("zhihui");

        var replay = ReplayAsync(system.Address);
        var relocated = Tile(visit, "累计转移安置");
        await Expect(relocated).ToHaveTextAsync(new Regex("[1-9]"));

        // Once while it goes on, and once over the end of it.
        foreach (var until in new[] { Task.CompletedTask, replay })
        {
            await visit.IsLiveAsync();
            wire.Cut();
            await Expect(visit.Live).ToHaveAttributeAsync("data-state", "offline");
            await Expect(visit.Live).ToContainTextAsync("离线 自");
            await visit.EvaluateAsync<int>("window.said.length = 0");
            await until;
            await Expect(visit.Live).ToHaveAttributeAsync("data-state", "offline");
            (await visit.EvaluateAsync<string[]>("window.said")).ShouldNotContain("live");
            wire.Mend();
        }

        await visit.IsLiveAsync();
        await IsEqualAsync(visit, staff, system.Admin);
    }

    private static async Task ReplayAsync(Uri address)
    {
        var design = ScenarioCatalogue.Find("yuan-flood-2016").ShouldNotBeNull();
        var clock = TimeProvider.System;
        using var http = ReliefClient.Connect(address, 8);
        var replayer = new Replayer(ScenarioPlan.Of(design, new(Seed: 2016, Scale, clock.GetUtcNow())), new ReliefClient(http, _ => ReliefProcess.Password, clock), new Tally(), new ReplayOptions(8), clock);
        await replayer.PrepareAsync(AccountName.Parse("admin"), _ => ReliefProcess.Password, CancellationToken.None);
        await replayer.RunAsync(onStage: null, CancellationToken.None);
    }

    private static ILocator Tile(Visit visit, string name) =>
        visit.Page.Locator(".tile").Filter(new() { Has = visit.Page.Locator(".name", new() { HasText = name }) }).Locator(".value");

    private static async Task IsEqualAsync(Visit visit, Caller staff, Caller admin)
    {
        // What processes still do after the last command is on its way to both: the server's rows stand still first.
        var rows = (await StillAsync(staff, admin)).ToLookup(row => row.GetProperty("total").GetBoolean(), row => row);
        var total = rows[true].Single();
        var figures = total.GetProperty("figures");
        await Expect(Tile(visit, "累计转移安置")).ToHaveTextAsync(Number(figures.GetProperty("everRelocated")));
        await Expect(Tile(visit, "集中安置")).ToHaveTextAsync(Number(total.GetProperty("centralised")));
        await Expect(Tile(visit, "分散安置")).ToHaveTextAsync(Number(total.GetProperty("dispersed")));
        await Expect(Tile(visit, "已救助")).ToHaveTextAsync(Number(figures.GetProperty("personsAided")));
        await Expect(Tile(visit, "倒塌住房（户）")).ToHaveTextAsync(Number(figures.GetProperty("losses").GetProperty("collapsedHouseholds")));
        await Expect(Tile(visit, "未核实去向")).ToHaveTextAsync(Number(figures.GetProperty("evacuation").GetProperty("unaccounted")));
        foreach (var row in rows[false].Where(row => Evacuation(row, "mustGo").GetInt64() > 0))
        {
            var place = await staff.GetAsync($"/api/places/{row.GetProperty("place").GetString()}");
            var name = place.Json.GetProperty("name").GetString()!;
            var cells = visit.Page.Locator(".evacuation tbody tr").Filter(new() { Has = visit.Page.GetByRole(AriaRole.Rowheader, new() { Name = name, Exact = true }) }).Locator("td.number");
            await Expect(cells).ToHaveTextAsync([Number(Evacuation(row, "mustGo")), Number(Evacuation(row, "gone")), Number(Evacuation(row, "unaccounted")), Number(Evacuation(row, "returned"))]);
        }
    }

    // The rows once every view and process has read to the journal's end and written nothing more.
    private static async Task<IReadOnlyList<JsonElement>> StillAsync(Caller staff, Caller admin)
    {
        while (true)
        {
            var before = await ReadToAsync(admin);
            IReadOnlyList<JsonElement> rows = [.. (await staff.RowsAsync("board")).Values];
            if (before.Count == 1 && before.SetEquals(await ReadToAsync(admin))) return rows;
        }
    }

    private static async Task<HashSet<long>> ReadToAsync(Caller admin) => [.. (await admin.GetAsync("/api/consumers")).Json.EnumerateArray().Select(one => one.GetProperty("position").GetInt64())];

    private static JsonElement Evacuation(JsonElement row, string figure) => row.GetProperty("figures").GetProperty("evacuation").GetProperty(figure);

    private static string Number(JsonElement figure) => figure.GetInt64().ToString("N0", CultureInfo.InvariantCulture);
}
