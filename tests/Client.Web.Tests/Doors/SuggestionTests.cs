using System.Net;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class SuggestionTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_small_flood_suggests_no_level_and_only_those_who_see_all_of_it_are_told()
    {
        var flood = await Flood.StrikeAsync(office);
        var staff = await flood.Staff;
        var household = await flood.RegisterAsync(Flood.Upper);
        var position = await staff.DoAsync($"/api/households/{household}/change-home", new HouseholdCommand.ChangeHome(PlaceCode.Parse($"{Flood.Upper}201"), "二组"));
        await staff.GetAsync($"/api/views/board/{flood.Disaster}?atLeast={position}");
        var answer = await staff.GetAsync($"/api/disasters/{flood.Disaster}/suggested-level");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetProperty("suggested").ValueKind.ShouldBe(JsonValueKind.Null);
        (await (await office.AsAsync(Role.TownshipOfficer, Flood.Upper)).GetAsync($"/api/disasters/{flood.Disaster}/suggested-level")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
