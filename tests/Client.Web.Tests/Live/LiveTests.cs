using System.Net.WebSockets;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Client.Web.Tests.Live;

public sealed class LiveTests(Office office, ITestOutputHelper output) : IClassFixture<Office>, IAsyncLifetime
{
    private Flood _flood = null!;

    public async Task InitializeAsync() => _flood = await Flood.StrikeAsync(office);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_screen_loads_everything_and_then_what_changes_in_order()
    {
        var staff = await _flood.Staff;
        var first = await _flood.RegisterAsync(Flood.Upper);
        await using var screen = new Screen(office, staff, "households");
        await screen.ConnectAsync();
        await screen.UntilAsync(await TouchAsync(first, "二组"));
        await ShouldEqualListAsync(screen, staff, "households");

        for (var i = 0; i < 5; i++) await _flood.RegisterAsync(i % 2 == 0 ? Flood.Upper : Flood.Lower);
        await screen.UntilAsync(await TouchAsync(first, "三组"));
        screen.Rows[first.ToString()].GetProperty("address").GetString().ShouldBe("三组");
        screen.Resyncs.ShouldBe(0);
        await ShouldEqualListAsync(screen, staff, "households");
    }

    [Fact]
    public async Task A_screen_resumes_where_it_was_and_gets_only_what_it_missed()
    {
        var staff = await _flood.Staff;
        var (kept, changed) = (await _flood.RegisterAsync(Flood.Upper), await _flood.RegisterAsync(Flood.Upper));
        await using var screen = new Screen(office, staff, "households");
        await screen.ConnectAsync();
        await screen.UntilAsync(await TouchAsync(kept, "二组"));
        screen.Cut();

        var position = await TouchAsync(changed, "三组");
        screen.Came.Clear();
        await screen.ConnectAsync();
        await screen.UntilAsync(position);
        screen.Came.ShouldBe([(changed.ToString(), position)]);
        screen.Resyncs.ShouldBe(0);
    }

    [Fact]
    public async Task A_screen_begins_anew_when_its_view_was_built_anew()
    {
        var staff = await _flood.Staff;
        var household = await _flood.RegisterAsync(Flood.Upper);
        await using var screen = new Screen(office, staff, "shelters");
        await using var away = new Screen(office, staff, "shelters");
        foreach (var one in new[] { screen, away })
        {
            await one.ConnectAsync();
            await one.UntilAsync(1);
        }

        away.Cut();
        (await (await office.AdminAsync()).PostAsync("/api/consumers/shelters/reset", new { text = "试验" })).Status.ShouldBe(System.Net.HttpStatusCode.NoContent);
        var position = await _flood.AdmitAsync(household, _flood.UpperSchool);
        await away.ConnectAsync();
        foreach (var one in new[] { screen, away })
        {
            await one.UntilAsync(position);
            one.Resyncs.ShouldBeGreaterThan(0);
            await ShouldEqualListAsync(one, staff, "shelters");
        }
    }

    [Fact]
    public async Task A_screen_gets_no_row_out_of_its_place()
    {
        var (staff, officer) = (await _flood.Staff, await _flood.UpperOfficer);
        await using var own = new Screen(office, officer, "households");
        await using var narrowed = new Screen(office, staff, "households", new { place = Flood.Upper.ToString() });
        await own.ConnectAsync();
        await narrowed.ConnectAsync();
        var moving = await _flood.RegisterAsync(Flood.Upper);
        var other = await _flood.RegisterAsync(Flood.Lower);
        foreach (var screen in new[] { own, narrowed })
        {
            await screen.UntilAsync(await TouchAsync(moving, "二组"));
            screen.Came.ShouldNotContain(row => row.Key == other.ToString());
            screen.Rows.ShouldContainKey(moving.ToString());
        }

        // A family that moves to the other township leaves the screen.
        var away = await staff.DoAsync($"/api/households/{moving}/change-home", new HouseholdCommand.ChangeHome(PlaceCode.Parse($"{Flood.Lower}201"), "一组"));
        foreach (var screen in new[] { own, narrowed })
        {
            await screen.UntilAsync(away);
            screen.Rows.ShouldNotContainKey(moving.ToString());
            await ShouldEqualListAsync(screen, officer, "households");
        }
    }

    [Theory]
    [InlineData("""{}""", "no-such-view", "view")]
    [InlineData("""{}""", "board_villages", "view")]
    [InlineData("""{"place":"341503105"}""", "households", "place")]
    public async Task A_screen_that_asks_for_what_is_not_there_or_not_its_own_is_told_why(string filter, string view, string field)
    {
        await using var screen = new Screen(office, await _flood.UpperOfficer, view, JsonSerializer.Deserialize<JsonElement>(filter));
        await screen.ConnectAsync();
        var ended = await Should.ThrowAsync<HubEndedException>(screen.NextAsync);
        ended.Message.ShouldContain($"{field}:");
    }

    [Fact]
    public async Task Nobody_watches_without_signing_in()
    {
        await using var screen = new Screen(office, office.Nobody, "board");
        (await Should.ThrowAsync<WebSocketException>(screen.ConnectAsync)).Message.ShouldContain("401");
    }

    [Fact]
    public async Task Screens_that_lose_their_connection_again_and_again_end_with_the_rows_of_the_lists()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var (staff, officer, admin) = (await _flood.Staff, await _flood.UpperOfficer, await office.AdminAsync());
        string[] views = ["households", "shelters", "residents", "stock", "disasters", "board", "evacuations", "handouts", "ticker"];
        var screens = views.SelectMany(view => new[] { new Screen(office, staff, view), new Screen(office, officer, view) }).ToArray();
        using var over = new CancellationTokenSource();
        var watching = screens.Select(screen => Task.Run(() => screen.WatchAsync(over.Token))).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => WorkAsync(new Random(seed + worker))));

        var last = await _flood.HandOutAsync(await _flood.RegisterAsync(Flood.Upper), _flood.UpperPoint);
        await over.CancelAsync();
        foreach (var screen in screens) screen.Break();
        await Task.WhenAll(watching);
        foreach (var screen in screens)
        {
            (await screen.Caller.GetAsync($"/api/views/{screen.View}?take=1&atLeast={last}")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
            await screen.ConnectAsync();
            do await screen.NextAsync();
            while (!screen.IsLive);
            await ShouldEqualListAsync(screen, screen.Caller, screen.View);
            await screen.DisposeAsync();
        }

        output.WriteLine($"resyncs {screens.Sum(screen => screen.Resyncs)}, rows {screens.Sum(screen => screen.Came.Count)}");
        office.Errors.ShouldBeEmpty();

        async Task WorkAsync(Random dice)
        {
            for (var i = 0; i < 25; i++)
            {
                var upper = dice.Next(2) == 0;
                var household = await _flood.RegisterAsync(upper ? Flood.Upper : Flood.Lower, dice.Next(1, 4));
                screens[dice.Next(screens.Length)].Break();
                if (dice.Next(2) == 0) await _flood.AdmitAsync(household, dice.Next(2) == 0 ? _flood.UpperSchool : _flood.LowerSchool);
                screens[dice.Next(screens.Length)].Break();
                if (dice.Next(2) == 0) await _flood.HandOutAsync(household, dice.Next(2) == 0 ? _flood.UpperPoint : _flood.LowerPoint);
                if (dice.Next(4) == 0) await staff.DoAsync($"/api/households/{household}/change-home", new HouseholdCommand.ChangeHome(PlaceCode.Parse($"{(upper ? Flood.Lower : Flood.Upper)}201"), "二组"));
                if (dice.Next(10) == 0) await admin.PostAsync("/api/consumers/shelters/reset", new { text = "试验" });
            }
        }
    }

    private async Task<long> TouchAsync(HouseholdId household, string address) =>
        await (await _flood.Staff).DoAsync($"/api/households/{household}/change-home", new HouseholdCommand.ChangeHome(PlaceCode.Parse($"{Flood.Upper}201"), address));

    private static async Task ShouldEqualListAsync(Screen screen, Caller caller, string view)
    {
        var list = await caller.RowsAsync(view, $"atLeast={screen.Through}");
        screen.Rows.Keys.ShouldBe(list.Keys, ignoreOrder: true, view);
        foreach (var (key, row) in list) JsonElement.DeepEquals(screen.Rows[key], row).ShouldBeTrue($"{view}/{key}: {screen.Rows[key]} is not {row}");
    }
}
