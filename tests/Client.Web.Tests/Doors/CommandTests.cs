using System.Net;
using System.Text;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Commands;
using CivilAffairs.Relief.Engine.Operations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class CommandTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public void Every_persons_command_has_one_door_and_no_command_of_the_systems_own_has_any()
    {
        var doors = office.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(door => door.RoutePattern.RawText!).ToList();
        var commands = CommandCatalogue.Relief.All;
        commands.Count(command => command.Roles.Count == 0).ShouldBeGreaterThan(15);
        foreach (var command in commands)
        {
            var (kind, verb) = (command.Name.Split('/')[0], command.Name.Split('/')[1]);
            doors.Count(door => door.EndsWith($"/{verb}", StringComparison.Ordinal) && door.StartsWith($"/api/{kind}s/", StringComparison.Ordinal)).ShouldBe(command.Roles.Count == 0 ? 0 : 1, command.Name);
        }
    }

    [Fact]
    public async Task The_same_command_again_is_repeated_with_the_first_position()
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        var (household, id) = (Guid.NewGuid(), Guid.NewGuid());
        var first = await officer.PostAsync($"/api/households/{household}/register", Family(), id);
        first.Outcome.ShouldBe("accepted");
        await officer.DoAsync($"/api/households/{household}/change-home", new HouseholdCommand.ChangeHome(Village, "二组"));
        var again = await officer.PostAsync($"/api/households/{household}/register", Family(), id);
        again.Outcome.ShouldBe("repeated");
        again.Position.ShouldBe(first.Position);
        var same = await officer.PostAsync($"/api/households/{household}/change-home", new HouseholdCommand.ChangeHome(Village, "二组"));
        same.Outcome.ShouldBe("already-true");
    }

    [Fact]
    public async Task The_same_operation_again_is_done_once()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        var (keeper, id) = (await flood.Keeper, Guid.NewGuid());
        var ask = new HandOutGoods(flood.UpperPoint, household, flood.Disaster, new(ProofKind.QrCard, new(1)));
        var first = await keeper.DoAsync("/api/handouts", ask, id);
        (await keeper.DoAsync("/api/handouts", ask, id)).ShouldBe(first);
        var other = await keeper.PostAsync("/api/handouts", ask);
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        (await keeper.RowsAsync("handouts", $"atLeast={first}")).Values.Count(row => row.GetProperty("household").GetString() == household.ToString()).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_registration_is_merged_and_its_handouts_show_with_the_first()
    {
        var flood = await Flood.StrikeAsync(office);
        var (first, second) = (await flood.RegisterAsync(Flood.Upper), await flood.RegisterAsync(Flood.Upper));
        await flood.HandOutAsync(second, flood.UpperPoint);
        var officer = await flood.UpperOfficer;
        var position = await officer.DoAsync("/api/merges", new MergeHouseholds(second, first));
        (await officer.GetAsync($"/api/views/households/{first}?atLeast={position}")).Json.GetProperty("absorbed").EnumerateArray().Select(one => one.GetString()).ShouldBe([second.ToString()]);
        var back = await officer.PostAsync("/api/merges", new MergeHouseholds(first, second));
        (back.Status, back.Code, back.Field).ShouldBe((HttpStatusCode.Conflict, "other-has-ended", "other"));
        (await (await flood.LowerOfficer).PostAsync("/api/merges", new MergeHouseholds(first, second))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task When_a_family_came_may_be_told_and_is_not_still_to_come()
    {
        var flood = await Flood.StrikeAsync(office);
        var household = await flood.RegisterAsync(Flood.Upper);
        var (officer, now) = (await flood.UpperOfficer, TimeProvider.System.GetUtcNow());
        var early = await officer.PostAsync("/api/movements/admit", new AdmitToShelter(household, flood.UpperSchool, flood.Disaster, OccurredAt: now.AddHours(1)));
        (early.Code, early.Field).ShouldBe(("in-the-future", "occurredAt"));
        await officer.DoAsync("/api/movements/admit", new AdmitToShelter(household, flood.UpperSchool, flood.Disaster, OccurredAt: now.AddHours(-1)));
    }

    [Fact]
    public async Task Many_who_send_one_command_at_once_get_one_position()
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        var (household, id) = (Guid.NewGuid(), Guid.NewGuid());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => officer.PostAsync($"/api/households/{household}/register", Family(), id)));
        answers.Select(answer => answer.Position).Distinct().Count().ShouldBe(1);
        answers.Count(answer => answer.Outcome == "accepted").ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"place":"341503103201","address":"一组"}""", "members")]
    [InlineData("""{"place":"34150310320","address":"一组","members":[]}""", "place")]
    [InlineData("""{"place":"341503103201","address":5,"members":[]}""", "address")]
    [InlineData("""{"place":"341503103201","address":null,"members":[]}""", "address")]
    [InlineData("""{"place":"341503103201","address":"一组","members":[{"name":"王平","relation":"boss"}]}""", "members[0].relation")]
    [InlineData("""{"place":"341503103201","address":"一组","members":[{"relation":"head"}]}""", "members[0].name")]
    [InlineData("""{"place":"341503103201","address":"一组","members":[{"name":"王平","relation":"head","residentId":"11010519491231002Y"}]}""", "members[0].residentId")]
    [InlineData("""{"place":"341503103201","adress":"一组","address":"一组","members":[]}""", "adress")]
    [InlineData("""{"place":"341503103201","address":"一组","members":[{"name":"王平","relation":"head","telephone":"13805640001"}]}""", "members[0].telephone")]
    [InlineData("""{"place":"341503103201","address":"一组","members":[null]}""", "members[0]")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    [InlineData("\"text\"", "")]
    [InlineData("{\"place\":", "place")]
    [InlineData("not JSON", "")]
    [InlineData("", "")]
    public async Task A_body_that_cannot_be_read_names_the_field(string body, string field)
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        var answer = await officer.PostTextAsync($"/api/households/{Guid.NewGuid()}/register", body);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Code.ShouldBe("unreadable");
        if (body.Length > 0) answer.Field.ShouldBe(field);
    }

    [Fact]
    public async Task A_personal_text_that_cannot_be_read_is_not_told_back()
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        var answer = await officer.PostTextAsync($"/api/households/{Guid.NewGuid()}/register", """{"place":"341503103201","address":"一组","members":[{"name":"王平","relation":"head","residentId":"11010519491231002Y"}]}""");
        answer.Text.ShouldNotContain("1101");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("seven")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task A_command_without_an_id_is_refused(string? id)
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/households/{Guid.NewGuid()}/register") { Content = Caller.Json("{}") };
        message.Headers.Authorization = new("Bearer", officer.Token);
        if (id is not null) message.Headers.Add("Command-Id", id);
        using var reply = await officer.Http.SendAsync(message);
        reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await reply.Content.ReadAsStringAsync()).ShouldContain("\"Command-Id\"");
    }

    [Fact]
    public async Task Nothing_is_ever_named_by_nothing()
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        var answer = await officer.PostAsync($"/api/households/{Guid.Empty}/register", Family());
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Field.ShouldBe("id");
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/json; charset=gb18030")]
    [InlineData("application/json; charset=no-such-thing")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Something_else_than_JSON_is_refused(string type)
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        foreach (var path in new[] { $"/api/households/{Guid.NewGuid()}/register", "/api/session" })
        {
            using var body = new ByteArrayContent("{}"u8.ToArray());
            body.Headers.TryAddWithoutValidation("Content-Type", type);
            var answer = await officer.SendAsync(HttpMethod.Post, path, body, Guid.NewGuid());
            answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType, answer.Text);
            answer.Code.ShouldBe("not-json");
        }
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        var answer = await officer.PostTextAsync($"/api/households/{Guid.NewGuid()}/register", $$"""{"address":"{{new string('a', 2_000_000)}}"}""");
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge, answer.Text);
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_is_no_error()
    {
        using var requests = office.CountRequests();
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        for (var i = 0; i < 10; i++)
        {
            using var socket = new System.Net.Sockets.TcpClient();
            await socket.ConnectAsync(office.Address.Host, office.Address.Port);
            var head = $"POST /api/households/{Guid.NewGuid()}/register HTTP/1.1\r\nHost: relief\r\nAuthorization: Bearer {officer.Token}\r\nCommand-Id: {Guid.NewGuid()}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{{\"place\":";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            socket.Client.LingerState = new(enable: i % 2 == 0, seconds: 0);
        }

        await requests.WaitAsync(10);
        office.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("en-GB, zh;q=0.5", true)]
    [InlineData("zh-CN, en;q=0.9", false)]
    [InlineData("en;q=0.2, zh;q=0.7", false)]
    [InlineData(null, false)]
    [InlineData(";;;", false)]
    public async Task A_refusal_is_told_in_the_language_of_the_client(string? language, bool english)
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        var answer = await officer.PostAsync($"/api/households/{Guid.NewGuid()}/change-home", new HouseholdCommand.ChangeHome(PlaceCode.Parse("341503105201"), "一组"), language: language);
        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Code.ShouldBe("out-of-scope");
        answer.Json.GetProperty("title").GetString()!.StartsWith("outside your area", StringComparison.Ordinal).ShouldBe(english);
        answer.Json.GetProperty("reason").GetProperty("zh").GetString().ShouldStartWith("超出所辖区域");
        answer.Json.GetProperty("reason").GetProperty("en").GetString().ShouldStartWith("outside your area");
    }

    [Fact]
    public async Task What_the_role_may_not_do_is_forbidden()
    {
        var auditor = await office.AsAsync(Role.Auditor, Flood.County);
        var answer = await auditor.PostAsync($"/api/households/{Guid.NewGuid()}/register", Family());
        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Code.ShouldBe("not-allowed");
    }

    private static PlaceCode Village => PlaceCode.Parse("341503103201");

    private static HouseholdCommand.Register Family() => new(Village, "一组", [new(PersonName.TryParse("王平", out var name) ? name : default, Relation.Head)], Synthetic: true);
}
