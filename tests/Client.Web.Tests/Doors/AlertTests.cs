using System.Net;
using CivilAffairs.Relief.Client.Web.Tests.Running;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class AlertTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Who_answers_for_an_alert_is_told_to_everybody_who_sees_the_disaster_and_written_down()
    {
        var flood = await Flood.StrikeAsync(office);
        var (staff, officer) = (await flood.Staff, await flood.UpperOfficer);
        var path = $"/api/disasters/{flood.Disaster}/acknowledge-alert";
        var position = await staff.DoAsync(path, new { alert = "missing:3", note = "已派搜救队" });

        var (key, row) = (await officer.RowsAsync("alerts", $"disaster={flood.Disaster}&atLeast={position}")).Single();
        key.ShouldBe($"{flood.Disaster}/missing:3");
        (row.GetProperty("note").GetString(), row.GetProperty("by").GetString()).ShouldBe(("已派搜救队", $"CommandStaff-{Flood.County}-"));
        (await officer.GetAsync($"/api/views/alerts/{key}")).Status.ShouldBe(HttpStatusCode.OK);
        (await staff.GetAsync($"/api/disasters/{flood.Disaster}/timeline")).Text.ShouldContain("disaster.alert-acknowledged.1");

        // Only whoever leads it answers for the whole, and only for what may be an alert.
        (await officer.PostAsync(path, new { alert = "missing:3", note = "看到了" })).Code.ShouldBe("not-allowed");
        (await (await flood.Keeper).PostAsync(path, new { alert = "missing:3", note = "看到了" })).Code.ShouldBe("not-allowed");
        (await (await flood.Keeper).PostAsync(path, new { alert = $"consignment-late:{Guid.NewGuid()}", note = "已催车队" })).Status.ShouldBe(HttpStatusCode.OK);
        var nothing = await staff.PostAsync(path, new { alert = "nothing:3", note = "看到了" });
        (nothing.Status, nothing.Field).ShouldBe((HttpStatusCode.BadRequest, "alert"));

        var again = await staff.DoAsync($"/api/disasters/{flood.Disaster}/raise-alert-again", new { alert = "missing:3", reason = "未找到" });
        (await officer.RowsAsync("alerts", $"disaster={flood.Disaster}&atLeast={again}")).Keys.ShouldNotContain(key);
    }
}
