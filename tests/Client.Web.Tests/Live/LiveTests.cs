using System.Net.WebSockets;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Live;

public sealed class LiveTests(Office office) : IClassFixture<Office>, IAsyncLifetime
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
        await screen.ShouldEqualListAsync(staff);

        for (var i = 0; i < 5; i++) await _flood.RegisterAsync(i % 2 == 0 ? Flood.Upper : Flood.Lower);
        await screen.UntilAsync(await TouchAsync(first, "三组"));
        screen.Rows[first.ToString()].GetProperty("address").GetString().ShouldBe("三组");
        screen.Resyncs.ShouldBe(0);
        await screen.ShouldEqualListAsync(staff);
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
            await one.ShouldEqualListAsync(staff);
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
            await screen.ShouldEqualListAsync(officer);
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

    private async Task<long> TouchAsync(HouseholdId household, string address) =>
        await (await _flood.Staff).DoAsync($"/api/households/{household}/change-home", new HouseholdCommand.ChangeHome(PlaceCode.Parse($"{Flood.Upper}201"), address));
}
