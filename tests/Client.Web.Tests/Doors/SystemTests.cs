using System.Net;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class SystemTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task It_says_that_it_is_well_and_ready()
    {
        (await office.Nobody.GetAsync("/healthz")).Status.ShouldBe(HttpStatusCode.OK);
        var ready = await office.Nobody.GetAsync("/readyz");
        ready.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var part in new[] { "ready", "journal", "accounts", "views" }) ready.Json.GetProperty(part).GetBoolean().ShouldBeTrue(part);
        ready.Json.GetProperty("stopped").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_place_is_told_with_its_path_and_what_lies_in_it()
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        var place = (await officer.GetAsync($"/api/places/{Flood.County}")).Json;
        place.GetProperty("name").GetString().ShouldBe("裕安区");
        place.GetProperty("english").GetString().ShouldBe("Yu'an District");
        place.GetProperty("children").EnumerateArray().ShouldContain(child => child.GetProperty("code").GetString() == Flood.Upper.ToString());
        foreach (var wrong in new[] { "999999", "34150", "seven", "0x" }) (await officer.GetAsync($"/api/places/{wrong}")).Code.ShouldBe("not-found");
    }

    [Fact]
    public async Task Items_are_told() => (await (await office.AsAsync(Role.TownshipOfficer, Flood.Upper)).GetAsync("/api/items")).Text.ShouldContain("\"rice\"");

    [Fact]
    public async Task Norms_and_thresholds_are_told_with_their_days()
    {
        var told = (await (await office.AsAsync(Role.TownshipOfficer, Flood.Upper)).GetAsync("/api/norms")).Json;
        var aid = told.GetProperty("norms").EnumerateArray().First(norm => norm.GetProperty("kind").GetString() == "transitional-aid");
        (aid.GetProperty("amount").GetProperty("zh").GetString(), aid.GetProperty("basis").GetString()).ShouldBe(("20 元", "person-and-day"));
        told.GetProperty("thresholds").EnumerateArray().ShouldContain(row => row.GetProperty("level").GetString() == "iv" && row.GetProperty("deadOrMissing").GetInt64() == 20);
    }

    [Fact]
    public async Task A_backup_is_a_journal()
    {
        await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        var backup = await (await office.AdminAsync()).PostAsync("/api/backup");
        backup.Status.ShouldBe(HttpStatusCode.OK);
        backup.Text.ShouldStartWith("SQLite format 3");
        (await (await office.AsAsync(Role.TownshipOfficer, Flood.Upper)).PostAsync("/api/backup")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_a_crash_left_of_an_audit_goes_at_the_next_start()
    {
        using var folder = new TempFolder();
        var options = new ReliefOptions { Data = folder.Path };
        string[] left = [options.NewScratchFile(), options.NewScratchFile() + "-wal"];
        foreach (var file in left) await File.WriteAllTextAsync(file, "王大山");

        await using var installation = await Installation.OpenAsync(options, TimeProvider.System);

        left.ShouldAllBe(file => !File.Exists(file));
    }

    [Fact]
    public async Task A_consumer_is_reset_with_a_reason_and_that_is_remembered()
    {
        var admin = await office.AdminAsync();
        var name = (await admin.GetAsync("/api/consumers")).Json[0].GetProperty("name").GetString();
        var without = await admin.PostAsync($"/api/consumers/{name}/reset", new { });
        without.Field.ShouldBe("text");
        (await admin.PostAsync($"/api/consumers/{name}/retry", new { text = "再试" })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await admin.PostAsync($"/api/consumers/{name}/reset", new { text = "重建" })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await admin.GetAsync("/api/consumers/interventions")).Text.ShouldContain("重建");
        (await admin.GetAsync($"/api/consumers/{name}/event")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await admin.PostAsync("/api/consumers/no-such-consumer/reset", new { text = "x" })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await admin.PostTextAsync($"/api/consumers/{name}/reset", "null")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await admin.PostTextAsync($"/api/consumers/{name}/reset", "{\"text\":5}")).Field.ShouldBe("text");
    }
}
