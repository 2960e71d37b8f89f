using System.Collections.Concurrent;
using System.Text.Json;
using CivilAffairs.Relief.Console.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CivilAffairs.Relief.Console.Tests.Habits;

/// <summary>What a township officer's browser is sent, on every page and while things go on elsewhere.</summary>
[Collection(ConsoleOffice.Name)]
public sealed class ScopeTests(ConsoleOffice office)
{
    private const char EndOfMessage = '\u001e';

    [NeedsFact(Need.Chromium, Need.Npm, Timeout = Browser.Longest)]
    public async Task Nothing_of_another_township_ever_arrives()
    {
        var world = await World.StrikeAsync(office);
        await using var visit = await office.VisitAsync(Tongue.Chinese, Form.Desk);
        var arrived = new ConcurrentQueue<string>();
        var reading = new ConcurrentQueue<Task>();
        visit.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => arrived.Enqueue(frame.Text ?? string.Empty);
        visit.Page.Response += (_, response) => reading.Enqueue(KeepAsync(response, arrived));
        await visit.SignInAsync(world.OfficerName);
        await visit.IsLiveAsync();

        foreach (var path in Pages(world))
        {
            await visit.OpenAsync(path);
            await visit.IsLiveAsync();
        }

        // Something happens in the other township, then in one's own: when this has come, that would have.
        await visit.OpenAsync("/board");
        await visit.IsLiveAsync();
        await world.HandOutAsync(world.Sun);
        await world.RegisterAsync(new(Guid.NewGuid()), world.LowerVillage, "六组", ("孙四", new(1990, 1, 1)));
        await world.AdmitAsync(world.Zhao);
        await Expect(visit.Page.Locator(".tile").Filter(new() { HasText = "集中安置" }).Locator(".value")).ToHaveTextAsync("3");
        await Task.WhenAll(reading);

        var rows = arrived.SelectMany(RowsOf).ToList();
        rows.Count.ShouldBeGreaterThan(20);
        rows.Where(row => row.TryGetProperty("place", out var place) && IsForeign(PlaceCode.Parse(place.GetString()!), world.Upper)).Select(row => row.GetRawText()).ShouldBeEmpty();
        foreach (var text in arrived)
        {
            text.ShouldNotContain("孙");
            text.ShouldNotContain(World.Hall);
            text.ShouldNotContain(world.Sun.ToString());
        }
    }

    private static string[] Pages(World world) =>
    [
        "/board", "/shelters", $"/shelters/{world.SchoolId}", "/depots", $"/depots/{world.PointId}", $"/depots/{world.PointId}/ledger", $"/depots/{world.PointId}/hand-out", "/depots/requests", "/depots/consignments",
        "/households", $"/households/{world.Zhao}", "/households/duplicates", "/rebuilding", "/rebuilding/roll", "/lists/residents", "/lists/handouts", "/lists/evacuations",
    ];

    // What is above one's own place may be shown to those below: the disaster, the county's depot.
    private static bool IsForeign(PlaceCode place, PlaceCode scope) => !place.IsInside(scope) && !scope.IsInside(place);

    private static async Task KeepAsync(IResponse response, ConcurrentQueue<string> arrived)
    {
        if (!response.Url.Contains("/api/", StringComparison.Ordinal) || response.Url.Contains("/api/places/", StringComparison.Ordinal)) return;
        if (await Visit.ReadAsync(response) is { } text) arrived.Enqueue(text);
    }

    /// <summary>The rows in an answer or in the messages of a frame, wherever they stand.</summary>
    private static IEnumerable<JsonElement> RowsOf(string text)
    {
        foreach (var message in text.Split(EndOfMessage, StringSplitOptions.RemoveEmptyEntries).Where(part => part[0] is '{' or '['))
            foreach (var row in Within(JsonSerializer.Deserialize<JsonElement>(message)))
                yield return row;
    }

    private static IEnumerable<JsonElement> Within(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Within),
        JsonValueKind.Object => value.EnumerateObject().Where(one => one.Name == "row").Select(one => one.Value).Concat(value.EnumerateObject().SelectMany(one => Within(one.Value))),
        _ => [],
    };
}
