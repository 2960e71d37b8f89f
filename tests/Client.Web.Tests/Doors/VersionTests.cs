using System.Net;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class VersionTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_form_that_was_filled_in_on_an_older_version_is_refused_with_the_version_now()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        var officer = await flood.UpperOfficer;
        var seen = (await officer.GetAsync($"/api/households/{household}/timeline")).Headers.ETag!.Tag;

        var first = await ChangeHomeAsync(officer, household, "二组", seen);
        first.Status.ShouldBe(HttpStatusCode.OK, first.Text);
        var late = await ChangeHomeAsync(officer, household, "三组", seen);
        late.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        late.Code.ShouldBe("changed-meanwhile");
        late.Headers.ETag!.Tag.ShouldBe(first.Headers.ETag!.Tag);
        (await ChangeHomeAsync(officer, household, "三组", late.Headers.ETag.Tag)).Status.ShouldBe(HttpStatusCode.OK);
        (await ChangeHomeAsync(officer, household, "四组", "*")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_repeat_is_answered_as_the_first_although_the_version_is_another_now()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        var officer = await flood.UpperOfficer;
        var id = Guid.NewGuid();
        var seen = (await officer.GetAsync($"/api/households/{household}/timeline")).Headers.ETag!.Tag;
        var first = await ChangeHomeAsync(officer, household, "二组", seen, id);
        var again = await ChangeHomeAsync(officer, household, "二组", seen, id);
        (again.Status, again.Outcome, again.Position).ShouldBe((HttpStatusCode.OK, "repeated", first.Position));
    }

    [Fact]
    public async Task Of_many_who_saw_the_same_version_one_changes_it()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        var officer = await flood.UpperOfficer;
        var seen = (await officer.GetAsync($"/api/households/{household}/timeline")).Headers.ETag!.Tag;
        var answers = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => ChangeHomeAsync(officer, household, $"第{i}组", seen)));
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed).ShouldBe(15);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("\"x\"")]
    [InlineData("\"-1\"")]
    [InlineData("W/\"3\"")]
    public async Task A_version_that_is_none_is_told_so(string version)
    {
        var flood = await Flood.StrikeAsync(office);
        var answer = await ChangeHomeAsync(await flood.UpperOfficer, new(Guid.NewGuid()), "二组", version);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Field.ShouldBe("If-Match");
    }

    private static Task<Answer> ChangeHomeAsync(Caller caller, HouseholdId household, string address, string version, Guid? id = null)
    {
        var body = Caller.Json(System.Text.Json.JsonSerializer.Serialize(new HouseholdCommand.ChangeHome(PlaceCode.Parse($"{Flood.Upper}201"), address), ReliefJson.Options));
        return caller.SendAsync(HttpMethod.Post, $"/api/households/{household}/change-home", body, id ?? Guid.NewGuid(), match: version);
    }
}
