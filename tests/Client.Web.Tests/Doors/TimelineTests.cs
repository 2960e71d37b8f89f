using System.Net;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class TimelineTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_timeline_tells_who_did_what_the_latest_first()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        await flood.AdmitAsync(household, flood.UpperSchool);
        var timeline = (await (await flood.UpperOfficer).GetAsync($"/api/households/{household}/timeline")).Json;
        var rows = timeline.GetProperty("rows").EnumerateArray().ToList();
        rows[^1].GetProperty("type").GetString().ShouldBe("household.registered.1");
        rows[^1].GetProperty("by").GetString().ShouldBe($"{Role.CommandStaff}-{Flood.County}-");
        rows[^1].GetProperty("event").GetProperty("members")[0].GetProperty("identity").GetProperty("name").GetString().ShouldBe("王平");
        rows.Select(row => row.GetProperty("version").GetInt64()).ShouldBe(Enumerable.Range(1, rows.Count).Reverse().Select(version => (long)version));
        timeline.GetProperty("version").GetInt64().ShouldBe(rows.Count);
    }

    [Fact]
    public async Task A_timeline_is_read_page_by_page()
    {
        var flood = await Flood.StrikeAsync(office);
        var staff = await flood.Staff;
        var all = Rows((await staff.GetAsync($"/api/disasters/{flood.Disaster}/timeline?take=200")).Json);
        var (paged, before) = (new List<long>(), (long?)null);
        do
        {
            var page = (await staff.GetAsync($"/api/disasters/{flood.Disaster}/timeline?take=2{(before is { } at ? $"&before={at}" : "")}")).Json;
            paged.AddRange(Rows(page));
            before = page.GetProperty("before") is { ValueKind: JsonValueKind.Number } next ? next.GetInt64() : null;
        }
        while (before is not null);
        paged.ShouldBe(all);
        foreach (var wrong in new[] { "take=0", "take=201", "before=0", "before=x" }) (await staff.GetAsync($"/api/disasters/{flood.Disaster}/timeline?{wrong}")).Field.ShouldBe(wrong[..wrong.IndexOf('=', StringComparison.Ordinal)]);

        static IEnumerable<long> Rows(JsonElement page) => page.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_timeline_out_of_ones_place_is_not_there()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        var (upper, lower) = (await flood.UpperOfficer, await flood.LowerOfficer);
        foreach (var own in new[] { $"households/{household}", $"shelters/{flood.UpperSchool}", $"depots/{flood.UpperPoint}" })
        {
            (await upper.GetAsync($"/api/{own}/timeline")).Status.ShouldBe(HttpStatusCode.OK, own);
            (await lower.GetAsync($"/api/{own}/timeline")).Code.ShouldBe("not-found", own);
        }

        // A township sees the disaster that its county leads.
        (await lower.GetAsync($"/api/disasters/{flood.Disaster}/timeline")).Status.ShouldBe(HttpStatusCode.OK);
        (await lower.GetAsync($"/api/shelters/{Guid.NewGuid()}/timeline")).Code.ShouldBe("not-found");
    }

    [Theory]
    [InlineData(Role.Auditor, true)]
    [InlineData(Role.TownshipOfficer, true)]
    [InlineData(Role.DepotManager, false)]
    [InlineData(Role.Administrator, false)]
    public async Task Persons_are_named_to_those_whose_task_they_are(Role role, bool named)
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        var timeline = await (await office.AsAsync(role, Flood.County)).GetAsync($"/api/households/{household}/timeline");
        timeline.Status.ShouldBe(HttpStatusCode.OK);
        timeline.Text.Contains("王平", StringComparison.Ordinal).ShouldBe(named);
        timeline.Text.ShouldContain("341503103201");
    }
}
